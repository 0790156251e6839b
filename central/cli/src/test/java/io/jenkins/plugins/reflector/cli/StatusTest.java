package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code run} keeps of each automation, and what it need not do again. */
class StatusTest {

    private static final String SEMVER = "semver: {range: 1.23.x}";
    private static final String NO_CHANGE = "no change since last reconciliation";

    @TempDir
    private Path folder;

    private JsonNode run(Fleet fleet, Path resources, Object... more) throws Exception {
        Cli cli = Cli.run(Stream.concat(
                        Stream.of("run", "-f", resources, "--mirror", fleet.mirror(), "-o", "json"), Stream.of(more))
                .toArray());
        return cli.json().at("/automations/0");
    }

    @Test
    void asksOnlyForTheHeadWhereNothingChanged() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER);
            Path state = folder.resolve("state");
            JsonNode first = run(fleet, resources, "--state", state);
            String id = fleet.git.head("main");
            assertThat(first.at("/status/lastPushCommit").asText()).isEqualTo(id);
            assertThat(first.at("/status/observedSourceRevision").asText()).isEqualTo("main@sha1:" + id);
            assertThat(first.at("/status/observedPolicies/nginx-policy/tag").asText()).isEqualTo("1.23.1");
            assertThat(first.at("/status/conditions/0/type").asText()).isEqualTo("Ready");
            assertThat(first.at("/status/conditions/0/status").asText()).isEqualTo("True");
            assertThat(first.at("/status/lastEvent/message").asText()).startsWith("pushed commit '" + id.substring(0, 7) + "'");

            JsonNode second = run(fleet, resources, "--state", state);
            assertThat(second.get("message").asText()).isEqualTo(NO_CHANGE);
            assertThat(second.get("ready").asBoolean()).isTrue();
            assertThat(second.at("/status/conditions")).isEqualTo(first.at("/status/conditions"));
            assertThat(second.at("/status/lastPushTime")).isEqualTo(first.at("/status/lastPushTime"));
            assertThat(second.at("/status/lastEvent/type").asText()).isEqualTo("Trace");

            fleet.git.commit("main", Map.of(Fleet.FILE, Fleet.KUSTOMIZATION), "Back");
            assertThat(run(fleet, resources, "--state", state).get("pushed").asBoolean()).isTrue();
            fleet.registry.push("library/nginx", "1.23.2");
            assertThat(run(fleet, resources, "--state", state).get("pushed").asBoolean()).isTrue();
            assertThat(fleet.kustomization()).contains("newTag: 1.23.2");
        }
    }

    @Test
    void keepsADigestThatIsReflectedOnceAndThePickOfARegistryThatIsDown() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            String first = fleet.registry.push("library/nginx", "1.23.1");
            Path once = fleet.resources(SEMVER + "\n  digestReflectionPolicy: IfNotPresent");
            Path state = folder.resolve("state");
            assertThat(run(fleet, once, "--state", state).get("pushed").asBoolean()).isTrue();
            String moved = fleet.registry.push("library/nginx", "1.23.1");
            assertThat(moved).isNotEqualTo(first);

            assertThat(run(fleet, once, "--state", state).get("pushed").asBoolean()).isFalse();
            assertThat(fleet.kustomization()).contains("digest: " + first);

            fleet.git.commit("main", Map.of(Fleet.FILE, Fleet.KUSTOMIZATION), "Back");
            fleet.registry.setFault(request -> Optional.of(EmbeddedRegistryAnswer.error(503, "DOWN", "down")));
            Cli down = Cli.run("run", "-f", once, "--mirror", fleet.mirror(), "--state", state, "-o", "json");
            assertThat(down.exit()).isEqualTo(1);
            assertThat(down.json().at("/policies/0/ready").asBoolean()).isFalse();
            assertThat(fleet.kustomization()).contains("digest: " + first);

            fleet.registry.setFault(request -> Optional.empty());
            fleet.registry.push("library/nginx", "1.23.2");
            assertThat(run(fleet, once, "--state", state).get("pushed").asBoolean()).isTrue();
            String newest = fleet.registry.push("library/nginx", "1.23.2");
            Path always = fleet.resources(SEMVER + "\n  digestReflectionPolicy: Always\n  interval: 1m");
            assertThat(run(fleet, always, "--state", state).get("pushed").asBoolean()).isTrue();
            assertThat(fleet.kustomization()).contains("digest: " + newest);
        }
    }

    @Test
    void clonesNothingInAProcessOfItsOwnWithoutAMirror() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER);
            Path state = folder.resolve("state");
            run(fleet, resources, "--state", state);
            Path home = Files.createDirectory(folder.resolve("home"));
            try (JavaProcess process = JavaProcess.start(
                    home, any -> true, Main.class, "run", "-f", resources.toString(), "--mirror", fleet.mirror(), "--state", state.toString())) {
                process.await();
                assertThat(process.printed()).contains("flux-system/my-app: " + NO_CHANGE);
            }
            try (Stream<Path> files = Files.walk(home)) {
                assertThat(files.map(Path::toString)).noneMatch(file -> file.endsWith(".pack"));
            }
        }
    }

    @Test
    void keepsNothingOfADryRunAndNothingWithoutAFolder() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER);
            Path state = folder.resolve("state");
            JsonNode dry = run(fleet, resources, "--state", state, "--dry-run");
            assertThat(dry.get("changed").asBoolean()).isTrue();
            assertThat(dry.has("status")).isFalse();
            assertThat(run(fleet, resources).get("pushed").asBoolean()).isTrue();
            JsonNode again = run(fleet, resources);
            assertThat(again.get("message").asText()).isEqualTo("repository up-to-date");
            assertThat(again.at("/status/lastEvent/type").asText()).isEqualTo("Normal");
            assertThat(again.at("/status").has("lastPushTime")).isFalse();
        }
    }

    @Test
    void aFailureIsKeptAndTriedAgain() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path state = folder.resolve("state");
            JsonNode failed = run(fleet, fleet.resources(SEMVER, "", "wrong"), "--state", state);
            assertThat(failed.at("/status/conditions/0/status").asText()).isEqualTo("False");
            assertThat(failed.at("/status/conditions/0/reason").asText()).isEqualTo("GitOperationFailed");
            assertThat(failed.at("/status/lastEvent/type").asText()).isEqualTo("Warning");
            assertThat(run(fleet, fleet.resources(SEMVER), "--state", state).get("pushed").asBoolean()).isTrue();
        }
    }
}

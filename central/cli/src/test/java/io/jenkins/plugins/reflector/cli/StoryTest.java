package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The story of product.md through the commands, against a registry and a Git server over HTTP. */
class StoryTest {

    private static final String SEMVER = "semver: {range: 1.23.x}";

    @TempDir
    private Path folder;

    @Test
    void scanTellsWhatIsThere() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.0", "1.23.1", "latest")) {
            Cli cli = Cli.run("scan", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).isZero();
            JsonNode repository = cli.json().at("/repositories/0");
            assertThat(repository.get("namespace").asText()).isEqualTo("flux-system");
            assertThat(repository.get("name").asText()).isEqualTo("nginx-repo");
            assertThat(repository.get("ready").asBoolean()).isTrue();
            assertThat(repository.get("canonicalImageName").asText()).isEqualTo("index.docker.io/library/nginx");
            assertThat(repository.get("complete").asBoolean()).isTrue();
            assertThat(repository.get("tagCount").asInt()).isEqualTo(3);
            assertThat(repository.get("latestTags").toString()).isEqualTo("[\"latest\",\"1.23.1\",\"1.23.0\"]");
            assertThat(repository.get("revision").asText()).startsWith("sha256:");
            assertThat(repository.get("scanTime").asText()).matches("\\d{4}-.*Z");
        }
    }

    @Test
    void resolveExplains() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.0", "1.23.1", "1.23.2-rc.1", "1.24.0", "latest")) {
            Cli cli = Cli.run(
                    "resolve", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json", "--explain");

            assertThat(cli.exit()).isZero();
            JsonNode policy = cli.json().at("/policies/0");
            assertThat(policy.get("ready").asBoolean()).isTrue();
            assertThat(policy.get("reason").asText()).isEqualTo("Succeeded");
            assertThat(policy.get("message").asText()).isEqualTo("Latest image tag for nginx resolved to 1.23.1");
            assertThat(policy.get("latestRef").toString()).isEqualTo("{\"name\":\"nginx\",\"tag\":\"1.23.1\"}");
            assertThat(policy.get("explain"))
                    .extracting(v -> v.get("tag").asText() + " " + v.get("verdict").asText())
                    .containsExactlyInAnyOrder(
                            "1.23.0 older",
                            "1.23.1 picked",
                            "1.23.2-rc.1 prerelease",
                            "1.24.0 out-of-range",
                            "latest not-a-version");
        }
    }

    @Test
    void runDoesNothingWhileNothingIsNew() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.0")) {
            String head = fleet.git.head("main");

            Cli cli = Cli.run("run", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.json().get("changed").asBoolean()).isFalse();
            assertThat(cli.json().get("pushed").asBoolean()).isFalse();
            assertThat(cli.json().at("/automations/0/message").asText()).isEqualTo("repository up-to-date");
            assertThat(cli.json().at("/automations/0/commit").isMissingNode()).isTrue();
            assertThat(fleet.git.head("main")).isEqualTo(head);
        }
    }

    @Test
    void runPushesOneCommitThatChangesOneValue() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.0", "1.23.1", "1.24.0")) {
            Cli cli = Cli.run("run", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(fleet.kustomization()).isEqualTo(Fleet.KUSTOMIZATION.replace("1.23.0", "1.23.1"));
            assertThat(fleet.git.log("main")).hasSize(2);
            assertThat(fleet.git.log("main").get(0)).satisfies(head -> {
                assertThat(head.author()).isEqualTo("Bot");
                assertThat(head.email()).isEqualTo("bot@example.com");
                assertThat(head.message()).isEqualTo("1.23.0 to 1.23.1");
            });
            JsonNode automation = cli.json().at("/automations/0");
            assertThat(automation.get("pushed").asBoolean()).isTrue();
            assertThat(automation.at("/commit/id").asText()).isEqualTo(fleet.git.head("main"));
            assertThat(automation.at("/commit/branch").asText()).isEqualTo("main");
            JsonNode change = automation.at("/files/0/changes/0");
            assertThat(automation.at("/files/0/path").asText()).isEqualTo(Fleet.FILE);
            assertThat(change.get("line").asInt()).isEqualTo(5);
            assertThat(change.get("old").asText()).isEqualTo("1.23.0");
            assertThat(change.get("new").asText()).isEqualTo("1.23.1");
            assertThat(change.get("setter").asText()).isEqualTo("flux-system:nginx-policy");
        }
    }

    @Test
    void dryRunShowsTheDiffAndPushesNothing() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            String head = fleet.git.head("main");

            Cli cli = Cli.run(
                    "run", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "--dry-run", "-o", "diff");

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.out())
                    .contains("--- a/" + Fleet.FILE, "+++ b/" + Fleet.FILE)
                    .contains("-  newTag: 1.23.0 # This is what the reflector will update")
                    .contains("+  newTag: 1.23.1 # This is what the reflector will update");
            assertThat(fleet.git.head("main")).isEqualTo(head);
        }
    }

    @Test
    void theDigestPolicyPinsAndFollowsATagThatMoves() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            String first = fleet.registry.push("library/nginx", "latest");
            Path resources = fleet.resources("digest: {tag: latest}");

            assertThat(Cli.run("run", "-f", resources, "--mirror", fleet.mirror()).exit()).isZero();
            assertThat(fleet.kustomization())
                    .isEqualTo(Fleet.KUSTOMIZATION.replace("1.23.0", "latest") + "  digest: " + first + "\n");

            String second = fleet.registry.push("library/nginx", "latest");
            assertThat(Cli.run("run", "-f", resources, "--mirror", fleet.mirror()).exit()).isZero();
            assertThat(second).isNotEqualTo(first);
            assertThat(fleet.kustomization())
                    .isEqualTo(Fleet.KUSTOMIZATION.replace("1.23.0", "latest") + "  digest: " + second + "\n");
        }
    }

    @Test
    void runPushesToAnotherBranch() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER, "    push: {branch: updates}", Fleet.PASSWORD);
            String head = fleet.git.head("main");

            Cli cli = Cli.run("run", "-f", resources, "--mirror", fleet.mirror());

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(fleet.git.head("main")).isEqualTo(head);
            assertThat(fleet.git.read("updates", Fleet.FILE)).contains("newTag: 1.23.1");
        }
    }

    @Test
    void somebodyElsesPushInBetweenIsKept() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            boolean[] once = {false};
            fleet.server.setPreReceiveHook((receive, commands) -> {
                if (!once[0]) {
                    once[0] = true;
                    try {
                        fleet.git.commit("main", Map.of("other.txt", "theirs"), "Somebody else");
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException("the other commit failed", e);
                    }
                }
            });

            Cli cli = Cli.run("run", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.json().get("pushed").asBoolean()).isTrue();
            assertThat(fleet.git.read("main", "other.txt")).isEqualTo("theirs");
            assertThat(fleet.kustomization()).contains("newTag: 1.23.1");
            assertThat(fleet.git.log("main")).extracting(e -> e.message())
                    .containsExactly("1.23.0 to 1.23.1", "Somebody else", "Add my-app");
        }
    }

    @Test
    void updateEditsADirectoryWithoutGit() throws Exception {
        Path manifests = Files.createDirectories(folder.resolve("tree/apps/my-app"));
        Path file = Files.writeString(manifests.resolve("kustomization.yaml"), Fleet.KUSTOMIZATION);
        try (Fleet fleet = Fleet.start(folder)) {
            Path tags = fleet.file("tags.yaml", "flux-system/nginx-repo: ['1.23.0', '1.23.4', '1.24.0']\n");
            Object[] args = {
                "update", "-f", fleet.resources(SEMVER), "--tags", tags, "--path", folder.resolve("tree"), "-o", "json"
            };

            Cli cli = Cli.run(args);

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.json().get("changed").asBoolean()).isTrue();
            assertThat(cli.json().at("/files/0/path").asText()).isEqualTo("apps/my-app/kustomization.yaml");
            assertThat(file).hasContent(Fleet.KUSTOMIZATION.replace("1.23.0", "1.23.4"));
            assertThat(Cli.run(args).json().get("changed").asBoolean()).isFalse();
        }
    }

    @Test
    void updateTellsTheMessageAndChangesNothingInADryRun() throws Exception {
        Path manifests = Files.createDirectories(folder.resolve("tree/apps/my-app"));
        Path file = Files.writeString(manifests.resolve("kustomization.yaml"), Fleet.KUSTOMIZATION);
        try (Fleet fleet = Fleet.start(folder)) {
            Path tags = fleet.file("tags.yaml", "flux-system/nginx-repo: {'1.23.4': null}\n");

            Cli cli = Cli.run(
                    "update",
                    "-f", fleet.resources(SEMVER),
                    "--tags", tags,
                    "--path", folder.resolve("tree"),
                    "--dry-run",
                    "-o", "message");

            assertThat(cli.exit()).as(cli.err()).isZero();
            assertThat(cli.out()).isEqualTo("1.23.0 to 1.23.4");
            assertThat(file).hasContent(Fleet.KUSTOMIZATION);
        }
    }
}

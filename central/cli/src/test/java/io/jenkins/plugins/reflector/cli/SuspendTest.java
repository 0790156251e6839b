package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code suspend}: {@code run} skips what has it, the commands that somebody types to see something do not (cli.md). */
class SuspendTest {

    @TempDir
    private Path folder;

    @Test
    void scanAndResolveLookAtWhatIsSuspended() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = suspended(fleet, "interval: 10m", "suspend: true\n  interval: 10m");
            Cli scan = Cli.run("scan", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");
            assertThat(scan.exit()).isZero();
            assertThat(scan.json().at("/repositories/0/tagCount").asInt()).isEqualTo(1);
            Cli resolve = Cli.run("resolve", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");
            assertThat(resolve.exit()).isZero();
            assertThat(resolve.json().at("/policies/0/latestRef/tag").asText()).isEqualTo("1.23.1");
        }
    }

    @Test
    void runScansNoSuspendedRepository() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = suspended(fleet, "image: nginx", "image: nginx\n  suspend: true");
            Cli cli = Cli.run("run", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");
            assertThat(cli.exit()).isZero();
            assertThat(cli.err())
                    .contains("ImageRepository flux-system/nginx-repo is suspended: not scanned")
                    .contains("ImagePolicy flux-system/nginx-policy is suspended with its repository flux-system/nginx-repo: not resolved");
            assertThat(fleet.registry.requests()).isEmpty();
            assertThat(fleet.kustomization()).isEqualTo(Fleet.KUSTOMIZATION);
        }
    }

    @Test
    void runResolvesNoSuspendedPolicy() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources =
                    suspended(fleet, "imageRepositoryRef", "suspend: true\n  imageRepositoryRef");
            Cli cli = Cli.run("run", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");
            assertThat(cli.exit()).isZero();
            assertThat(cli.err()).contains("ImagePolicy flux-system/nginx-policy is suspended: not resolved").hasLineCount(1);
            JsonNode automation = cli.json().at("/automations/0");
            assertThat(automation.get("ready").asBoolean()).isTrue();
            assertThat(automation.get("changed").asBoolean()).isFalse();
            assertThat(fleet.registry.requests()).isEmpty();
        }
    }

    /** The story's resources with the first occurrence of a text replaced. */
    private static Path suspended(Fleet fleet, String text, String replacement) throws IOException {
        Path file = fleet.resources("semver: {range: 1.23.x}");
        String before = Files.readString(file);
        String after = before.replace(text, replacement);
        assertThat(after).isNotEqualTo(before);
        return Files.writeString(file, after);
    }
}

package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reflector validate}: what it says, in which shape, and how it ends. */
class ValidateTest {

    private static final String RESOURCES = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: app, namespace: apps}
            spec: {image: ghcr.io/acme/app, interval: 10m}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: app, namespace: apps}
            spec:
              imageRepositoryRef: {name: app}
              policy: {semver: {range: RANGE}}
            """;

    @TempDir
    private Path directory;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(directory.resolve(name), text);
    }

    private Path range(String range) throws IOException {
        return file("resources.yaml", RESOURCES.replace("RANGE", range));
    }

    @Test
    void endsWellWhereAllIsWell() throws Exception {
        Cli cli = Cli.run("validate", "-f", range("1.x"));
        assertThat(cli.err()).isEmpty();
        assertThat(cli.out().strip())
                .isEqualTo("1 ImageRepository, 1 ImagePolicy, 0 ImageUpdateAutomation, 0 GitRepository, 0 Secret");
        assertThat(cli.exit()).isZero();
    }

    @Test
    void failsForWhatCanNeverWork() throws Exception {
        Path resources = range("latest");
        Cli cli = Cli.run("validate", "-f", resources);
        assertThat(cli.err().strip())
                .isEqualTo("error: " + resources + ":11:28: spec.policy.semver.range: invalid policy: improper constraint:"
                        + " \"latest\"");
        assertThat(cli.exit()).isEqualTo(1);
    }

    @Test
    void warningsDoNotChangeTheExitCode() throws Exception {
        Path resources = file("r.yaml", RESOURCES.replace("RANGE", "1.x").replace("{name: app}\n", "{name: ap}\n"));
        Cli cli = Cli.run("validate", "-f", resources);
        assertThat(cli.err()).startsWith("warning: ").contains("did you mean apps/app?");
        assertThat(cli.exit()).isZero();
    }

    @Test
    void wrongFieldsCountMoreThanWrongValues() throws Exception {
        Path resources = file("r.yaml", RESOURCES.replace("RANGE", "latest").replace("interval: 10m", "interval: 10"));
        Cli cli = Cli.run("validate", "-f", resources);
        assertThat(cli.err()).contains(":4:43: spec.interval: expected a duration", "spec.policy.semver.range").doesNotContain("there is no");
        assertThat(cli.exit()).isEqualTo(2);
    }

    @Test
    void tellsAllAsJson() throws Exception {
        Path resources = range("latest");
        JsonNode json = Cli.run("validate", "-f", resources, "-o", "json").json();
        assertThat(json.get("valid").asBoolean()).isFalse();
        assertThat(json.get("resources").get("ImagePolicy").asInt()).isEqualTo(1);
        JsonNode problem = json.get("problems").get(0);
        assertThat(problem.get("severity").asText()).isEqualTo("error");
        assertThat(problem.get("file").asText()).isEqualTo(resources.toString());
        assertThat(problem.get("line").asInt()).isEqualTo(11);
        assertThat(problem.get("column").asInt()).isEqualTo(28);
        assertThat(problem.get("field").asText()).isEqualTo("spec.policy.semver.range");
        assertThat(problem.get("message").asText()).contains("improper constraint");
        assertThat(Cli.run("validate", "-f", range("1.x"), "-o", "yaml").out()).startsWith("valid: true\n");
        assertThat(Cli.run("validate", "-f", resources, "-o", "diff").exit()).isEqualTo(2);
    }

    @Test
    void triesThePoliciesOnGivenTags() throws Exception {
        Path tags = file("tags.yaml", "apps/app: [2.0.0, latest]\napps/apq: [1.0.0]\n");
        Cli cli = Cli.run("validate", "-f", range("1.x"), "--tags", tags);
        assertThat(cli.err())
                .contains("there is no ImageRepository apps/apq among these resources; did you mean apps/app?")
                .contains("spec.policy: picks none of the given tags: unable to determine latest version");
        assertThat(cli.exit()).isZero();
        assertThat(Cli.run("validate", "-f", range("2.x"), "--tags", file("t.yaml", "apps/app: [2.0.0]")).err()).isEmpty();
        Cli broken = Cli.run("validate", "-f", range("2.x"), "--tags", file("t.yaml", "apps/app: 2.0.0"));
        assertThat(broken.err()).contains("expected a list of tags");
        assertThat(broken.exit()).isEqualTo(2);
    }
}

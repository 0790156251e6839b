package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What users meet when something is wrong: a sentence, the right exit code, and the rest still done. */
class BadInputTest {

    private static final String SEMVER = "semver: {range: 1.23.x}";

    /** Where there is such a file, nobody can read it, whoever runs the test. */
    private static final Path UNREADABLE = Path.of("/proc/self/mem");

    @TempDir
    private Path folder;

    @Test
    void aWrongGitPasswordNamesHostAndUserAndNeverThePassword() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Cli cli = Cli.run(
                    "run",
                    "-f", fleet.resources(SEMVER, "", "wrong-passw0rd"),
                    "--mirror", fleet.mirror(),
                    "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("127.0.0.1", "git-bot").hasLineCount(1);
            assertThat(cli.out() + cli.err()).doesNotContain("wrong-passw0rd", "Exception");
            assertThat(cli.json().at("/automations/0/reason").asText()).isEqualTo("GitOperationFailed");
            assertThat(fleet.kustomization()).isEqualTo(Fleet.KUSTOMIZATION);
        }
    }

    @Test
    void aRefusedPushTellsTheServersWords() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            fleet.server.setPreReceiveHook((receive, commands) -> commands.forEach(command -> command.setResult(
                    org.eclipse.jgit.transport.ReceiveCommand.Result.REJECTED_OTHER_REASON, "only on Tuesdays")));

            Cli cli = Cli.run("run", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("only on Tuesdays", "main", "127.0.0.1");
            assertThat(cli.json().get("pushed").asBoolean()).isFalse();
            assertThat(fleet.kustomization()).isEqualTo(Fleet.KUSTOMIZATION);
        }
    }

    @ParameterizedTest
    @CsvSource({"401, 401", "403, 403", "404, 404"})
    void aRegistrysRefusalNamesHostAndRepository(int status, String shown) throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            fleet.registry.setFault(request -> request.path().contains("/tags/")
                    ? Optional.of(EmbeddedRegistryAnswer.error(status, "DENIED", "not for you"))
                    : Optional.empty());

            Cli cli = Cli.run("resolve", "-f", fleet.resources(SEMVER), "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("127.0.0.1", "library/nginx", shown);
            assertThat(cli.json().at("/policies/0/ready").asBoolean()).isFalse();
            assertThat(cli.json().at("/policies/0/latestRef").isMissingNode()).isTrue();
        }
    }

    @Test
    void anUnreachableRegistryIsNamed() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Cli cli = Cli.run(
                    "scan", "-f", fleet.resources(SEMVER), "--mirror", "docker.io=http://127.0.0.1:1", "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err())
                    .contains("127.0.0.1", "library/nginx", "nobody accepts connections")
                    .doesNotContain("certificate");
            assertThat(cli.json().at("/repositories/0/reason").asText()).isEqualTo("ReadOperationFailed");
        }
    }

    @Test
    void aMissingPathFailsThatAutomationAlone() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER);
            String text = java.nio.file.Files.readString(resources).replace("path: apps/my-app", "path: apps/gone");
            java.nio.file.Files.writeString(resources, text);

            Cli cli = Cli.run("run", "-f", resources, "--mirror", fleet.mirror(), "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err()).contains("apps/gone");
            assertThat(cli.json().at("/automations/0/reason").asText()).isEqualTo("UpdateFailed");
        }
    }

    @Test
    void oneWrongPolicyLeavesTheOthersAlone() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Path file = fleet.file(
                    "two.yaml",
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata: {name: r}
                    spec: {image: nginx, interval: 1m}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata: {name: bad}
                    spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: nonsense}}}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata: {name: unknown}
                    spec: {imageRepositoryRef: {name: r}, policy: {newestest: {}}}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata: {name: good}
                    spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: '*'}}}
                    """);
            Path tags = fleet.file("tags.yaml", "default/r: ['1.0.0']\n");

            Cli cli = Cli.run("resolve", "-f", file, "--tags", tags, "-o", "json");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.json().get("policies")).hasSize(3);
            JsonNode bad = cli.json().at("/policies/0");
            assertThat(bad.get("stalled").asBoolean()).isTrue();
            assertThat(bad.get("reason").asText()).isEqualTo("InvalidPolicy");
            assertThat(bad.get("message").asText()).contains("improper constraint: \"nonsense\"");
            assertThat(cli.json().at("/policies/1/reason").asText()).isEqualTo("InvalidPolicy");
            assertThat(cli.json().at("/policies/2/latestRef/tag").asText()).isEqualTo("1.0.0");
            assertThat(cli.err()).contains("two.yaml:");
        }
    }

    @Test
    void brokenResourcesAreNamedByFileLineAndFieldAndTheRestIsPrinted() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Path file = fleet.file(
                    "broken.yaml",
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata: {name: r}
                    spec: {image: nginx, interval: soon}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata: {name: fine}
                    spec: {image: nginx, interval: 1m}
                    ---
                    a: [1, 2
                    """);
            Path tags = fleet.file("tags.yaml", "default/fine: ['1.0.0']\n");

            Cli cli = Cli.run("resolve", "-f", file, "--tags", tags, "-o", "json");

            assertThat(cli.exit()).isEqualTo(2);
            assertThat(cli.err()).contains("broken.yaml:4:", "spec.interval", "broken.yaml:1");
            assertThat(cli.json().get("policies")).isEmpty();
        }
    }

    @Test
    void whatCanBeReadOfTheTagsIsStillPrinted() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Path file = fleet.file(
                    "two.yaml",
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata: {name: r}
                    spec: {image: nginx, interval: 1m}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata: {name: p}
                    spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: '*'}}}
                    """);
            Path tags = fleet.file("tags.yaml", "default/r:\n  1.0.0: sha256:%s\n  1.1.0: nonsense\ndefault/x: 5\n"
                    .formatted("a".repeat(64)));
            Cli cli = Cli.run("resolve", "-f", file, "--tags", tags, "-o", "json");
            assertThat(cli.exit()).isEqualTo(2);
            assertThat(cli.err())
                    .contains("tags.yaml:3:10: default/r.1.1.0: expected a digest", "tags.yaml:4:12: default/x")
                    .hasLineCount(2);
            assertThat(cli.json().at("/policies/0/latestRef/tag").asText()).isEqualTo("1.1.0");
            java.nio.file.Files.write(tags, new byte[] {'a', (byte) 0xff});
            Cli none = Cli.run("resolve", "-f", file, "--tags", tags, "-o", "json");
            assertThat(none.exit()).isEqualTo(2);
            assertThat(none.err()).contains("tags.yaml", "UTF-8");
            assertThat(none.json().at("/policies/0/reason").asText()).isEqualTo("DependencyNotReady");
        }
    }

    @Test
    void aMissingPathOfAnUpdateNamesTheAutomation() throws Exception {
        Path tree = java.nio.file.Files.createDirectories(folder.resolve("tree"));
        try (Fleet fleet = Fleet.start(folder)) {
            Path tags = fleet.file("tags.yaml", "flux-system/nginx-repo: ['1.23.4']\n");
            Cli cli = Cli.run("update", "-f", fleet.resources(SEMVER), "--tags", tags, "--path", tree, "-o", "json");
            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.err())
                    .contains("ImageUpdateAutomation flux-system/my-app (", "resources.yaml:", "apps/my-app")
                    .hasLineCount(1);
            assertThat(cli.json().get("changed").asBoolean()).isFalse();
        }
    }

    @Test
    void aFileThatIsNoTextIsNamedAndTheOthersAreRead() throws Exception {
        Path resources = java.nio.file.Files.createDirectory(folder.resolve("resources"));
        java.nio.file.Files.write(resources.resolve("a.yaml"), new byte[] {'a', ':', (byte) 0xff});
        java.nio.file.Files.writeString(
                resources.resolve("b.yaml"),
                "{apiVersion: image.toolkit.fluxcd.io/v1, kind: ImageRepository, metadata: {name: r},"
                        + " spec: {image: nginx, interval: 1m}}");

        Cli cli = Cli.run("validate", "-f", resources);

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("a.yaml", "UTF-8").hasLineCount(1);
        assertThat(cli.out()).startsWith("1 ImageRepository");
    }

    @ParameterizedTest
    @CsvSource({"'validate,-f,', -f", "'update,-f,GOOD,--path,', --path", "'discover,', DIR", "'resolve,-f,GOOD,--state,', --state"})
    void anEmptyNameIsNotTheCurrentDirectory(String command, String where) throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), repository("good"));

        Cli cli = Cli.run((Object[]) command.replace("GOOD", good.toString()).split(",", -1));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).isEqualToIgnoringNewLines("reflector: the name is empty (" + where + "); for the current directory write .");
    }

    @Test
    void aDirectoryMayBeNamedByALink() throws Exception {
        Path resources = Files.createDirectories(folder.resolve("resources/sub"));
        Files.writeString(resources.resolve("good.yaml"), repository("good"));
        Files.createSymbolicLink(resources.resolve("again"), Path.of(".."));
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("resources"));

        Cli cli = Cli.run("validate", "-f", link, "-o", "json");

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.json().at("/resources/ImageRepository").asInt()).isEqualTo(1);
        Files.writeString(resources.resolve("bad.yaml"), "kind: [\n");
        assertThat(Cli.run("validate", "-f", link).err()).startsWith("error: " + link.resolve("sub/bad.yaml") + ":");
    }

    @Test
    @DisabledIf("everythingCanBeRead")
    void aFileThatCannotBeReadIsNamedAndTheOthersAreRead() throws Exception {
        Path good = Files.writeString(folder.resolve("good.yaml"), repository("good"));
        Path tags = Files.writeString(folder.resolve("tags.yaml"), "good: ['1.0']\n");

        Cli cli = Cli.run("validate", "-f", UNREADABLE, "-f", good, "-o", "json");

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).startsWith("error: " + UNREADABLE + ": cannot be read (").hasLineCount(1);
        assertThat(cli.json().at("/resources/ImageRepository").asInt()).isEqualTo(1);
        Cli resolved = Cli.run("resolve", "-f", good, "--tags", UNREADABLE);
        assertThat(resolved.exit()).isEqualTo(2);
        assertThat(resolved.err()).startsWith("error: " + UNREADABLE + ": cannot be read (").hasLineCount(1);
        assertThat(Cli.run("resolve", "-f", good, "--tags", tags).exit()).isZero();
    }

    static boolean everythingCanBeRead() {
        return !Files.exists(UNREADABLE);
    }

    @Test
    void standardInputThatIsNoTextIsNamed() {
        InputStream before = System.in;
        try {
            System.setIn(new ByteArrayInputStream((repository("good") + "# \u00e9\n").getBytes(StandardCharsets.ISO_8859_1)));

            Cli cli = Cli.run("validate", "-f", "-");

            assertThat(cli.exit()).isEqualTo(2);
            assertThat(cli.err()).startsWith("error: -: is not UTF-8 text");
        } finally {
            System.setIn(before);
        }
    }

    private static String repository(String name) {
        return "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: " + name
                + "}\nspec: {image: nginx, interval: 1m}\n";
    }

    @Test
    void aMessageThatFailsLeavesTheFilesAlone() throws Exception {
        Path tree = java.nio.file.Files.createDirectories(folder.resolve("tree/apps/my-app"));
        Path file = java.nio.file.Files.writeString(tree.resolve("kustomization.yaml"), Fleet.KUSTOMIZATION);
        try (Fleet fleet = Fleet.start(folder)) {
            Path resources = fleet.resources(SEMVER);
            String text = java.nio.file.Files.readString(resources).replace(".Changed.Changes", ".Nonsense");
            java.nio.file.Files.writeString(resources, text);
            Path tags = fleet.file("tags.yaml", "flux-system/nginx-repo: ['1.23.4']\n");

            Cli cli = Cli.run(
                    "update", "-f", resources, "--tags", tags, "--path", folder.resolve("tree"), "-o", "message");

            assertThat(cli.exit()).isEqualTo(1);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.err()).contains("Nonsense", "flux-system/my-app");
            assertThat(file).hasContent(Fleet.KUSTOMIZATION);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "resolve | Missing required option",
                "resolve -f /nowhere.yaml | /nowhere.yaml",
                "resolve -f . -o diff | no -o diff",
                "update -f . --path /nowhere | /nowhere",
                "update -f . --path . --strategy Sometimes | Sometimes",
                "scan -f . --mirror docker.io | HOST=URL",
                "frobnicate | frobnicate",
                "resolve -f . --nonsense | --nonsense"
            })
    void wrongUsageEndsWithTwo(String command, String said) {
        Cli cli = Cli.run((Object[]) command.split(" "));

        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains(said);
    }

    @Test
    void withoutAnAutomationRunShowsThePicksAndSaysWhyNothingIsWritten() throws Exception {
        try (Fleet fleet = Fleet.start(folder)) {
            Path file = fleet.file(
                    "pick.yaml",
                    """
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImageRepository
                    metadata: {name: r}
                    spec: {image: nginx, interval: 1m}
                    ---
                    apiVersion: image.toolkit.fluxcd.io/v1
                    kind: ImagePolicy
                    metadata: {name: p}
                    spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: '*'}}}
                    """);
            Path tags = fleet.file("tags.yaml", "default/r: ['1.0.0']\n");

            Cli cli = Cli.run("run", "-f", file, "--tags", tags);

            assertThat(cli.exit()).isZero();
            assertThat(cli.out()).contains("default/p", "1.0.0");
            assertThat(cli.err()).contains("no ImageUpdateAutomation").hasLineCount(1);
        }
    }

    @Test
    void tagsMayComeFromAPipe() throws Exception {
        Path resources = Files.writeString(
                folder.resolve("resources.yaml"),
                """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: r}
                spec: {image: nginx, interval: 1m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: p}
                spec: {imageRepositoryRef: {name: r}, policy: {alphabetical: {}}}
                """);
        Path pipe = folder.resolve("tags");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
        Process writer = new ProcessBuilder("sh", "-c", "echo 'default/r: [a]' > \"$0\"", pipe.toString()).start();
        try {
            assertThat(Cli.run("resolve", "-f", resources, "--tags", pipe, "-o", "json").json().at("/policies/0/latestRef/tag").asText())
                    .isEqualTo("a");
        } finally {
            writer.destroyForcibly();
        }
        assertThat(Cli.run("resolve", "-f", resources, "--tags", folder).err()).contains("there is no file " + folder);
    }
}

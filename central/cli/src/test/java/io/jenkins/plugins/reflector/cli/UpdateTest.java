package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code reflector update} on trees of all kinds of files. */
class UpdateTest {
    private static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: web, namespace: prod}\nspec:\n  containers:\n  - image: nginx:1.23.0 # c\n";

    @TempDir
    private Path folder;

    private Path tree;
    private Path resources;
    private Path tags;

    @BeforeEach
    void prepare() throws IOException {
        tree = Files.createDirectories(folder.resolve("tree"));
        resources = Files.writeString(
                folder.resolve("resources.yaml"),
                """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: r, namespace: ns}
                spec: {image: nginx, interval: 1m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: web-policy, namespace: ns}
                spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: 1.23.x}}}
                """);
        tags = Files.writeString(folder.resolve("tags.yaml"), "ns/r: ['1.23.4']\n");
    }

    private void write(String file, String text) throws IOException {
        Path path = tree.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }

    private Cli update(Object... more) {
        Object[] fixed = {"update", "-f", resources, "--tags", tags, "--path", tree};
        return Cli.run(Stream.concat(Stream.of(fixed), Stream.of(more)).toArray());
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(tree)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(tree.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @Test
    void gitAppliesTheDiffToTheVeryBytesThatTheUpdateWrites() throws Exception {
        assumeTrue(run("git", "--version") == 0, "git is missing: install the package git");
        write("pod.yaml", POD);
        write("no newline.yaml", POD.stripTrailing());
        write("crlf.yaml", POD.replace("\n", "\r\n"));
        write("crlf no newline.yaml", POD.replace("\n", "\r\n").stripTrailing());
        write("bom.yaml", "\uFEFF" + POD);
        write("unicode ä 😀/tab\there.yaml", POD);
        write("quote\"back\\slash.yaml", POD);
        write("a b/kustomization.yaml", Fleet.KUSTOMIZATION.replace("newTag", "digest: sha256:" + "ab".repeat(32) + "\n  newTag"));
        write("far.yaml", POD + "# filler\n".repeat(50) + "---\n" + POD);
        write("Dockerfile", "FROM nginx:1.23.0");
        write("same.yaml", POD.replace("1.23.0", "1.23.4"));
        Map<String, String> before = files();
        Cli diff = update("-o", "diff", "--dry-run");
        assertThat(diff.exit()).as(diff.err()).isZero();
        assertThat(files()).isEqualTo(before);
        assertThat(diff.out()).doesNotContain("same.yaml").contains("\\ No newline at end of file");

        Path patch = Files.writeString(folder.resolve("patch"), diff.out());
        assertThat(run("git", "-C", tree.toString(), "apply", "--check", patch.toString())).isZero();
        assertThat(run("git", "-C", tree.toString(), "apply", patch.toString())).isZero();
        Map<String, String> applied = files();
        before.forEach(this::restore);
        Cli written = update("-o", "diff");

        assertThat(written.out()).isEqualTo(diff.out());
        assertThat(files()).isEqualTo(applied).isNotEqualTo(before);
        assertThat(applied.get("crlf.yaml")).isEqualTo(POD.replace("1.23.0", "1.23.4").replace("\n", "\r\n"));
        assertThat(update("-o", "diff").out()).isEmpty();
    }

    private void restore(String file, String text) {
        try {
            write(file, text);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private int run(String... command) throws Exception {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("git.log").toFile())
                .start();
        int exit = process.waitFor();
        if (exit != 0) {
            System.err.println(Files.readString(folder.resolve("git.log"), StandardCharsets.UTF_8));
        }
        return exit;
    }

    @Test
    void jsonTellsFileObjectLineOldNewAndSetter() throws IOException {
        write("apps/pod.yaml", "# first\n---\n" + POD);
        write("marked.yaml", "image: {\n  tag: x # {\"$imagepolicy\": \"ns:web-policy:tag\"}\n}\n");

        Cli cli = update("-o", "json");

        JsonNode change = cli.json().at("/files/0/changes/0");
        assertThat(cli.json().at("/files/0/path").asText()).isEqualTo("apps/pod.yaml");
        assertThat(change.get("object")).hasToString("{\"apiVersion\":\"v1\",\"kind\":\"Pod\",\"namespace\":\"prod\",\"name\":\"web\"}");
        assertThat(change.get("line").asInt()).isEqualTo(8);
        assertThat(change.get("old").asText()).isEqualTo("nginx:1.23.0");
        assertThat(change.get("new").asText()).isEqualTo("nginx:1.23.4");
        assertThat(change.get("setter").asText()).isEqualTo("ns:web-policy");
        assertThat(cli.json().at("/files/1/changes/0/setter").asText()).isEqualTo("ns:web-policy:tag");
        assertThat(cli.json().get("pushed").asBoolean()).isFalse();
        assertThat(cli.json().has("commit")).isFalse();
    }

    @Test
    void markersWithoutEffectAreToldWithFileLineAndTheNearestPolicy() throws IOException {
        write(
                "a.yaml",
                """
                a: x # {"$imagepolicy": "ns:web-polcy"}
                b: x # {"$imagepolicy": "other:web-policy"}
                c: x # {"$imagepolicy": "ns:web-policy:TAG"}
                d: # {"$imagepolicy": "ns:web-polic"}
                  e: x
                """);

        Cli cli = update("-o", "json");

        assertThat(cli.exit()).isZero();
        assertThat(cli.err().lines().toList()).hasSize(4).allSatisfy(line -> assertThat(line)
                .matches("warning: a.yaml:[1-4]: .*did you mean ns:web-policy\\?"));
        assertThat(cli.json().get("warnings").findValuesAsText("line")).containsExactly("1", "2", "3", "4");
    }

    @Test
    void theOptionsOfAnAutomationHold() throws IOException {
        Files.writeString(
                resources,
                """
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageUpdateAutomation
                metadata: {name: all, namespace: ns}
                spec:
                  interval: 1m
                  sourceRef: {kind: GitRepository, name: none}
                  git: {commit: {author: {email: a@example.com}}}
                  update: {strategy: Images, path: apps}
                  reflector:
                    exclude: ['*-old.yaml']
                    templates: true
                    paths:
                    - more
                    - {file: .env, key: NGINX_TAG, policy: web-policy, part: tag}
                    - {file: '**/Chart.yaml', key: appVersion, policy: web-policy, part: tag, bump: patch}
                    - {file: '*.sh', pattern: 'nginx:[0-9.]+'}
                """,
                java.nio.file.StandardOpenOption.APPEND);
        write("apps/pod.yaml", POD);
        write("apps/pod-old.yaml", POD);
        write("more/t.yaml", "{{ if .x }}\nimage: nginx:1.23.0\n{{ end }}\n");
        write("elsewhere/pod.yaml", POD);
        write(".env", "NGINX_TAG=1.23.0\n");
        write("charts/web/Chart.yaml", "version: 0.1.0\nappVersion: 1.23.0\n");
        write("bin/run.sh", "docker run nginx:1.23.0\n");

        Cli cli = update("-o", "json");

        assertThat(cli.exit()).as(cli.err()).isZero();
        assertThat(cli.err()).isEmpty();
        assertThat(cli.json().findValuesAsText("path"))
                .containsExactly(".env", "apps/pod.yaml", "bin/run.sh", "charts/web/Chart.yaml", "more/t.yaml");
        assertThat(files())
                .containsEntry(".env", "NGINX_TAG=1.23.4\n")
                .containsEntry("charts/web/Chart.yaml", "version: 0.1.1\nappVersion: 1.23.4\n")
                .containsEntry("bin/run.sh", "docker run nginx:1.23.4\n")
                .containsEntry("more/t.yaml", "{{ if .x }}\nimage: nginx:1.23.4\n{{ end }}\n")
                .containsEntry("elsewhere/pod.yaml", POD);
        assertThat(update("-o", "json").json().get("changed").asBoolean()).isFalse();
    }

    @Test
    void messagesNameFilesBelowThePathHoweverThatIsWritten() throws IOException {
        Files.writeString(
                resources,
                """
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageUpdateAutomation
                metadata: {name: all, namespace: ns}
                spec:
                  interval: 1m
                  sourceRef: {kind: GitRepository, name: none}
                  git:
                    commit:
                      author: {email: a@example.com}
                      messageTemplate: '{{ range $file, $objects := .Changed.FileChanges }}{{ $file }}{{ end }}'
                  update: {strategy: Images, path: ./apps}
                """,
                java.nio.file.StandardOpenOption.APPEND);
        write("apps/web/pod.yaml", POD);

        assertThat(update("--dry-run", "-o", "message").out()).isEqualTo("web/pod.yaml");
        assertThat(update("--dry-run", "-o", "json").json().at("/files/0/path").asText()).isEqualTo("apps/web/pod.yaml");
    }

    @Test
    void linksThatLeaveTheTreeAreNotFollowed() throws IOException {
        Path outside = Files.writeString(folder.resolve("outside.yaml"), POD);
        write("pod.yaml", POD);
        Files.createSymbolicLink(tree.resolve("link.yaml"), outside);
        Files.createSymbolicLink(tree.resolve("twin.yaml"), Path.of("pod.yaml"));

        Cli cli = update("-o", "json");

        assertThat(cli.json().findValuesAsText("path")).containsExactly("pod.yaml");
        assertThat(outside).hasContent(POD);
        assertThat(tree.resolve("twin.yaml")).isSymbolicLink().hasContent(POD.replace("1.23.0", "1.23.4"));
    }
}

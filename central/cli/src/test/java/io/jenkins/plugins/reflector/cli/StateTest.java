package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line remembers from call to call. */
class StateTest {

    private static final String AGE = "reflector: {minimumAge: 72h}";

    @TempDir
    Path folder;

    private EmbeddedRegistry registry;
    private Path state;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.start();
        registry.push("library/nginx", "1.0.0");
        state = folder.resolve("state");
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void aTagThatIsNewSinceTheLastCallMustAge() throws Exception {
        assertThat(picked(state)).as("the first call takes what is there").isEqualTo("1.0.0");
        registry.push("library/nginx", "1.1.0");

        Cli cli = resolve("--state", state, "--explain");
        assertThat(cli.json().at("/policies/0/latestRef/tag").asText()).isEqualTo("1.0.0");
        assertThat(cli.json().at("/policies/0/explain").toString()).contains("too young until");
        assertThat(picked(state)).isEqualTo("1.0.0");
        assertThat(picked(Path.of("none"))).as("without a memory all are old").isEqualTo("1.1.0");
        assertThat(picked(folder.resolve("other"))).isEqualTo("1.1.0");
    }

    @Test
    void aDamagedMemoryIsToldAndMadeAnew() throws Exception {
        picked(state);
        Path file;
        try (Stream<Path> files = Files.list(state.resolve("first-seen"))) {
            file = files.findFirst().orElseThrow();
        }
        Files.writeString(file, "nonsense");

        Cli cli = resolve("--state", state);
        assertThat(cli.exit()).isZero();
        assertThat(cli.err().lines()).hasSize(1);
        assertThat(cli.err()).startsWith("warning: what was stored of index.docker.io/library/nginx is damaged (");
        assertThat(resolve("--state", state).err()).isEmpty();
    }

    @Test
    void aFolderThatCannotBeUsedIsToldInOneLine() throws Exception {
        Files.createDirectories(state);
        Files.writeString(state.resolve("format"), "9");
        Cli newer = resolve("--state", state);
        assertThat(newer.exit()).isEqualTo(1);
        assertThat(newer.out()).isEmpty();
        assertThat(newer.err().lines()).hasSize(1);
        assertThat(newer.err()).startsWith("reflector: the folder " + state + " was written by a newer version");

        Path taken = Files.writeString(folder.resolve("a-file"), "");
        Cli unusable = resolve("--state", taken);
        assertThat(unusable.exit()).isEqualTo(1);
        assertThat(unusable.err().lines()).hasSize(1);
        assertThat(unusable.err())
                .startsWith("reflector: cannot remember in " + taken)
                .contains("name another folder with --state, or --state none");
    }

    @Test
    void theUsualFolderIsUsedOnlyWhereAPolicyNeedsIt() throws Exception {
        Path usual = folder.resolve(".local/state/image-reflector");
        Path tags = Files.writeString(folder.resolve("tags.yaml"), "default/r: ['1.0.0']");
        Path plain = resources("");
        Path needing = resources(AGE);

        inHome("resolve", "-f", plain.toString(), "--mirror", mirror());
        inHome("resolve", "-f", needing.toString(), "--tags", tags.toString());
        assertThat(usual).doesNotExist();
        inHome("resolve", "-f", needing.toString(), "--mirror", mirror());
        assertThat(usual.resolve("first-seen")).isNotEmptyDirectory();
    }

    @Test
    void theUsualFolderIsWhereTheDesktopKeepsState() {
        assertThat(StateInput.usual(Map.of("XDG_STATE_HOME", "/state")::get, "/home/me"))
                .isEqualTo(Path.of("/state/image-reflector"));
        for (Map<String, String> environment : java.util.List.of(
                Map.<String, String>of(), Map.of("XDG_STATE_HOME", ""), Map.of("XDG_STATE_HOME", "relative"))) {
            assertThat(StateInput.usual(environment::get, "/home/me"))
                    .isEqualTo(Path.of("/home/me/.local/state/image-reflector"));
        }
    }

    private String picked(Path where) throws Exception {
        return resolve("--state", where).json().at("/policies/0/latestRef/tag").asText();
    }

    private Cli resolve(Object... more) throws Exception {
        return Cli.run(Stream.concat(
                        Stream.of("resolve", "-f", resources(AGE), "--mirror", mirror(), "-o", "json"), Stream.of(more))
                .toArray());
    }

    private void inHome(String... arguments) throws Exception {
        try (JavaProcess process = JavaProcess.start(folder, path -> true, Main.class, arguments)) {
            process.await();
        }
    }

    private String mirror() {
        return "docker.io=" + registry.url();
    }

    private Path resources(String options) throws Exception {
        return Files.writeString(
                folder.resolve("resources" + options.length() + ".yaml"),
                """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: r}
                spec: {image: nginx, interval: 10m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: p}
                spec:
                  imageRepositoryRef: {name: r}
                  policy: {semver: {range: 1.x}}
                  %s
                """.formatted(options));
    }
}

package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

class OutputTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"2024-01-01", "1_000", "010", "0x1F", "1e3", ".5", "on", "NO", "null", "1:30", "1.20"})
    void aTagIsATextForEveryReaderOfYaml(String tag) throws Exception {
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
        Path tags = Files.writeString(folder.resolve("tags.yaml"), "r: ['" + tag + "']\n");

        Cli cli = Cli.run("resolve", "-f", resources, "--tags", tags, "-o", "yaml");

        assertThat(cli.out()).contains("    tag: '" + tag + "'\n");
        assertThat(new Load(LoadSettings.builder().build()).loadFromString(cli.out()))
                .hasToString(new ObjectMapper()
                        .convertValue(
                                Cli.run("resolve", "-f", resources, "--tags", tags, "-o", "json").json(), Map.class)
                        .toString());
    }

    @Test
    void aCellOfSeveralLinesIsOneLineOfATable() {
        StringWriter out = new StringWriter();
        Output.table(
                new PrintWriter(out, true),
                List.of("  OLD", "NEW"),
                List.of(List.of("  one\ntwo\n", "a"), List.of("  x", "\u001b[31mb")));
        assertThat(out.toString().lines()).containsExactly("  OLD      NEW", "  one two  a", "  x         [31mb");
    }
}

package io.jenkins.plugins.reflector.engine.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class YamlReaderTest {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "true,BOOLEAN",
                "False,BOOLEAN",
                "yes,STRING",
                "on,STRING",
                "y,STRING",
                "'true',STRING",
                "12,INTEGER",
                "0o7,INTEGER",
                "1_000,STRING",
                "1.10,FLOAT",
                "1e3,FLOAT",
                "1.23.0,STRING",
                "2024-01-01,STRING",
                "~,NULL",
                "null,NULL",
                "'',STRING",
                "!!str 12,STRING",
            })
    void resolvesScalarsAsYaml12(String text, YamlScalar.Type type) {
        assertThat(scalar("k: " + text).type()).isEqualTo(type);
    }

    @Test
    void keepsTheTextOfNumbers() {
        assertThat(scalar("k: 1.10").text()).isEqualTo("1.10");
    }

    @Test
    void readsJson() {
        assertThat(scalar("{\"k\": \"v\\n\"}").text()).isEqualTo("v\n");
    }

    @Test
    void countsPositionsFromOneAcrossDocuments() {
        YamlDocuments read = YamlReader.read("f.yaml", "a: 1\r\n---\r\n# note\r\nb:\r\n  😀: x\r\n");
        YamlMapping b = (YamlMapping) ((YamlMapping) read.documents().get(1)).get("b").orElseThrow();
        assertThat(b.position()).hasToString("f.yaml:5:3");
        assertThat(b.get("😀").orElseThrow().position()).hasToString("f.yaml:5:6");
    }

    @ParameterizedTest
    @CsvSource({
        "'a: [1\n---\nb: 2\n', 1, f.yaml:2:1",
        "'b: 2\n---\na: 1\na: 2\n', 1, f.yaml:4:1",
        "'b: 2\n---\na:\n\t- x\n', 1, f.yaml:4:1",
        "'a: *x\n', 0, f.yaml:1:4",
        "'a: &x [*x]\n', 0, f.yaml:1:8",
        "'? [a]\n: b\n', 0, f.yaml:1:3",
        "'a: \u0007\n', 0, f.yaml:1:4",
        "'a: b: c\n', 0, f.yaml:1:5",
        "'<<: x\n', 0, f.yaml:1:5",
    })
    void aBrokenDocumentCostsOnlyItself(String text, int documents, String position) {
        YamlDocuments read = YamlReader.read("f.yaml", text);
        assertThat(read.documents()).hasSize(documents);
        assertThat(read.problems()).hasSize(1);
        assertThat(read.problems().get(0).position()).hasToString(position);
        assertThat(read.problems().get(0).message()).isNotBlank().doesNotContain("org.snakeyaml");
    }

    @Test
    void namesTheLineOfTheFirstOfTwoEqualKeys() {
        assertThat(YamlReader.read("f", "x: 0\na: 1\na: 2\n").problems().get(0).message())
                .isEqualTo("the key 'a' stands twice in one mapping, first in line 2; remove one of them");
    }

    @Test
    void skipsEmptyDocumentsAndKeepsDirectivesWithTheirDocument() {
        YamlDocuments read = YamlReader.read("f", "# top\n---\n---\n%not a directive: x\n...\n%YAML 1.2\n---\na: 1\n");
        assertThat(read.documents()).hasSize(1);
        assertThat(read.problems()).hasSize(1);
        assertThat(((YamlMapping) read.documents().get(0)).get("a")).isPresent();
    }

    @Test
    void aMarkerIsALineOfItsOwn() {
        YamlDocuments read = YamlReader.read("f", "a: |\n  ---\n  x\nb: ---x\n");
        assertThat(read.problems()).isEmpty();
        assertThat(read.documents()).hasSize(1);
    }

    @Test
    void mergesWithoutOverwriting() {
        YamlMapping root = (YamlMapping) YamlReader.read("f", "base: &b {x: 1, y: 2}\nk:\n  <<: *b\n  y: 3\n")
                .documents()
                .get(0);
        YamlMapping k = (YamlMapping) root.get("k").orElseThrow();
        assertThat(((YamlScalar) k.get("x").orElseThrow()).text()).isEqualTo("1");
        assertThat(((YamlScalar) k.get("y").orElseThrow()).text()).isEqualTo("3");
    }

    @Test
    void refusesAliasesThatUnfoldToTooMuch() {
        StringBuilder text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i <= 8; i++) {
            text.append("a").append(i).append(": &a").append(i).append(" [");
            text.append(("*a" + (i - 1) + ",").repeat(10)).append("]\n");
        }
        YamlDocuments read = YamlReader.read("f", text.toString());
        assertThat(read.documents()).isEmpty();
        assertThat(read.problems().get(0).message()).contains("its aliases unfolded");
    }

    @Test
    void refusesDeepNesting() {
        YamlDocuments read = YamlReader.read("f", "[".repeat(5000) + "]".repeat(5000));
        assertThat(read.problems().get(0).message()).contains("nested deeper than 100 levels");
    }

    @Test
    void refusesHugeFiles() {
        YamlDocuments read = YamlReader.read("f", "#".repeat(YamlReader.MAX_LENGTH + 1));
        assertThat(read.problems().get(0).message()).contains("longer than 16 MiB");
    }

    @Test
    void neverShowsAValue() {
        assertThat(scalar("k: hunter2").toString()).doesNotContain("hunter2");
    }

    private static YamlScalar scalar(String text) {
        YamlDocuments read = YamlReader.read("f", text);
        assertThat(read.problems()).isEmpty();
        return (YamlScalar) ((YamlMapping) read.documents().get(0)).get("k").orElseThrow();
    }
}

package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TagsFileTest {

    private static final String DIGEST = "sha256:" + "a".repeat(64);

    @Test
    void readsListsAndMaps() {
        TagsFile file = read("team/a/app: [1.10, 1.9, 1.10, latest]\nother:\n  v1: " + DIGEST + "\n  v2:\nn/none: []\n");
        assertThat(file.problems()).isEmpty();
        assertThat(file.tags().get(new ResourceName("team/a", "app")).keySet()).containsExactly("1.10", "1.9", "latest");
        assertThat(file.tags().get(new ResourceName("default", "other")))
                .containsEntry("v1", DIGEST)
                .containsEntry("v2", null);
        assertThat(file.tags().get(new ResourceName("n", "none"))).isEmpty();
    }

    @Test
    void readsJson() {
        assertThat(read("{\"n/r\": [\"1.0\"]}").tags().get(new ResourceName("n", "r"))).containsOnlyKeys("1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "[a] | f:1:1 | expected a map from namespace/name to tags, found a list",
                "n/r: x | f:1:6 | expected a list of tags",
                "/r: [a] | f:1:1 | expected namespace/name",
                "n/r: [\"a\\tb\"] | f:1:7 | expected a tag",
                "n/r: [[a]] | f:1:7 | found a list",
                "n/r: {a: sha256:12} | f:1:10 | expected a digest",
                "{r: [a], default/r: [b]} | f:1:10 | stand twice",
            })
    void namesWhatIsWrong(String text, String position, String message) {
        TagsFile file = read(text);
        assertThat(file.problems()).hasSize(1);
        assertThat(file.problems().get(0).position()).hasToString(position);
        assertThat(file.problems().get(0).message()).contains(message);
    }

    @Test
    void keepsATagWhoseDigestIsWrong() {
        assertThat(read("n/r: {a: sha256:12}").tags().get(new ResourceName("n", "r"))).containsEntry("a", null);
    }

    private static TagsFile read(String text) {
        return TagsFile.read(new SourceText("f", text));
    }
}

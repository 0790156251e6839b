package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextsTest {

    @Test
    void blankAndAbsentMeanTheSame() {
        assertThat(Texts.trimToNull(" \t")).isNull();
        assertThat(Texts.trimToNull(null)).isNull();
        assertThat(Texts.trimToNull(" a ")).isEqualTo("a");
        assertThat(Texts.orDefault(" ", "d")).isEqualTo("d");
        assertThat(Texts.orDefault(" a ", "d")).isEqualTo("a");
    }

    @Test
    void linesOfATextAreaAndOfAListAreTheSame() {
        assertThat(Texts.lines(List.of("a\r\n b \n\nc"))).containsExactly("a", "b", "c");
        assertThat(Texts.lines(Arrays.asList("a", null, " "))).containsExactly("a");
        assertThat(Texts.lines(null)).isEmpty();
    }
}

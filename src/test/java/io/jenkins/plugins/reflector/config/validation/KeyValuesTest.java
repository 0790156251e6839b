package io.jenkins.plugins.reflector.config.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class KeyValuesTest {

    @Test
    void aPairIsALine() {
        assertThat(KeyValues.parse(List.of("a = b=c \n ci.skip", "d=")))
                .containsExactly(Map.entry("a", "b=c"), Map.entry("ci.skip", ""), Map.entry("d", ""));
        assertThat(KeyValues.parse(null)).isEmpty();
    }

    @Test
    void whatIsNoPairIsToldInOneSentence() {
        assertThat(KeyValues.problem("a=1\n=2")).hasValue("The line \"=2\" has no key: write key=value, one a line.");
        assertThat(KeyValues.problem("a=1\na=2")).hasValue("The key \"a\" is there twice: take one of them out.");
        assertThat(KeyValues.problem(null)).isEmpty();
    }
}

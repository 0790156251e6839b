package io.jenkins.plugins.reflector.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Re2Test {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{100}){100}){100}", "(a{2,500}){3}", "((a{10}b){10}[c]){11}", "(?:x{1000}){2,}",
                "[\\]]([{}]{40}){30}",
                "([[:alpha:]]{50}){50}"
            })
    void refusesRepeatsThatMultiply(String expression) {
        assertThatThrownBy(() -> Re2.compile(expression))
                .isInstanceOf(InvalidRegexException.class)
                .hasMessageContaining("multiply");
    }

    @Test
    void refusesManyGreatRepeatsBesideEachOther() {
        assertThatThrownBy(() -> Re2.compile("(abcdefghij){1000}".repeat(50)))
                .isInstanceOf(InvalidRegexException.class);
    }

    @Test
    void refusesDeepNesting() {
        assertThatThrownBy(() -> Re2.compile("(".repeat(100_000) + ")".repeat(100_000)))
                .isInstanceOf(InvalidRegexException.class)
                .hasMessageContaining("deeply");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "^v(\\d{1,3})\\.(\\d{1,3})$", "([0-9a-f]{40}){25}", "(\\x{1000}){2}", "[{1000}]{2}", "a{,5}",
                "\\Qa{900}\\E{2}",
                "((a{2}){2}){2}", "(?P<n>[a-z]{10}){10}", "(a{1000})b{1000}"
            })
    void takesWhatIsCheap(String expression) throws Exception {
        assertThat(Re2.compile(expression).pattern()).isEqualTo(expression);
    }

    @Test
    void exclusionsNameTheExpressionThatMatched() throws Exception {
        ExclusionList list = ExclusionList.compile(List.of("^.*\\.sig$", "aaa|ccc"));
        assertThat(list.matching("sha256-1.sig")).isEqualTo("^.*\\.sig$");
        assertThat(list.matching("xcccx")).isEqualTo("aaa|ccc");
        assertThat(list.matching("1.0.0")).isNull();
        assertThatThrownBy(() -> ExclusionList.compile(List.of("[=")))
                .hasMessageStartingWith("failed to compile regex [=: ");
    }
}

package io.jenkins.plugins.reflector.engine.policy.semver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.policy.semver.Range.Rejection.Cause;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of flux.md 2.4, 2.5 and the range table of 5.2, which lies in range-rows.txt. */
class RangeTest {

    static Stream<String[]> rows() throws IOException {
        try (InputStream in = RangeTest.class.getResourceAsStream("range-rows.txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            return lines.stream().filter(l -> !l.startsWith("#")).map(l -> l.split(" +; +"));
        }
    }

    @ParameterizedTest(name = "{0} and {1}: {2}")
    @MethodSource("rows")
    void agreesWithTheTable(String range, String version, String within) throws Exception {
        assertThat(admits(range, version)).isEqualTo(within.equals("yes"));
    }

    /** Probes of 2.4: what is in, then what is out. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = ';',
            value = {
                "*      ; 0.0.0 1.2.3       ; 1.0.0-rc.1",
                "*-0    ; 0.0.0 1.0.0-rc.1  ; ''",
                "1.x.3  ; 1.0.0 1.9.9       ; 0.9.9 2.0.0",
                "*.2.3  ; 0.0.1 9.9.9       ; 1.0.0-a",
                "v1.2.x ; 1.2.0 1.2.9       ; 1.1.9 1.3.0",
                "=1     ; 1.0.0 1.9.9       ; 0.9.9 2.0.0",
                "= 1.2.3 ; 1.2.3            ; 1.2.2 1.2.4",
                "!=1.2.3 ; 1.2.2            ; 1.2.3",
                "!=1    ; 0.9.0 2.0.0       ; 1.0.0 1.9.9",
                "!=*    ; 0.0.1 1.0.0       ; 0.0.0",
                ">*     ; 0.0.1 1.0.0       ; 0.0.0",
                ">1.x   ; 2.0.0             ; 1.9.9",
                ">1.2.x ; 1.3.0             ; 1.2.9",
                "=>1.2  ; 1.2.0             ; 1.1.9",
                ">=*    ; 0.0.0 1.0.0       ; 1.0.0-a",
                "<1.2   ; 1.1.9             ; 1.2.0",
                "<*     ; ''                ; 0.0.0 1.0.0",
                "=<1.2.x ; 1.2.9            ; 1.3.0",
                "<=*    ; 0.0.0 0.0.9       ; 0.1.0 1.0.0",
                "~>1.2.3 ; 1.2.3 1.2.9      ; 1.2.2 1.3.0",
                "~ 1.2.3 ; 1.2.9            ; 1.3.0",
                "~0.0   ; 0.0.9             ; 0.1.0",
                "~0.0.1 ; 0.0.9             ; 0.0.0 0.1.0",
                "~*     ; 0.0.0 5.0.0       ; 5.0.0-a",
                "~0.0.0 ; 0.0.0 5.0.0       ; 5.0.0-a",
                "^1.2   ; 1.2.0 1.9.9       ; 1.1.9 2.0.0",
                "^0.2.x ; 0.2.0 0.2.9       ; 0.3.0 0.1.9",
                "^0.0.x ; 0.0.0 0.0.9       ; 0.1.0",
                "^0.x   ; 0.0.0 0.9.9       ; 1.0.0",
                "^0.0.0 ; 0.0.0             ; 0.0.1",
                "^*     ; 0.0.0             ; 0.0.1 1.0.0",
                "1.2 - 2 ; 1.2.0 2.9.9      ; 1.1.9 3.0.0",
                "1.2.3 - 2.0 ; 2.0.9        ; 2.1.0",
                "1.x !=1.2.x ; 1.1.0 1.3.0  ; 1.2.3 2.0.0",
                "^1 , !=1.3.0 ; 1.2.0       ; 1.3.0",
                "01.2.3 ; 1.2.3             ; 1.2.4",
                ">=1.2.3+build ; 1.2.3      ; 1.2.2",
                "1.2.3,2.0.0 ; ''           ; 1.2.3 2.0.0",
                "~1.2.3-beta.2 ; 1.2.4-beta.2 ; 1.2.3-beta.1",
                "^1.2.3-rc.1 ; 1.2.4-rc.1   ; 1.2.3-rc.0",
                ">=18446744073709551615 ; 18446744073709551615.0.0 ; 18446744073709551614.9.9",
            })
    void meansWhatTheGrammarSays(String range, String in, String out) throws Exception {
        for (String version : words(in)) {
            assertThat(admits(range, version)).as(version).isTrue();
        }
        for (String version : words(out)) {
            assertThat(admits(range, version)).as(version).isFalse();
        }
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "", " ", "latest", "a", "-1", "1.0.0p", "1.2.3.4", "1..2", "1.", ".1", "1.2.", "(1.2.3)", ">>1.2.3",
                "!1.2.3", "V1.2.3", "1.2.3;2.0.0", "1.2.3 foo", "1.2.3 -2.0.0", "==1.2.3", "= >1", ">= bar",
                "12.3.4.1234", "12.3.34~ 1.2.3", "*-*", ">=1.0,", ",1.0", ">=1.2.3<2.0.0"
            })
    void refusesWhatHasTheWrongShape(String range) {
        assertThatThrownBy(() -> Range.parse(range))
                .isInstanceOf(InvalidRangeException.class)
                .hasMessage("improper constraint: \"" + range + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "x1", "1.2.3-01", "v1.2.3-beta.01", "99999999999999999999.0.0", "1.x | 2.x"})
    void refusesWhatIsNoVersion(String range) {
        assertThatThrownBy(() -> Range.parse(range))
                .isInstanceOf(InvalidRangeException.class)
                .hasMessage("constraint parser error");
    }

    @Test
    void namesTheGroupThatIsWrong() {
        assertThatThrownBy(() -> Range.parse("1.x || \"2.x\"")).hasMessage("improper constraint: \" \\\"2.x\\\"\"");
        assertThatThrownBy(() -> Range.parse("<5 1 - 2")).hasMessage("improper constraint: \"<5>= 1, <= 2 \"");
    }

    @ParameterizedTest(name = "{0} and {1}")
    @CsvSource(
            delimiter = ';',
            value = {
                "1.23.x ; 1.23.4-alpine ; PRERELEASE ; 1.23.x",
                "1.0.x ; 1.0.0-rc.1 ; PRERELEASE ; 1.0.x",
                "1.x ; 2.0.0-rc.1 ; OUT_OF_RANGE ; not in 1.x",
                ">=1.0.0 <2.0.0 ; 2.0.0 ; OUT_OF_RANGE ; not in <2.0.0",
                "1.x || >=2.0.0-0 ; 1.1.0-beta ; PRERELEASE ; 1.x",
                "1.2.3-1.4.0 ; 1.3.0 ; OUT_OF_RANGE ; not in 1.2.3-1.4.0",
            })
    void tellsWhyNot(String range, String version, Cause cause, String detail) throws Exception {
        Range.Rejection rejection = Range.parse(range).rejects(Version.parse(version));
        assertThat(rejection).isNotNull();
        assertThat(rejection.cause()).isEqualTo(cause);
        assertThat(rejection.detail()).contains(detail);
    }

    @Test
    void sharesItsAnswers() throws Exception {
        Range range = Range.parse("1.x");
        assertThat(range.rejects(Version.parse("2.0.0"))).isSameAs(range.rejects(Version.parse("3.1.0")));
        assertThat(range.rejects(Version.parse("1.0.0"))).isNull();
    }

    private static boolean admits(String range, String version) throws InvalidRangeException {
        Range compiled = Range.parse(range);
        Version parsed = Version.parse(version);
        assertThat(parsed).as(version).isNotNull();
        assertThat(compiled.rejects(parsed) == null).isEqualTo(compiled.admits(parsed));
        return compiled.admits(parsed);
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(w -> !w.isEmpty()).toList();
    }
}

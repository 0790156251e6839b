package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QuotingTest {
    @ParameterizedTest
    @ValueSource(strings = {
        "1.10", "1e3", "0x10", "12345", "1_000", "on", "y", "N", "True", "NULL", "~", "2024-01-01", "12345e6",
        "685e5",
        ".5", "5.", "+1", "-0", "0o7", "07", "0b1", "0X1F", "1:30", ".inf", "-.Inf", ".NaN", "12_3.4_5", "<<", "=",
        "1_e3",
        "190:20:30.15", "-", "---"
    })
    void quotesWhatWouldBeNoString(String value) {
        assertThat(Quoting.plain(value, false)).isEqualTo("\"" + value + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "1.2.3", "v1", "1.20-alpine", "12345f6", "sha256:00", "nginx:1.20", "a1b2c3", "yes-1", "1.2e", "0xg", "_1",
        "2024.01.01",
        "20240101T101010", "localhost:5000/app:1", "latest"
    })
    void leavesStringsPlain(String value) {
        assertThat(Quoting.plain(value, false)).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1.20", "sha256:00"})
    void singleQuotesColonsInsideOfBrackets(String value) {
        assertThat(Quoting.plain(value, true)).isEqualTo("'" + value + "'");
    }
}

package io.jenkins.plugins.reflector.engine.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GoDurationTest {

    @ParameterizedTest
    @CsvSource({
        "10m, PT10M", "1h30m, PT1H30M", "1.5h, PT1H30M", "90s, PT1M30S", "500ms, PT0.5S", "0s, PT0S",
        "1s1h, PT1H1S", "1s1s, PT2S", "0.5ms, PT0.0005S", "0.0000001s, PT0.0000001S"
    })
    void reads(String text, Duration expected) {
        assertThat(GoDuration.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "10", "1d", "-1m", "+1m", "1 m", "1m ", "PT10M", ".5m", "1.m", "5us", "5ns", "1H", "1m30"})
    void refuses(String text) {
        assertThatThrownBy(() -> GoDuration.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("expected a duration such as")
                .hasMessageEndingWith("found '" + text + "'");
    }

    @Test
    void refusesWhatGoCannotHold() {
        assertThatThrownBy(() -> GoDuration.parse("9999999999h")).hasMessageContaining("292 years");
    }

    @Test
    void aTimeoutHasNoHours() {
        assertThat(GoDuration.parseTimeout("1.5m")).isEqualTo(Duration.ofSeconds(90));
        assertThatThrownBy(() -> GoDuration.parseTimeout("1h")).hasMessageContaining("hours are not allowed here");
    }
}

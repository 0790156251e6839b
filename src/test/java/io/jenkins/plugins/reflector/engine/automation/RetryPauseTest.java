package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryPauseTest {

    @ParameterizedTest
    @CsvSource({
        // attempt, what it took, random, milliseconds
        "1, 160, 0,   0", "1, 160, 1,   5",
        "2, 160, 0,  80", "2, 160, 1, 160",
        "3, 160, 0,   0", "3, 160, 1,   5",
        "40, 160, 0, 80", "40, 160, 0.5, 120",
        "2, 9000, 0.3, 500", "3, 60000, 1, 500",
        "2, 0, 1, 0",
    })
    void triesAtOnceAndThenOutOfStep(int attempt, long took, double random, long millis) {
        assertThat(RetryPause.millis(attempt, Duration.ofMillis(took), random)).isEqualTo(millis);
    }
}

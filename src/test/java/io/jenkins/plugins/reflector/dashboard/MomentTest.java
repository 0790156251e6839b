package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MomentTest {

    private static final long NOW = 1_700_000_000_123L;

    @Test
    void aPageTellsNoPartsOfSeconds() {
        assertThat(Moment.of(NOW - 720, NOW).wholeSeconds()).isEqualTo(1000);
        assertThat(Moment.of(NOW, NOW).wholeSeconds()).isEqualTo(1000);
        assertThat(Moment.of(NOW + 2999, NOW).wholeSeconds()).isEqualTo(2000);
        assertThat(Moment.of(NOW - 61_500, NOW).wholeSeconds()).isEqualTo(61_000);
    }
}

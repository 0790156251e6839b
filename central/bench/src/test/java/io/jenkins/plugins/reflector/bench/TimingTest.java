package io.jenkins.plugins.reflector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TimingTest {

    @Test
    void itIsDoneAsOftenAsToldAndOrdered() throws Exception {
        AtomicInteger calls = new AtomicInteger();

        Timing timing = Timing.of(5, calls::incrementAndGet);

        assertThat(calls).hasValue(5);
        assertThat(timing.best()).isPositive().isLessThanOrEqualTo(timing.median());
        assertThat(timing.median()).isEqualTo(timing.percentile(0.5)).isLessThanOrEqualTo(timing.percentile(0.95));
    }
}

package io.jenkins.plugins.reflector.config.automation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReflectorLimitsTest {

    @Test
    void nothingAndNonsenseMeanTheDefaults() {
        ReflectorLimits limits = new ReflectorLimits();
        assertThat(limits.saysNothing()).isTrue();
        assertThat(limits.getHistoryKept()).isEqualTo(1000);
        assertThat(limits.getMirrorDays()).isEqualTo(30);
        assertThat(limits.getMirrorGib()).isEqualTo(10);
        limits.setScanThreads(-1);
        limits.setHistoryKept(1000);
        assertThat(limits.getScanThreads()).isEqualTo(8);
        assertThat(limits.saysNothing()).isTrue();

        limits.setUpdateThreads(1_000);
        assertThat(limits.getUpdateThreads()).isEqualTo(64);
        assertThat(limits.saysNothing()).isFalse();
    }
}

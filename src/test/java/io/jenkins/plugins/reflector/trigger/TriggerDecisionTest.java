package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerDecisionTest {

    private static final LatestRef OLD = new LatestRef("nginx", "1.23.0", null);
    private static final LatestRef NEW = new LatestRef("nginx", "1.23.1", null);

    @Test
    void remembersTheFirstPickWithoutRunning() {
        TriggerDecision decision = TriggerDecision.decide(Map.of(), Map.of("a/p", OLD), false);

        assertThat(decision.changes()).isEmpty();
        assertThat(decision.seen()).containsEntry("a/p", OLD);
        assertThat(TriggerDecision.decide(Map.of(), Map.of("a/p", OLD), true).changes()).hasSize(1);
    }

    @Test
    void runsOnceForAnotherPick() {
        TriggerDecision decision = TriggerDecision.decide(Map.of("a/p", OLD), Map.of("a/p", NEW), false);

        assertThat(decision.changes()).hasSize(1);
        assertThat(ReflectorScanCause.describe(decision.changes()))
                .isEqualTo("Image Reflector: nginx:1.23.0 \u2192 nginx:1.23.1 (policy a/p)");
        assertThat(TriggerEnvironment.of(decision.changes()))
                .containsEntry("REFLECTOR_TAG", "1.23.1")
                .containsEntry("REFLECTOR_PREVIOUS_TAG", "1.23.0");
        assertThat(TriggerDecision.decide(decision.seen(), Map.of("a/p", NEW), false).changes()).isEmpty();
    }

    @Test
    void keepsWhatItSawOfAPolicyWithoutAnAnswer() {
        assertThat(TriggerDecision.decide(Map.of("a/p", OLD), Map.of(), false).seen()).containsEntry("a/p", OLD);
    }
}

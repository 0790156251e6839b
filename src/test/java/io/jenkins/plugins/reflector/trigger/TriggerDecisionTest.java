package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TriggerDecisionTest {

    private static final ResourceName POLICY = new ResourceName("a", "p");

    private static Pick pick(String image, String tag, String digest) {
        return Pick.configured(POLICY, new LatestRef(image, tag, digest), "a");
    }

    @Test
    void remembersTheFirstPickWithoutRunning() {
        Pick pick = pick("nginx", "1.23.0", null);
        TriggerDecision decision = TriggerDecision.decide(Map.of(), List.of(pick), false);

        assertThat(decision.changes()).isEmpty();
        assertThat(decision.seen()).containsEntry(pick.key(), pick.image());
        assertThat(TriggerDecision.decide(Map.of(), List.of(pick), true).changes()).hasSize(1);
    }

    @Test
    void runsOnceForAnotherPick() {
        Map<String, LatestRef> seen =
                TriggerDecision.decide(Map.of(), List.of(pick("nginx", "1.23.0", null)), false).seen();
        TriggerDecision decision = TriggerDecision.decide(seen, List.of(pick("nginx", "1.23.1", null)), false);

        assertThat(decision.changes()).hasSize(1);
        assertThat(ReflectorScanCause.describe(decision.changes()))
                .isEqualTo("Image Reflector: nginx:1.23.0 \u2192 nginx:1.23.1 (policy a/p)");
        assertThat(TriggerEnvironment.of(decision.changes()))
                .containsEntry("REFLECTOR_TAG", "1.23.1")
                .containsEntry("REFLECTOR_PREVIOUS_TAG", "1.23.0");
        assertThat(TriggerDecision.decide(decision.seen(), List.of(pick("nginx", "1.23.1", null)), false).changes())
                .isEmpty();
    }

    @Test
    void anotherDigestUnderTheSameTagIsAnotherPick() {
        Map<String, LatestRef> seen =
                TriggerDecision.decide(Map.of(), List.of(pick("nginx", "latest", "sha256:1")), false).seen();

        assertThat(TriggerDecision.decide(seen, List.of(pick("nginx", "latest", "sha256:2")), false).changes())
                .extracting(PickChange::toString)
                .containsExactly("nginx:latest@sha256:1 \u2192 nginx:latest@sha256:2");
    }

    @Test
    void keepsTheRepositoriesOfOnePolicyApart() {
        Map<String, LatestRef> seen = TriggerDecision.decide(
                        Map.of(), List.of(pick("shop/cart", "1.0.0", null), pick("shop/stock", "2.0.0", null)), false)
                .seen();

        TriggerDecision decision = TriggerDecision.decide(
                seen, List.of(pick("shop/cart", "1.0.0", null), pick("shop/stock", "2.0.1", null)), false);

        assertThat(decision.changes()).extracting(PickChange::toString).containsExactly("shop/stock:2.0.0 \u2192 shop/stock:2.0.1");
        assertThat(decision.changes()).extracting(PickChange::getPolicy).containsExactly("a/p");
    }

    @Test
    void isNotStartedToAndFroWhereTwoRepositoriesOfOneImageWereScannedAtDifferentTimes() {
        Map<String, LatestRef> seen =
                TriggerDecision.decide(Map.of(), List.of(pick("nginx", "1.0", null), pick("nginx", "1.0", null)), false).seen();
        List<Pick> now = List.of(pick("nginx", "1.0", null), pick("nginx", "1.1", null));

        TriggerDecision first = TriggerDecision.decide(seen, now, false);
        TriggerDecision second = TriggerDecision.decide(first.seen(), now, false);

        assertThat(first.changes()).extracting(PickChange::toString).containsExactly("nginx:1.0 \u2192 nginx:1.1");
        assertThat(second.changes()).isEmpty();
    }

    @Test
    void keepsWhatItSawOfAPolicyWithoutAnAnswer() {
        LatestRef old = new LatestRef("nginx", "1.23.0", null);

        assertThat(TriggerDecision.decide(Map.of("key", old), List.of(), false).seen()).containsEntry("key", old);
    }

    @Test
    void knowsAPolicyAgainAfterAFolderAboveWasRenamed() {
        LatestRef image = new LatestRef("nginx", "1", null);

        assertThat(Pick.configured(new ResourceName("old/team", "p"), image, "old/team/shop").key())
                .isEqualTo(Pick.configured(new ResourceName("new/team", "p"), image, "new/team/shop").key())
                .isNotEqualTo(Pick.configured(new ResourceName("new", "p"), image, "new/team/shop").key());
        assertThat(Pick.configured(new ResourceName("default", "p"), image, "old").key())
                .isEqualTo(Pick.configured(new ResourceName("default", "p"), image, "new").key())
                .isNotEqualTo(Pick.configured(new ResourceName("other", "p"), image, "new").key());
        assertThat(Pick.inPlace(new ResourceName("old", "nginx"), image).key())
                .isEqualTo(Pick.inPlace(new ResourceName("new", "nginx"), image).key())
                .isNotEqualTo(Pick.configured(new ResourceName("new", "nginx"), image, "new").key());
    }
}

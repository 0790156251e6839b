package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TriggerTroublesTest {

    private static TriggerState failed(int times) {
        return new TriggerState(Map.of(), 1, "s", times, List.of("No policy \"x\" is configured."), false);
    }

    @AfterEach
    void forget() {
        TriggerTroubles.troubles(job -> false);
    }

    @Test
    void tellsFromTheThirdFailureInARowOnUntilItWorks() {
        TriggerTroubles.note("team/app", failed(2));
        assertThat(TriggerTroubles.troubles(job -> true)).isEmpty();

        TriggerTroubles.note("team/app", failed(3));
        assertThat(TriggerTroubles.troubles(job -> true).values())
                .containsExactly("The image trigger of the job team/app failed 3 times in a row: No policy \"x\" is configured. "
                        + "Its image scan log shows the last look.");

        TriggerTroubles.note("team/app", failed(0));
        assertThat(TriggerTroubles.troubles(job -> true)).isEmpty();
    }

    @Test
    void itIsTheSameTroubleHoweverOftenItFails() {
        TriggerTroubles.note("app", failed(3));
        Map<String, String> third = TriggerTroubles.troubles(job -> true);
        TriggerTroubles.note("app", failed(4));

        assertThat(TriggerTroubles.troubles(job -> true).keySet()).isEqualTo(third.keySet());
    }

    @Test
    void aJobThatIsGoneHasNoTroubles() {
        TriggerTroubles.note("renamed", failed(9));

        assertThat(TriggerTroubles.troubles(job -> false)).isEmpty();
        assertThat(TriggerTroubles.troubles(job -> true)).isEmpty();
    }
}

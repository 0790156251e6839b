package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TriggerScheduleTest {

    private static final Instant LOOKED = Instant.parse("2026-01-01T12:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final TriggerSchedule IMAGES = new TriggerSchedule(true, false, INTERVAL, "s");
    private static final TriggerSchedule POLICIES = new TriggerSchedule(false, true, INTERVAL, "s");
    private static final TriggerSchedule CRON = new TriggerSchedule(true, true, null, "s");

    private static TriggerState state(int failures, boolean refused) {
        return new TriggerState(Map.of(), LOOKED.toEpochMilli(), "s", failures, List.of(), refused);
    }

    private static Optional<Look> loaded(@NonNull TriggerSchedule schedule, TriggerState state, long secondsLater) {
        return schedule.due(state, Instant.EPOCH, false, false, LOOKED.plusSeconds(secondsLater));
    }

    @Test
    void asksTheRegistriesAtTheIntervalAlsoAcrossRestartsAndSavedForms() {
        assertThat(loaded(IMAGES, state(0, false), 0)).isEmpty();
        assertThat(loaded(IMAGES, state(0, false), 599)).isEmpty();
        assertThat(loaded(IMAGES, state(0, false), 600)).map(Look::images).contains(true);
        assertThat(loaded(IMAGES, state(5, false), 599)).isEmpty();
    }

    @Test
    void looksAtOnceWhenOtherThingsAreWatched() {
        TriggerSchedule edited = new TriggerSchedule(true, false, INTERVAL, "other");

        assertThat(loaded(edited, state(0, false), 1)).map(Look::why).contains("what is watched was changed");
        assertThat(loaded(IMAGES, TriggerState.NEVER, 1)).map(Look::why).contains("for the first time");
        assertThat(loaded(CRON, TriggerState.NEVER, 1)).map(Look::why).contains("for the first time");
    }

    @Test
    void doesNotRepeatAtOnceALookThatCouldNotBeWrittenDown() {
        Instant now = LOOKED.plusSeconds(3600);

        assertThat(IMAGES.due(state(0, false), now.minusSeconds(599), false, false, now)).isEmpty();
        assertThat(IMAGES.due(state(0, false), now.minusSeconds(600), false, false, now)).isPresent();
        assertThat(IMAGES.due(TriggerState.NEVER, now.minusSeconds(59), false, false, now)).isEmpty();
        assertThat(IMAGES.due(TriggerState.NEVER, now.minusSeconds(60), false, false, now)).isPresent();
    }

    @Test
    void looksAtConfiguredPoliciesWheneverSomethingWasPickedAndAsksNobodyForThat() {
        assertThat(POLICIES.due(state(0, false), LOOKED, true, false, LOOKED.plusSeconds(1)))
                .contains(new Look(false, true, false, "other images were picked"));
        assertThat(POLICIES.due(state(0, false), LOOKED, false, false, LOOKED.plusSeconds(86400))).isEmpty();
        assertThat(new TriggerSchedule(true, true, INTERVAL, "s")
                        .due(state(0, false), LOOKED, true, false, LOOKED.plusSeconds(1)))
                .map(Look::images)
                .contains(false);
        assertThat(IMAGES.due(state(0, false), LOOKED, true, false, LOOKED.plusSeconds(1))).isEmpty();
    }

    @Test
    void leavesItToJenkinsClockWhereACronLineIsGiven() {
        assertThat(CRON.due(state(0, false), LOOKED, true, false, LOOKED.plusSeconds(86400))).isEmpty();
        assertThat(CRON.due(state(3, false), LOOKED, true, false, LOOKED.plusSeconds(86400))).isEmpty();
    }

    @Test
    void triesAgainAfterAMinuteWhereJenkinsRefusedABuildOrAPolicyWasMissing() {
        for (TriggerSchedule schedule : List.of(IMAGES, POLICIES, CRON)) {
            assertThat(schedule.due(state(1, true), LOOKED, false, false, LOOKED.plusSeconds(59))).isEmpty();
        }
        assertThat(CRON.due(state(1, true), LOOKED, false, false, LOOKED.plusSeconds(60))).map(Look::images).contains(true);
        assertThat(POLICIES.due(state(1, true), LOOKED, false, false, LOOKED.plusSeconds(60))).isPresent();
        assertThat(POLICIES.due(state(1, false), LOOKED, false, false, LOOKED.plusSeconds(59))).isEmpty();
        assertThat(POLICIES.due(state(1, false), LOOKED, false, false, LOOKED.plusSeconds(60))).contains(Look.atPolicies());
    }

    @Test
    void aClockThatWentBackStopsNothing() {
        assertThat(loaded(IMAGES, state(0, false), -1)).isPresent();
    }

    @Test
    void doesNothingWithoutImagesAndPolicies() {
        assertThat(new TriggerSchedule(false, false, INTERVAL, "other").due(TriggerState.NEVER, Instant.EPOCH, true, false, LOOKED))
                .isEmpty();
    }

    @Test
    void makesOneLookOfTwo() {
        Look asked = Look.now("alice");

        assertThat(Look.atPolicies().and(asked)).isEqualTo(asked);
        assertThat(asked.and(Look.atAll("the interval is over"))).isEqualTo(asked);
        assertThat(Look.atPolicies().and(Look.atAll("x"))).isEqualTo(Look.atAll("x"));
    }

    @Test
    void whatWasRefusedIsTriedInAMinuteAndNobodyIsAskedForWhatIsKnown() {
        for (TriggerSchedule schedule : List.of(IMAGES, CRON)) {
            Instant later = LOOKED.plusSeconds(61);
            assertThat(schedule.due(state(0, true), LOOKED, false, true, later)).map(Look::images).contains(false);
            assertThat(schedule.due(state(0, true), Instant.EPOCH, false, false, later))
                    .as("after a restart nobody knows what was picked")
                    .map(Look::images)
                    .contains(true);
            assertThat(schedule.due(state(0, true), later.minusSeconds(30), false, true, later)).isEmpty();
        }
    }
}

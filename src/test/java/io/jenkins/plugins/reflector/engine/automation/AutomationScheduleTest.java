package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule.Reason;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.engine.scan.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AutomationScheduleTest {

    private static final ResourceName NAME = new ResourceName("team", "fleet");
    private static final Duration INTERVAL = Duration.ofMinutes(30);

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final AutomationStatuses statuses = AutomationStatuses.inMemory();
    private AutomationSchedule schedule = new AutomationSchedule(statuses, clock);
    private ImageUpdateAutomation automation = automation("apps", false, null);

    @Test
    void runsAtItsIntervalAndNeverTwiceAtOnce() {
        assertThat(begin("1")).contains(Reason.FIRST_RUN);
        clock.pass(INTERVAL.multipliedBy(3));
        assertThat(begin("2")).as("still under way").isEmpty();
        ended(true, "2");

        assertThat(begin("2")).isEmpty();
        clock.pass(INTERVAL.minusSeconds(1));
        assertThat(begin("2")).isEmpty();
        clock.pass(Duration.ofSeconds(31));
        assertThat(begin("2")).contains(Reason.INTERVAL);
    }

    @Test
    void runsAtOnceWhenAPickIsAnotherOneOrItWasEdited() {
        begin("1");
        ended(true, "1");

        assertThat(begin("2")).contains(Reason.OTHER_PICKS);
        ended(true, "2");
        automation = automation("other", false, null);
        assertThat(begin("2")).contains(Reason.EDITED);
        ended(true, "2");
        assertThat(begin("2")).isEmpty();
    }

    @Test
    void aPickThatChangesDuringARunIsDealtWithByTheNext() {
        begin("1");
        assertThat(begin("2")).isEmpty();
        ended(true, "1");

        assertThat(begin("2")).contains(Reason.OTHER_PICKS);
    }

    @Test
    void theCommitWindowIsWaitedForFromTheFirstOtherPickOn() {
        automation = automation("apps", false, Duration.ofMinutes(5));
        begin("1");
        ended(true, "1");

        assertThat(begin("2")).isEmpty();
        assertThat(schedule.next(NAME)).contains(clock.instant().plus(Duration.ofMinutes(5)));
        clock.pass(Duration.ofMinutes(4));
        assertThat(begin("3")).isEmpty();
        clock.pass(Duration.ofMinutes(1));
        assertThat(begin("3")).contains(Reason.OTHER_PICKS);
    }

    @Test
    void whatChangesBackWithinTheWindowNeedsNoRun() {
        automation = automation("apps", false, Duration.ofMinutes(5));
        begin("1");
        ended(true, "1");
        begin("2");
        clock.pass(Duration.ofMinutes(2));
        begin("1");
        clock.pass(Duration.ofMinutes(4));

        assertThat(begin("2")).as("another window").isEmpty();
    }

    @Test
    void aFailureIsTriedAgainSoonAndThenLaterEachTime() {
        begin("1");
        assertThat(ended(false, "1")).isEqualTo(1);

        assertThat(begin("1")).isEmpty();
        clock.pass(Duration.ofSeconds(1));
        assertThat(begin("1")).contains(Reason.INTERVAL);
        assertThat(ended(false, "1")).isEqualTo(2);
        clock.pass(Duration.ofSeconds(1));
        assertThat(begin("1")).isEmpty();
        assertThat(begin("2")).as("at once with another pick").contains(Reason.OTHER_PICKS);
        assertThat(ended(true, "2")).isZero();
    }

    @Test
    void oneThatStalledWaitsUntilItIsEdited() {
        begin("1");
        schedule.ended(automation, report(false, true), picks("1"));
        clock.pass(Duration.ofDays(1));
        assertThat(begin("1")).isEmpty();

        automation = automation("other", false, null);
        assertThat(begin("1")).contains(Reason.EDITED);
    }

    @Test
    void aSuspendedOneIsLeftAloneWhateverHappens() {
        automation = automation("apps", true, null);
        assertThat(begin("1")).isEmpty();
        schedule.request(NAME);
        assertThat(begin("2")).isEmpty();

        automation = automation("apps", false, null);
        assertThat(begin("2")).as("resumed").isPresent();
    }

    @Test
    void afterARestartNothingThatWasDoneRunsAgainAndWhatFellDueIsSpread() {
        begin("1");
        ended(true, "1");
        status(true, "1");
        clock.pass(Duration.ofMinutes(1));
        schedule = new AutomationSchedule(statuses, clock);
        assertThat(begin("1")).as("its interval is not over").isEmpty();

        clock.pass(Duration.ofDays(1));
        schedule = new AutomationSchedule(statuses, clock);
        Optional<Reason> atOnce = begin("1");
        clock.pass(Duration.ofMinutes(5));
        assertThat(atOnce.isPresent() || begin("1").isPresent()).as("within five minutes").isTrue();
    }

    @Test
    void aPickThatWasNotDeliveredBeforeARestartIsDealtWithAfterIt() {
        status(true, "1");
        schedule = new AutomationSchedule(statuses, clock);

        assertThat(begin("2")).contains(Reason.OTHER_PICKS);
    }

    @Test
    void oneThatFailedBeforeARestartIsNoReasonForAStorm() {
        status(false, "1");
        clock.pass(Duration.ofDays(1));
        schedule = new AutomationSchedule(statuses, clock);
        assertThat(schedule.next(NAME)).isEmpty();
        begin("2");

        assertThat(schedule.failures(NAME)).isEqualTo(1);
        assertThat(schedule.next(NAME).orElseThrow()).isBetween(clock.instant(), clock.instant().plus(Duration.ofMinutes(5)));
    }

    @Test
    void oneThatKeptFailingBeforeARestartIsNotTriedSoonerAfterIt() {
        status(false, "1", 5);
        clock.pass(Duration.ofSeconds(1));
        schedule = new AutomationSchedule(statuses, clock);

        assertThat(begin("1")).isEmpty();
        assertThat(schedule.failures(NAME)).isEqualTo(5);
        assertThat(schedule.next(NAME)).contains(clock.instant().minusSeconds(1).plus(Pauses.retry(5)));
        clock.pass(Pauses.retry(5));
        assertThat(begin("1")).contains(Reason.INTERVAL);
        assertThat(ended(false, "1")).isEqualTo(6);
    }

    @Test
    void whatSomebodyElseRunsIsNotBegunAndCountsAsItsOwnRun() {
        begin("1");
        ended(true, "1");
        schedule.taken(automation, null);
        assertThat(begin("2")).as("under way elsewhere").isEmpty();
        assertThat(schedule.underWay(NAME)).isTrue();
        ended(true, "2");

        assertThat(begin("2")).as("dealt with").isEmpty();
        assertThat(schedule.next(NAME).orElseThrow()).isAfterOrEqualTo(clock.instant().plus(INTERVAL));
        automation = automation("other", false, null);
        schedule.taken(automation, null);
        ended(true, "2");
        assertThat(begin("2")).as("run as it was edited").isEmpty();
    }

    @Test
    void whatSomebodyElseGaveUpIsAsDueAsBefore() {
        begin("1");
        ended(true, "1");
        schedule.taken(automation, null);
        schedule.left(NAME);
        assertThat(begin("1")).isEmpty();
        assertThat(begin("2")).contains(Reason.OTHER_PICKS);

        schedule.taken(automation, null);
        ended(true, "2");
        assertThat(begin("3")).as("our own run is still under way").isEmpty();
        ended(true, "2");
        assertThat(begin("3")).contains(Reason.OTHER_PICKS);
    }

    @Test
    void whatIsAskedForBeforeTheFirstLookIsNotForgotten() {
        status(true, "1");
        schedule.request(NAME);

        assertThat(begin("1")).contains(Reason.REQUESTED);
        ended(true, "1");
        assertThat(begin("1")).isEmpty();
    }

    @Test
    void whatWasAbandonedOrAskedForIsDueAgain() {
        begin("1");
        schedule.abandoned(NAME);
        assertThat(begin("1")).contains(Reason.REQUESTED);
        schedule.request(NAME);
        ended(true, "1");
        assertThat(begin("1")).as("asked for while it was under way").contains(Reason.REQUESTED);
    }

    @Test
    void whatIsGoneIsForgotten() {
        begin("1");
        ended(true, "1");
        schedule.retain(Set.of());

        assertThat(begin("1")).contains(Reason.FIRST_RUN);
    }

    private Optional<Reason> begin(String tag) {
        return schedule.begin(automation, null, picks(tag));
    }

    private int ended(boolean ready, String tag) {
        return schedule.ended(automation, report(ready, false), picks(tag));
    }

    private void status(boolean ready, String tag) {
        status(ready, tag, ready ? 0 : 1);
    }

    private void status(boolean ready, String tag, int failures) {
        statuses.save(
                NAME,
                new AutomationStatus(
                        clock.instant(),
                        null,
                        null,
                        picks(tag),
                        null,
                        "",
                        List.of(new AutomationStatus.Condition(AutomationStatus.READY, ready, "", "", clock.instant())),
                        new AutomationReport.Event(AutomationReport.Severity.TRACE, ""),
                        failures));
    }

    private static AutomationReport report(boolean ready, boolean stalled) {
        return new AutomationReport(
                NAME, ready, stalled, "", "", new UpdateResult(List.of(), List.of()), null, false, null);
    }

    private static List<PolicyImage> picks(String tag) {
        return List.of(new PolicyImage(new ResourceName("team", "web"), new LatestRef("web", tag, null)));
    }

    private static ImageUpdateAutomation automation(String path, boolean suspend, Duration window) {
        return new ImageUpdateAutomation(
                NAME,
                NAME,
                INTERVAL,
                LabelSelector.ALL,
                UpdateStrategy.BOTH,
                path,
                suspend,
                null,
                null,
                new PushSpec(null, null, Map.of()),
                AutomationOptions.NONE.withCommitWindow(window),
                SourcePosition.NONE);
    }
}

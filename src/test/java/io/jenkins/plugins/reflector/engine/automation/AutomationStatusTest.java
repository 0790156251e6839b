package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport.Severity;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus.Condition;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is kept of a run, and how it follows from the run before. */
class AutomationStatusTest {

    private static final ResourceName NAME = new ResourceName("ns", "apps");
    private static final Instant START = Instant.parse("2024-05-01T12:00:00Z");
    private static final String ID = "0123456789012345678901234567890123456789";
    private static final UpdateResult NOTHING = new UpdateResult(List.of(), List.of());

    private final UpdateRequest request = request("1.0.1", Map.of("a", "1", "b", "2"));

    private static UpdateRequest request(String tag, Map<String, String> values) {
        return new UpdateRequest(
                NAME,
                new GitRemote("https://git.example.com/fleet.git", GitCredentials.NONE, Duration.ofSeconds(5)),
                GitRef.branch("main"),
                "apps",
                UpdateStrategy.SETTERS,
                List.of(new PolicyImage(new ResourceName("ns", "nginx"), new LatestRef("nginx", tag, null))),
                new CommitSpec("Bot", "bot@example.com", null, values),
                PushSpec.SAME_BRANCH,
                AutomationOptions.NONE,
                PickOrder.UNKNOWN,
                false);
    }

    private static AutomationReport pushed() {
        return new AutomationReport(
                NAME, true, false, "Succeeded", "repository up-to-date", NOTHING,
                new AutomationReport.Commit(ID, "main", "Up"), true, null, "main@sha1:" + ID);
    }

    private static AutomationReport failed(boolean stalled) {
        return new AutomationReport(NAME, false, stalled, "GitOperationFailed", "no", NOTHING, null, false, null);
    }

    private static AutomationReport skipped() {
        return new AutomationReport(
                NAME, true, false, "Succeeded", Observations.NO_CHANGE, NOTHING, null, false, null, "main@sha1:" + ID);
    }

    private AutomationStatus after(AutomationStatus previous, AutomationReport report, int hour) {
        Instant start = START.plusSeconds(3600L * hour);
        return AutomationStatus.after(previous, request, report, start, start.plusSeconds(5));
    }

    @Test
    void keepsWhatWasPushedAndSeen() {
        AutomationStatus first = after(null, pushed(), 0);
        assertThat(first.lastAutomationRunTime()).isEqualTo(START);
        assertThat(first.lastPushTime()).isEqualTo(START.plusSeconds(5));
        assertThat(first.lastPushCommit()).isEqualTo(ID);
        assertThat(first.observedPolicies()).isEqualTo(request.images());
        assertThat(first.observedSourceRevision()).isEqualTo("main@sha1:" + ID);
        assertThat(first.conditions())
                .containsExactly(new Condition("Ready", true, "Succeeded", "repository up-to-date", START.plusSeconds(5)));
        assertThat(first.lastEvent().text()).isEqualTo("pushed commit '0123456' to branch 'main'\nUp");

        AutomationStatus second = after(first, skipped(), 1);
        assertThat(second.lastAutomationRunTime()).isEqualTo(START.plusSeconds(3600));
        assertThat(second.lastPushTime()).isEqualTo(first.lastPushTime());
        assertThat(second.conditions()).as("nothing became of it").isEqualTo(first.conditions());
        assertThat(second.lastEvent())
                .isEqualTo(new AutomationReport.Event(Severity.TRACE, "no change since last reconciliation"));
    }

    @Test
    void aFailureKeepsWhatWasSeenBeforeAndIsNotSkipped() {
        AutomationStatus good = after(null, pushed(), 0);
        AutomationStatus bad = after(good, failed(false), 1);
        assertThat(bad.ready()).isFalse();
        assertThat(bad.observedSourceRevision()).isEqualTo(good.observedSourceRevision());
        assertThat(bad.observedPolicies()).isEqualTo(good.observedPolicies());
        assertThat(bad.lastPushCommit()).isEqualTo(ID);
        assertThat(bad.observedRequest()).isEmpty();
        assertThat(bad.conditions())
                .containsExactly(new Condition("Ready", false, "GitOperationFailed", "no", START.plusSeconds(3605)));
        assertThat(bad.lastEvent()).isEqualTo(new AutomationReport.Event(Severity.WARNING, "no"));

        AutomationStatus stalled = after(bad, failed(true), 2);
        assertThat(stalled.conditions())
                .containsExactly(
                        new Condition("Ready", false, "GitOperationFailed", "no", START.plusSeconds(3605)),
                        new Condition("Stalled", true, "GitOperationFailed", "no", START.plusSeconds(7205)));
        AutomationStatus mended = after(stalled, skipped(), 3);
        assertThat(mended.conditions()).hasSize(1);
        assertThat(mended.lastEvent().severity()).as("it is well again").isEqualTo(Severity.NORMAL);
    }

    @Test
    void aRequestThatCouldNotBeMadeIsAFailureToo() {
        AutomationStatus status = AutomationStatus.after(null, null, failed(true), START, START);
        assertThat(status.ready()).isFalse();
        assertThat(status.observedPolicies()).isEmpty();
        assertThat(status.observedSourceRevision()).isNull();
    }

    @Test
    void theChecksumIsOfWhatIsAskedNotOfTheOrderOfMaps() {
        String sum = Observations.checksum(request);
        assertThat(Observations.checksum(request("1.0.1", Map.of("b", "2", "a", "1")))).isEqualTo(sum).matches("[0-9a-f]{64}");
        assertThat(Observations.checksum(request("1.0.2", Map.of("a", "1", "b", "2")))).isNotEqualTo(sum);
        assertThat(Observations.checksum(request("1.0.1", Map.of("a", "1", "b", "3")))).isNotEqualTo(sum);
    }

    @Test
    void countsTheFailuresInARow() {
        AutomationStatus once = after(after(null, pushed(), 0), failed(false), 1);
        AutomationStatus twice = after(once, failed(true), 2);

        assertThat(once.failures()).isEqualTo(1);
        assertThat(twice.failures()).isEqualTo(2);
        assertThat(after(twice, skipped(), 3).failures()).isZero();
    }
}

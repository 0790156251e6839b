package io.jenkins.plugins.reflector.cli;

import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.scan.Pauses;
import java.time.Instant;
import java.util.List;

/** When an automation runs: at its interval, at once when a pick of its changes, and sooner again after a failure (flux.md 3.6). */
final class WatchedAutomation {

    private final ImageUpdateAutomation automation;
    private Instant due = Instant.MIN;
    private List<PolicyImage> observed = List.of();
    private int failures;

    WatchedAutomation(ImageUpdateAutomation automation) {
        this.automation = automation;
        if (automation.suspend()) {
            due = Instant.MAX;
        }
    }

    ImageUpdateAutomation automation() {
        return automation;
    }

    /** When it runs next if no pick changes; {@link Instant#MAX} for never. */
    Instant due() {
        return due;
    }

    boolean isDue(List<PolicyResolution> picks, Instant now) {
        return !automation.suspend() && (!now.isBefore(due) || !observed.equals(images(picks)));
    }

    /** A wrong selector is told by the run itself. */
    private List<PolicyImage> images(List<PolicyResolution> picks) {
        try {
            return UpdateRequests.images(automation, picks);
        } catch (AutomationException e) {
            return List.of();
        }
    }

    /** Notes a run. */
    void ran(AutomationReport report, List<PolicyResolution> picks, Instant end) {
        observed = images(picks);
        failures = report.ready() ? 0 : failures + 1;
        due = report.stalled() ? Instant.MAX : end.plus(report.ready() ? automation.interval() : Pauses.retry(failures));
    }
}

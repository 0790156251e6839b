package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule;
import io.jenkins.plugins.reflector.engine.automation.Observations;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.update.PushedUpdates;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import io.jenkins.plugins.reflector.update.RunBook;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/** One run of an automation, the watcher's own or a build's: keeps how it ended, and tells who wants to know. */
final class AutomationRun implements RunBook.Run {

    private static final Logger LOGGER = Logger.getLogger(AutomationRun.class.getName());

    private final AutomationRuns.Parts parts;
    private final AutomationSchedule schedule;
    private final Observations observations;
    private final ImageUpdateAutomation automation;
    private final Catalog catalog;
    private final boolean ours;
    private final Instant start;
    private boolean over;

    /**
     * A run that counts as under way already.
     *
     * @param ours whether the watcher itself does it, so that it is due again if it comes to nothing, and belongs into the history
     */
    AutomationRun(
            @NonNull AutomationRuns.Parts parts,
            @NonNull Store store,
            @NonNull AutomationSchedule schedule,
            @NonNull Owned<ImageUpdateAutomation> owned,
            @NonNull Catalog catalog,
            boolean ours) {
        this.parts = parts;
        this.schedule = schedule;
        this.observations = new Observations(parts.engine().sessions(), store.automations(), parts.clock());
        this.automation = owned.spec();
        this.catalog = catalog;
        this.ours = ours;
        this.start = parts.clock().instant();
    }

    @NonNull
    Observations observations() {
        return observations;
    }

    @NonNull
    @Override
    public ProgressListener log() {
        return line -> parts.logs().line(WatchedKind.AUTOMATION, automation.name(), line);
    }

    @Override
    public void ended(@CheckForNull UpdateRequest request, @NonNull AutomationReport report) {
        if (over) {
            return;
        }
        over = true;
        observations.note(request, report, start);
        int failures = schedule.ended(
                automation, report, request == null ? picks(parts.picks(), catalog, automation) : request.images());
        tell(request, report, failures);
    }

    @Override
    public void close() {
        if (over) {
            return;
        }
        over = true;
        if (ours) {
            schedule.abandoned(automation.name());
        } else {
            schedule.left(automation.name());
            log().line("the run was given up");
        }
    }

    private void tell(@CheckForNull UpdateRequest request, AutomationReport report, int failures) {
        ResourceName name = automation.name();
        ProgressListener log = log();
        if (request != null && report.pushed() && report.commit() != null) {
            tellPushed(request, report, log);
        }
        if (report.pullRequest() != null) {
            log.line((report.pullRequest().created() ? "opened " : "") + "pull request " + report.pullRequest().url());
        }
        if (report.ready()) {
            log.line(report.message());
            return;
        }
        log.line("failed (" + report.reason() + ", failure " + failures + " in a row): " + report.message());
        LOGGER.log(Level.WARNING, "The automation {0} failed: {1}", new Object[] {name, report.message()});
        parts.events().failed(WatchedKind.AUTOMATION, name, report.message(), failures);
    }

    private void tellPushed(UpdateRequest request, AutomationReport report, ProgressListener log) {
        ResourceName name = automation.name();
        ReflectorUpdateResult result =
                ReflectorUpdateResult.of(report, request.images(), request.remote().url());
        String link = result.getCommit().getUrl();
        log.line("pushed commit " + report.commit().id() + " to branch " + report.commit().branch()
                + (link == null ? "" : ": " + link));
        LOGGER.log(Level.INFO, "The automation {0} pushed commit {1} to branch {2}.", new Object[] {
            name, report.commit().id(), report.commit().branch()
        });
        if (ours) {
            parts.pushed()
                    .accept(PushedUpdates.byAutomation(
                            name, result, request.remote().url(), parts.clock().millis()));
        }
    }

    /** The repository that an automation names; null if there is none. */
    @CheckForNull
    static GitRepository repository(@NonNull Catalog catalog, @NonNull ImageUpdateAutomation automation) {
        return catalog.gitRepository(automation.source()).map(Owned::spec).orElse(null);
    }

    /** What the policies that an automation applies picked last. */
    @NonNull
    static List<PolicyImage> picks(
            @NonNull PolicyPicks all, @NonNull Catalog catalog, @NonNull ImageUpdateAutomation automation) {
        List<PolicyImage> images = new ArrayList<>();
        for (ImagePolicy policy : catalog.appliedBy(automation)) {
            LatestRef pick = all.previous(policy);
            if (pick != null) {
                images.add(new PolicyImage(policy.name(), pick));
            }
        }
        return images;
    }
}

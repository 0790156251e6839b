package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule;
import io.jenkins.plugins.reflector.engine.automation.Observations;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.OwnersGit;
import io.jenkins.plugins.reflector.update.PushedUpdates;
import io.jenkins.plugins.reflector.update.ReflectorUpdateResult;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs automations that are due, each with its owner's credentials, by way of the controller's one queue. */
final class AutomationRuns {

    private static final Logger LOGGER = Logger.getLogger(AutomationRuns.class.getName());

    private final Parts parts;
    private final Store store;
    private final AutomationSchedule schedule;

    /**
     * What runs need.
     *
     * @param threads takes a description and work, which is done as the controller itself
     * @param pushed hears of every commit
     */
    record Parts(
            @NonNull EngineFactory engine,
            @NonNull JenkinsFacade jenkins,
            @NonNull PolicyPicks picks,
            @NonNull PolicyEvaluations evaluations,
            @NonNull ResourceLogs logs,
            @NonNull WatcherEvents events,
            @NonNull BiConsumer<String, WatcherExecutor.Work> threads,
            @NonNull Consumer<PushedUpdate> pushed,
            @NonNull Clock clock) {}

    AutomationRuns(@NonNull Parts parts, @NonNull Store store) {
        this.parts = parts;
        this.store = store;
        this.schedule = new AutomationSchedule(store.automations(), parts.clock());
    }

    /** When they run. */
    @NonNull
    AutomationSchedule schedule() {
        return schedule;
    }

    /** Queues a run of every automation that is due. */
    void beginDue(@NonNull Catalog catalog) {
        for (Owned<ImageUpdateAutomation> owned : catalog.automations()) {
            ImageUpdateAutomation automation = owned.spec();
            Optional<AutomationSchedule.Reason> why =
                    schedule.begin(automation, repository(catalog, automation), picks(catalog, automation));
            why.ifPresent(reason -> parts.threads()
                    .accept("run of the automation " + automation.name(), () -> run(automation.name(), reason)));
        }
    }

    private void run(ResourceName name, AutomationSchedule.Reason why) throws IOException, InterruptedException {
        // It may have been edited or deleted since it was queued.
        Catalog catalog = parts.engine().catalog();
        Owned<ImageUpdateAutomation> owned = catalog.automation(name).orElse(null);
        if (owned == null || owned.spec().suspend() || parts.jenkins().isQuietingDown()) {
            schedule.abandoned(name);
            return;
        }
        try {
            run(owned, catalog, why);
        } catch (InterruptedException e) {
            schedule.abandoned(name);
            throw e;
        } catch (IOException | RuntimeException e) {
            AutomationException failure =
                    new AutomationException(AutomationException.Reason.UPDATE_FAILED, "the run failed unexpectedly: " + e, e);
            schedule.ended(owned.spec(), AutomationRunner.notRun(name, failure), picks(catalog, owned.spec()));
            throw e;
        }
    }

    private void run(Owned<ImageUpdateAutomation> owned, Catalog catalog, AutomationSchedule.Reason why)
            throws IOException, InterruptedException {
        ImageUpdateAutomation automation = owned.spec();
        ProgressListener log = line -> parts.logs().line(WatchedKind.AUTOMATION, automation.name(), line);
        log.line("run: " + why.text());
        List<PolicyResolution> resolutions = parts.evaluations().evaluate(catalog.appliedBy(automation), catalog, store);
        resolutions.stream()
                .filter(resolution -> !resolution.ready())
                .forEach(resolution -> log.line("the policy " + resolution.policy().name() + " has no answer: " + resolution.message()
                        + (resolution.latestRef() == null ? "" : "; its last pick " + resolution.latestRef() + " stays")));
        Instant start = parts.clock().instant();
        Observations observations = new Observations(parts.engine().sessions(), store.automations(), parts.clock());
        GitRepository repository = repository(catalog, automation);
        UpdateRequest request = null;
        AutomationReport report;
        try {
            UpdateRequests requests = new UpdateRequests(
                    sources(repository), new OwnersGit(owned.owner(), parts.engine()::connection));
            // The schedule has waited for the commit window.
            request = requests.of(automation, resolutions, false).atOnce();
            report = observations.unchanged(request).orElse(null);
            if (report == null) {
                report = parts.engine().queue().run(request, log);
            }
        } catch (AutomationException e) {
            report = AutomationRunner.notRun(automation.name(), e);
        }
        observations.note(request, report, start);
        int failures = schedule.ended(
                automation, report, request == null ? picks(catalog, automation) : request.images());
        tell(automation.name(), request, report, failures, log);
    }

    private void tell(
            ResourceName name,
            @CheckForNull UpdateRequest request,
            AutomationReport report,
            int failures,
            ProgressListener log) {
        if (request != null && report.pushed() && report.commit() != null) {
            ReflectorUpdateResult result =
                    ReflectorUpdateResult.of(report, request.images(), request.remote().url());
            String link = result.getCommit().getUrl();
            log.line("pushed commit " + report.commit().id() + " to branch " + report.commit().branch()
                    + (link == null ? "" : ": " + link));
            LOGGER.log(Level.INFO, "The automation {0} pushed commit {1} to branch {2}.", new Object[] {
                name, report.commit().id(), report.commit().branch()
            });
            parts.pushed()
                    .accept(PushedUpdates.byAutomation(
                            name, result, request.remote().url(), parts.clock().millis()));
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

    private static ResourceSet sources(@CheckForNull GitRepository repository) {
        return new ResourceSet(
                List.of(), List.of(), List.of(), repository == null ? List.of() : List.of(repository), List.of());
    }

    @CheckForNull
    private static GitRepository repository(Catalog catalog, ImageUpdateAutomation automation) {
        return catalog.gitRepository(automation.source()).map(Owned::spec).orElse(null);
    }

    private List<PolicyImage> picks(Catalog catalog, ImageUpdateAutomation automation) {
        List<PolicyImage> images = new ArrayList<>();
        for (ImagePolicy policy : catalog.appliedBy(automation)) {
            LatestRef pick = parts.picks().previous(policy);
            if (pick != null) {
                images.add(new PolicyImage(policy.name(), pick));
            }
        }
        return images;
    }
}

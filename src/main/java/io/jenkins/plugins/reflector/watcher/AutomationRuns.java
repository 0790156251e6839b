package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationException;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationRunner;
import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequests;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.OwnersGit;
import io.jenkins.plugins.reflector.update.RunBook;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** Runs automations that are due, each with its owner's credentials, by way of the controller's one queue. */
final class AutomationRuns {

    private final Parts parts;
    private final Store store;
    private final AutomationSchedule schedule;

    /**
     * What runs need.
     *
     * @param threads takes a description and work, which is done as the controller itself
     * @param pushed hears of every commit of the watcher's own runs
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
                    schedule.begin(
                            automation,
                            AutomationRun.repository(catalog, automation),
                            AutomationRun.picks(parts.picks(), catalog, automation));
            why.ifPresent(reason -> parts.threads()
                    .accept("run of the automation " + automation.name(), () -> run(automation.name(), reason)));
        }
    }

    /** A run that somebody else begins now, such as a build; it counts as one of the watcher's own. */
    @NonNull
    RunBook.Run taken(@NonNull Owned<ImageUpdateAutomation> owned, @NonNull Catalog catalog, @NonNull String why) {
        schedule.taken(owned.spec(), AutomationRun.repository(catalog, owned.spec()));
        AutomationRun run = new AutomationRun(parts, store, schedule, owned, catalog, false);
        run.log().line("run: " + why);
        return run;
    }

    private void run(ResourceName name, AutomationSchedule.Reason why) throws IOException, InterruptedException {
        // It may have been edited or deleted since it was queued.
        Catalog catalog = parts.engine().catalog();
        Owned<ImageUpdateAutomation> owned = catalog.automation(name).orElse(null);
        if (owned == null || owned.spec().suspend() || parts.jenkins().isQuietingDown()) {
            schedule.abandoned(name);
            return;
        }
        try (AutomationRun run = new AutomationRun(parts, store, schedule, owned, catalog, true)) {
            try {
                run(run, owned, catalog, why);
            } catch (IOException | RuntimeException e) {
                run.ended(
                        null,
                        AutomationRunner.notRun(
                                name,
                                new AutomationException(
                                        AutomationException.Reason.UPDATE_FAILED, "the run failed unexpectedly: " + e, e)));
                throw e;
            }
        }
    }

    private void run(AutomationRun run, Owned<ImageUpdateAutomation> owned, Catalog catalog, AutomationSchedule.Reason why)
            throws IOException, InterruptedException {
        ImageUpdateAutomation automation = owned.spec();
        ProgressListener log = run.log();
        log.line("run: " + why.text());
        List<PolicyResolution> resolutions = parts.evaluations().evaluate(catalog.appliedBy(automation), catalog, store);
        resolutions.stream()
                .filter(resolution -> !resolution.ready())
                .forEach(resolution -> log.line("the policy " + resolution.policy().name() + " has no answer: "
                        + catalog.told(resolution, automation.name().namespace())
                        + (resolution.latestRef() == null ? "" : "; its last pick " + resolution.latestRef() + " stays")));
        GitRepository repository = AutomationRun.repository(catalog, automation);
        UpdateRequest request = null;
        AutomationReport report;
        try {
            UpdateRequests requests = new UpdateRequests(
                    sources(repository), new OwnersGit(owned.owner(), parts.engine()));
            // The schedule has waited for the commit window.
            request = requests.of(automation, resolutions, false).atOnce();
            report = run.observations().unchanged(request).orElse(null);
            if (report == null) {
                report = parts.engine().queue().run(request, log);
            }
        } catch (AutomationException e) {
            report = AutomationRunner.notRun(automation.name(), e);
        }
        run.ended(request, report);
    }

    private static ResourceSet sources(@CheckForNull GitRepository repository) {
        return new ResourceSet(
                List.of(), List.of(), List.of(), repository == null ? List.of() : List.of(repository), List.of());
    }
}

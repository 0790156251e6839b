package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.RunBook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Scans what is due, remembers it, has the policies that depend on it looked at again, and the automations run that apply these.
 * Whatever may take long is done by {@link WatcherExecutor}'s threads.
 */
final class Watch {

    private final EngineFactory engine;
    private final WatcherEvents events;
    private final Clock clock;
    private final WatcherStore stored;
    private final PolicyPicks picks;
    private final PolicyStates states;
    private final ResourceLogs logs;
    private final EvaluationSchedule schedule;
    private final PolicyEvaluations evaluations;
    private final RepositoryScans scans;
    private final AutomationRuns.Parts runParts;
    private final BiConsumer<String, WatcherExecutor.Work> lookers;
    private final Forgetting forgetting;
    private final FirstSeenLedger withoutStore = new MemoryLedger();

    @CheckForNull
    private AutomationRuns runs;

    /** @param pushed hears of every commit of an automation */
    Watch(
            @NonNull EngineFactory engine,
            @NonNull JenkinsFacade jenkins,
            @NonNull WatcherEvents events,
            @NonNull Consumer<PushedUpdate> pushed,
            @NonNull Clock clock) {
        this(engine, jenkins, events, pushed, clock, WatcherExecutor::submit, WatcherExecutor::submitPush);
    }

    Watch(
            @NonNull EngineFactory engine,
            @NonNull JenkinsFacade jenkins,
            @NonNull WatcherEvents events,
            @NonNull Consumer<PushedUpdate> pushed,
            @NonNull Clock clock,
            @NonNull BiConsumer<String, WatcherExecutor.Work> lookers,
            @NonNull BiConsumer<String, WatcherExecutor.Work> pushers) {
        Path state = jenkins.stateDirectory();
        this.engine = engine;
        this.events = events;
        this.clock = clock;
        this.lookers = lookers;
        stored = new WatcherStore(state, clock);
        picks = new PolicyPicks(new PickFile(state.resolve("picks.v3.json")), events);
        states = new PolicyStates(clock);
        logs = new ResourceLogs(state, clock);
        schedule = new EvaluationSchedule(clock.instant());
        evaluations = new PolicyEvaluations(engine, picks, states, logs, events, clock);
        scans = new RepositoryScans(engine, logs, events, lookers, clock);
        runParts = new AutomationRuns.Parts(engine, jenkins, picks, evaluations, logs, events, pushers, pushed, clock);
        forgetting = new Forgetting(picks, states, schedule, logs, DecisionBook.of(jenkins), clock);
    }

    @NonNull
    PolicyPicks picks() {
        return picks;
    }

    @NonNull
    ResourceLogs logs() {
        return logs;
    }

    @NonNull
    Optional<WatcherStore.Opened> store() {
        return stored.open();
    }

    @NonNull
    FirstSeenLedger ledger() {
        return stored.open().map(opened -> opened.store().ledger()).orElse(withoutStore);
    }

    void requestRun(@NonNull ResourceName automation) {
        stored.open().ifPresent(opened -> runs(opened).schedule().request(automation));
    }

    /** A run of an automation that somebody else begins; noted nowhere if the store cannot be opened. */
    @NonNull
    RunBook.Run begin(@NonNull Owned<ImageUpdateAutomation> automation, @NonNull Catalog catalog, @NonNull String why) {
        return stored.open()
                .map(opened -> runs(opened).taken(automation, catalog, why))
                .orElseGet(() -> RunBook.NONE.begin(automation, catalog));
    }

    boolean isRunning(@NonNull ResourceName automation) {
        return stored.open().map(opened -> runs(opened).schedule().underWay(automation)).orElse(false);
    }

    /** Queues a scan of every repository, a look at every policy and a run of every automation that is due. */
    void beginDue() throws IOException {
        WatcherStore.Opened opened = stored.open().orElse(null);
        if (opened == null) {
            return;
        }
        Catalog catalog = engine.catalog();
        scans.beginDue(
                catalog, opened, repository -> evaluate(DependentPolicies.of(repository, engine.catalog().evaluated())));
        List<ImagePolicy> due = schedule.take(catalog.evaluated(), policy -> picks.previous(policy) != null, clock.instant());
        if (!due.isEmpty()) {
            lookers.accept("look at " + due.size() + " image policies", () -> evaluate(due));
        }
        runs(opened).beginDue(catalog);
        forgetting.look(catalog, opened, runs(opened).schedule());
    }

    private void evaluate(List<ImagePolicy> policies) throws InterruptedException, IOException {
        WatcherStore.Opened opened = stored.open().orElse(null);
        if (opened == null || policies.isEmpty()) {
            return;
        }
        schedule.done(policies, clock.instant());
        Catalog catalog = engine.catalog();
        evaluations.evaluate(policies, catalog, opened.store());
        evaluated(opened, catalog);
    }

    private void evaluated(WatcherStore.Opened opened, Catalog catalog) {
        events.evaluated();
        runs(opened).beginDue(catalog);
    }

    /** See {@link WatcherService#resolve}. */
    @NonNull
    List<PolicyResolution> resolve(@NonNull List<ImagePolicy> policies, @NonNull ProgressListener progress)
            throws InterruptedException, IOException {
        Catalog catalog = engine.catalog();
        WatcherStore.Opened opened = stored.open().orElse(null);
        UrgentLookup.Found found = new UrgentLookup(
                        catalog, engine.registries(catalog), scans, evaluations, ledger(), opened, clock)
                .resolve(policies, progress);
        if (opened != null) {
            schedule.done(policies, clock.instant());
            // The policies that nobody asked for see the new tags too.
            List<ImagePolicy> others = catalog.evaluated().stream()
                    .filter(policy -> found.scanned().contains(policy.repository()) && !policies.contains(policy))
                    .toList();
            lookers.accept("look at what depends on the picks of a build", () -> {
                evaluate(others);
                evaluated(opened, catalog);
            });
        }
        return found.resolutions();
    }

    /** What was seen of a policy when it was looked at last; empty if it was not looked at yet. */
    @NonNull
    Optional<PolicyLook> look(@NonNull ImagePolicy policy) {
        return states.of(policy);
    }

    /** What keeps failing, and what cannot be watched at all. */
    @NonNull
    List<Trouble> troubles() {
        return new Troubles(engine.catalog(), engine.registryProblems(), stored, states, opened -> runs(opened).schedule())
                .all();
    }

    private synchronized AutomationRuns runs(WatcherStore.Opened opened) {
        if (runs == null) {
            runs = new AutomationRuns(runParts, opened.store());
        }
        return runs;
    }
}

package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a policy stands, and why: the first thing that somebody should know of it.
 *
 * @param reason sentences, or empty if the state says it all
 * @param since when that began; null if the pick says it
 */
record PolicyState(@NonNull State state, @NonNull String reason, @CheckForNull Instant since) {

    private PolicyState(State state, String reason) {
        this(state, reason, null);
    }

    @NonNull
    static PolicyState of(
            @NonNull ImagePolicy policy,
            @NonNull Standings.Standing standing,
            @CheckForNull LatestRef pick,
            @CheckForNull String current,
            @NonNull List<ImageUpdateAutomation> writers,
            @NonNull Observed observed,
            @NonNull Catalog catalog,
            @NonNull ScanWords words) {
        if (policy.suspend()) {
            return suspended(
                    Subject.suspension(WatchedKind.IMAGE_POLICY, policy.name()), "The policy is suspended", " and keeps its pick.", catalog);
        }
        ImageRepository repository = catalog.seenBy(policy).orElse(null);
        RepositoryStatus status = repository == null ? null : observed.status(repository.name()).orElse(null);
        if (status != null && status.error() != null && !repository.suspend()) {
            return new PolicyState(
                    State.FAILING,
                    words.failed(repository, status.error()),
                    words.maySee(repository) ? status.attemptTime() : null);
        }
        if (repository != null && status == null) {
            return repository.suspend()
                    ? suspended(repository, catalog, words)
                    : new PolicyState(State.WAITING, "Its image repository was not scanned yet.");
        }
        if (!standing.ready() && standing.held() == null) {
            return new PolicyState(State.FAILING, standing.message());
        }
        // What only a registry tells, such as a digest.
        PolicyLook look = observed.look(policy).orElse(null);
        List<String> held = look == null ? List.of() : words.held(policy, look.rulings());
        String problem = look == null ? null : look.problem().orElse(null);
        if (problem != null && standing.held() == null && held.isEmpty()) {
            return new PolicyState(State.FAILING, words.unanswered(policy, problem));
        }
        Decision hold = catalog.decisions().of(catalog.hold(policy)).filter(each -> each.isIn(policy)).orElse(null);
        if (hold != null) {
            String more = held.isEmpty() ? "" : "; " + String.join("; ", held);
            return new PolicyState(State.HELD, "Held at " + hold.tag() + " by " + hold.words() + more, Instant.ofEpochMilli(hold.since()));
        }
        if (standing.held() != null || !held.isEmpty()) {
            Set<String> reasons = new LinkedHashSet<>(held);
            if (standing.held() != null) {
                reasons.add(standing.held());
            }
            return new PolicyState(State.HELD, String.join("; ", reasons));
        }
        return written(pick, current, writers, observed, repository, catalog, words);
    }

    private static PolicyState suspended(ImageRepository repository, Catalog catalog, ScanWords words) {
        PolicyState state = suspended(
                Subject.suspension(WatchedKind.IMAGE_REPOSITORY, repository.name()), "Its image repository is suspended", ".", catalog);
        return words.maySee(repository) ? state : new PolicyState(state.state(), words.suspended(repository, state.reason()));
    }

    /** With who did it and why, if it was done on a page. */
    private static PolicyState suspended(Subject subject, String words, String end, Catalog catalog) {
        Decision decision = catalog.decisions().of(subject).orElse(null);
        return decision == null
                ? new PolicyState(State.SUSPENDED, words + end)
                : new PolicyState(
                        State.SUSPENDED, words + end.replace(".", "") + ", by " + decision.words(), Instant.ofEpochMilli(decision.since()));
    }

    private static PolicyState written(
            @CheckForNull LatestRef pick,
            @CheckForNull String current,
            List<ImageUpdateAutomation> writers,
            Observed observed,
            @CheckForNull ImageRepository repository,
            Catalog catalog,
            ScanWords words) {
        if (pick == null) {
            return new PolicyState(State.WAITING, "The watcher has not looked at it yet.");
        }
        if (pick.tag().equals(current)) {
            return repository != null && repository.suspend()
                    ? suspended(repository, catalog, words)
                    : new PolicyState(State.UP_TO_DATE, "");
        }
        if (writers.isEmpty()) {
            return current == null
                    ? new PolicyState(State.WATCHED, "")
                    : new PolicyState(State.UPDATE_AVAILABLE, "The job that writes it has not run since.");
        }
        if (writers.stream().anyMatch(automation -> observed.running(automation.name()))) {
            return new PolicyState(State.UPDATING, "");
        }
        for (ImageUpdateAutomation automation : writers) {
            AutomationStatus status = observed.automation(automation.name()).orElse(null);
            if (status != null && !status.ready() && !automation.suspend()) {
                AutomationStatus.Condition ready = status.condition(AutomationStatus.READY).orElse(null);
                return new PolicyState(
                        State.FAILING,
                        "The automation " + automation.name() + " failed" + (ready == null ? "." : ": " + ready.message()),
                        ready == null ? null : ready.lastTransitionTime());
            }
        }
        return writers.stream().allMatch(ImageUpdateAutomation::suspend)
                ? new PolicyState(State.UPDATE_AVAILABLE, "The automation that writes it is suspended.")
                : new PolicyState(State.UPDATE_AVAILABLE, "");
    }
}

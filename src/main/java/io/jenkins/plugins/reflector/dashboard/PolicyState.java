package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import java.time.Instant;
import java.util.List;

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
            @NonNull Catalog catalog) {
        if (policy.suspend()) {
            return new PolicyState(State.SUSPENDED, "The policy is suspended and keeps its pick.");
        }
        ImageRepository repository = catalog.seenBy(policy).orElse(null);
        RepositoryStatus status = repository == null ? null : observed.status(repository.name()).orElse(null);
        if (status != null && status.error() != null && !repository.suspend()) {
            return new PolicyState(State.FAILING, "The last scan failed: " + status.error(), status.attemptTime());
        }
        if (repository != null && status == null) {
            return repository.suspend()
                    ? new PolicyState(State.SUSPENDED, "Its image repository is suspended.")
                    : new PolicyState(State.WAITING, "Its image repository was not scanned yet.");
        }
        if (!standing.ready() && standing.held() == null) {
            return new PolicyState(State.FAILING, standing.message());
        }
        // What only a registry tells, such as a digest.
        String problem = observed.problem(policy).orElse(null);
        if (problem != null && standing.held() == null) {
            return new PolicyState(State.FAILING, problem);
        }
        if (standing.held() != null) {
            return new PolicyState(State.HELD, standing.held());
        }
        return written(pick, current, writers, observed, repository);
    }

    private static PolicyState written(
            @CheckForNull LatestRef pick,
            @CheckForNull String current,
            List<ImageUpdateAutomation> writers,
            Observed observed,
            @CheckForNull ImageRepository repository) {
        if (pick == null) {
            return new PolicyState(State.WAITING, "The watcher has not looked at it yet.");
        }
        if (pick.tag().equals(current)) {
            return repository != null && repository.suspend()
                    ? new PolicyState(State.SUSPENDED, "Its image repository is suspended.")
                    : new PolicyState(State.UP_TO_DATE, "");
        }
        if (writers.isEmpty()) {
            return current == null
                    ? new PolicyState(State.WATCHED, "")
                    : new PolicyState(State.UPDATE_AVAILABLE, "The job that writes it has not run since.");
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

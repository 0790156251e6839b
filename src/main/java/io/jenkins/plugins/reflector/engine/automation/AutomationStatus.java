package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The status of an automation, with Flux's fields (flux.md 3.9). A run that fails keeps what was observed before.
 *
 * @param lastAutomationRunTime when the last run began, also one that was skipped
 * @param lastPushTime null if none was made
 * @param lastPushCommit 40 hex digits; null if none was made
 * @param observedPolicies the picks that the last run that ended well has dealt with
 * @param observedSourceRevision what it has dealt with, such as {@code main@sha1:…}; null if none ended well
 * @param observedRequest a checksum of all that was asked of it; empty if the last run failed, so that it is not skipped
 * @param conditions {@code Ready}, and {@code Stalled} if trying again is pointless
 * @param lastEvent what people were told of the last run
 * @param failures how many runs failed in a row, so that a restart does not begin anew with short pauses; 0 if the last ended well
 */
public record AutomationStatus(
        @NonNull Instant lastAutomationRunTime,
        @CheckForNull Instant lastPushTime,
        @CheckForNull String lastPushCommit,
        @NonNull List<PolicyImage> observedPolicies,
        @CheckForNull String observedSourceRevision,
        @NonNull String observedRequest,
        @NonNull List<Condition> conditions,
        @NonNull AutomationReport.Event lastEvent,
        int failures) {

    /** The condition that tells whether all is well. */
    public static final String READY = "Ready";

    /** The condition that tells that trying again is pointless until something changes. */
    public static final String STALLED = "Stalled";

    public AutomationStatus {
        observedPolicies = List.copyOf(observedPolicies);
        conditions = List.copyOf(conditions);
    }

    /**
     * One of Kubernetes' conditions.
     *
     * @param type {@link #READY} or {@link #STALLED}
     * @param holds its status, which is written {@code "True"} or {@code "False"}
     * @param lastTransitionTime since when it holds, or does not
     */
    public record Condition(
            @NonNull String type,
            boolean holds,
            @NonNull String reason,
            @NonNull String message,
            @NonNull Instant lastTransitionTime) {}

    /** Whether the last run ended well. */
    public boolean ready() {
        return condition(READY).map(Condition::holds).orElse(false);
    }

    /** A condition; empty if it does not apply. */
    @NonNull
    public Optional<Condition> condition(@NonNull String type) {
        return conditions.stream().filter(each -> each.type().equals(type)).findFirst();
    }

    /**
     * The status after a run, which is no dry one.
     *
     * @param previous null for the first run
     * @param request null if the automation could not even be turned into one
     * @param start when the run began
     * @param end when it ended
     */
    @NonNull
    static AutomationStatus after(
            @CheckForNull AutomationStatus previous,
            @CheckForNull UpdateRequest request,
            @NonNull AutomationReport report,
            @NonNull Instant start,
            @NonNull Instant end) {
        boolean observed = report.ready() && request != null;
        boolean pushed = report.pushed() && report.commit() != null;
        List<Condition> conditions = new ArrayList<>();
        // The condition's message is the same whether the run was skipped or not: Flux tells that by the event alone.
        String message = report.ready() ? AutomationRunner.UP_TO_DATE : report.message();
        conditions.add(condition(previous, READY, report.ready(), report.reason(), message, end));
        if (report.stalled()) {
            conditions.add(condition(previous, STALLED, true, report.reason(), message, end));
        }
        return new AutomationStatus(
                start,
                pushed ? end : previous == null ? null : previous.lastPushTime(),
                pushed ? report.commit().id() : previous == null ? null : previous.lastPushCommit(),
                observed ? request.images() : previous == null ? List.of() : previous.observedPolicies(),
                observed && report.revision() != null
                        ? report.revision()
                        : previous == null ? null : previous.observedSourceRevision(),
                observed ? Observations.checksum(request) : "",
                conditions,
                report.event(previous != null && previous.ready()),
                report.ready() ? 0 : 1 + (previous == null ? 0 : previous.failures()));
    }

    private static Condition condition(
            @CheckForNull AutomationStatus previous, String type, boolean holds, String reason, String message, Instant now) {
        Instant since = Optional.ofNullable(previous)
                .flatMap(status -> status.condition(type))
                .filter(before -> before.holds() == holds)
                .map(Condition::lastTransitionTime)
                .orElse(now);
        return new Condition(type, holds, reason, message, since);
    }
}

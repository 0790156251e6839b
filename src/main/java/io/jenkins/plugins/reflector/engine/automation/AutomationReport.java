package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.forge.PullRequest;
import io.jenkins.plugins.reflector.engine.manifest.UpdateResult;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run did: Flux's conditions, the edits, the commit (flux.md 3.9).
 *
 * @param automation who asked
 * @param ready whether all went well
 * @param stalled whether trying again is pointless until the configuration changes
 * @param reason Flux's word, such as {@code Succeeded} or {@code GitOperationFailed}
 * @param message one sentence: what, on which host and branch, what to do
 * @param update the edits; empty if it did not come that far
 * @param commit the commit that was made, or in a dry run would be; null if nothing changed or it did not come that far
 * @param pushed whether the commit is on the server
 * @param pullRequest the open one of the push branch; null if none is asked for, or nothing waits to be merged
 * @param revision what of the source this has dealt with, in Flux's form, such as {@code main@sha1:…}: the new commit, or what was
 *     checked out if the commit went elsewhere; null if it did not come that far
 */
public record AutomationReport(
        @NonNull ResourceName automation,
        boolean ready,
        boolean stalled,
        @NonNull String reason,
        @NonNull String message,
        @NonNull UpdateResult update,
        @CheckForNull Commit commit,
        boolean pushed,
        @CheckForNull PullRequest pullRequest,
        @CheckForNull String revision) {

    /** Of no revision. */
    public AutomationReport(
            @NonNull ResourceName automation,
            boolean ready,
            boolean stalled,
            @NonNull String reason,
            @NonNull String message,
            @NonNull UpdateResult update,
            @CheckForNull Commit commit,
            boolean pushed,
            @CheckForNull PullRequest pullRequest) {
        this(automation, ready, stalled, reason, message, update, commit, pushed, pullRequest, null);
    }

    /**
     * A commit.
     *
     * @param id 40 hex digits
     * @param branch where it was pushed to
     * @param message to the letter
     * @param refspecs what was pushed beside the branch
     */
    public record Commit(
            @NonNull String id, @NonNull String branch, @NonNull String message, @NonNull List<String> refspecs) {

        public Commit {
            refspecs = List.copyOf(refspecs);
        }

        /** On its branch alone. */
        public Commit(@NonNull String id, @NonNull String branch, @NonNull String message) {
            this(id, branch, message, List.of());
        }
    }

    /** How much an event matters: Flux hands the first two on to people. */
    public enum Severity {
        NORMAL,
        WARNING,
        TRACE
    }

    /** What people are told of a run (flux.md 3.9). */
    public record Event(@NonNull Severity severity, @NonNull String text) {}

    /**
     * The event of this run.
     *
     * @param readyBefore whether the run before ended well; it is news if this one is the first that does
     */
    @NonNull
    public Event event(boolean readyBefore) {
        if (!ready) {
            return new Event(Severity.WARNING, message);
        }
        if (commit == null || !pushed) {
            return new Event(readyBefore ? Severity.TRACE : Severity.NORMAL, message);
        }
        String refspecs = commit.refspecs().isEmpty()
                ? ""
                : commit.refspecs().stream().collect(Collectors.joining("', '", " and refspecs '", "'"));
        return new Event(
                Severity.NORMAL,
                "pushed commit '" + commit.id().substring(0, 7) + "' to branch '" + commit.branch() + "'" + refspecs + "\n"
                        + commit.message());
    }

    /** Of a run that failed. */
    @NonNull
    static AutomationReport failed(
            @NonNull ResourceName automation,
            @NonNull AutomationException.Reason reason,
            @NonNull String message,
            @NonNull UpdateResult update) {
        return new AutomationReport(automation, false, reason.stalled(), reason.text(), message, update, null, false, null);
    }

    /** Whether any file changed. */
    public boolean changed() {
        return update.changed();
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.scan.ScanException;

/** Ends an evaluation that has no answer; becomes a {@link PolicyResolution} at once. */
final class NotReadyException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String reason;
    private final boolean stalled;
    private final transient Selection selection;

    private NotReadyException(String reason, String message, boolean stalled, Selection selection) {
        super(message);
        this.reason = reason;
        this.stalled = stalled;
        this.selection = selection;
    }

    /** Trying again is pointless until the resource changes. */
    static NotReadyException stalled(@NonNull String reason, @NonNull String message) {
        return new NotReadyException(reason, message, true, null);
    }

    /** Trying again may help. */
    static NotReadyException retried(@NonNull String reason, @NonNull String message) {
        return new NotReadyException(reason, message, false, null);
    }

    /** What a failed scan means for the policies of its repository. */
    static NotReadyException of(@NonNull ScanException failure) {
        String reason = failure.reason().text();
        return failure.reason().stalled()
                ? stalled(reason, failure.getMessage())
                : retried(reason, failure.getMessage());
    }

    /** The tags were judged and none was picked. */
    static NotReadyException unanswered(@NonNull Selection selection, @NonNull String message) {
        return new NotReadyException("Failure", message, false, selection);
    }

    /** A tag was picked and its digest could not be had (flux.md 2.8). */
    static NotReadyException withoutDigest(@NonNull Selection selection, @NonNull String message) {
        return new NotReadyException("Failed", message, false, selection);
    }

    String reason() {
        return reason;
    }

    boolean stalled() {
        return stalled;
    }

    @CheckForNull
    Selection selection() {
        return selection;
    }
}

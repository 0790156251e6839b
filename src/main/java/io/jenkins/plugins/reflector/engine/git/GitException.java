package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A Git operation that failed. The message is complete: what, on which host and branch, and what to do; no secret. */
public final class GitException extends Exception {

    private static final long serialVersionUID = 1L;

    public GitException(@NonNull String message) {
        super(message);
    }

    public GitException(@NonNull String message, @NonNull Throwable cause) {
        super(message, cause);
    }
}

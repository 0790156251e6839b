package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A range that does not follow the grammar; the message is the one that Flux shows (flux.md 2.4). */
public final class InvalidRangeException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidRangeException(@NonNull String message) {
        super(message);
    }
}

package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A user's regular expression that does not compile, or would cost too much; the message says why. */
public final class InvalidRegexException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidRegexException(@NonNull String message) {
        super(message);
    }
}

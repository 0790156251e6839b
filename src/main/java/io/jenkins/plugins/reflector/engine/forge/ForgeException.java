package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A Git host did not do what was asked of its API; the message names the host and says what to do, and holds no secret. */
public final class ForgeException extends Exception {

    private static final long serialVersionUID = 1L;

    public ForgeException(@NonNull String message) {
        super(message);
    }
}

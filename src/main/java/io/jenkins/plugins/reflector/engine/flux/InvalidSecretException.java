package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A Secret that lacks what its use needs. The message is a sentence that names the Secret and keys, never a value. */
public final class InvalidSecretException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidSecretException(@NonNull String message) {
        super(message);
    }
}

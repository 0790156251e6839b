package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A cloud that gave no credentials. The message says what the machine's identity lacks, and never a secret. */
public final class CloudIdentityException extends Exception {

    private static final long serialVersionUID = 1L;

    CloudIdentityException(@NonNull String message) {
        super(message);
    }
}

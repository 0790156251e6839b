package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Certificates, keys or a proxy's address that cannot be read. The message says what is wanted and shows no secret. */
public final class InvalidConnectionException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidConnectionException(@NonNull String message) {
        super(message);
    }
}

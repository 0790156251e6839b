package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;

/** The server's host key was not trusted, or the server did not take our key. */
final class SshAccessException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What was not accepted. */
    enum Reason {
        LOGIN,
        UNKNOWN_HOST_KEY,
        CHANGED_HOST_KEY
    }

    private final Reason reason;

    SshAccessException(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }
}

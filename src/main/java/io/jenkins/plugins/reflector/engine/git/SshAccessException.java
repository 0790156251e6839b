package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;

/** The server's host key was not trusted, or the server did not take our key. */
final class SshAccessException extends IOException {

    private static final long serialVersionUID = 1L;

    private final boolean hostKey;

    SshAccessException(boolean hostKey, String message, Throwable cause) {
        super(message, cause);
        this.hostKey = hostKey;
    }

    /** Whether it was the server that was not trusted. */
    boolean hostKey() {
        return hostKey;
    }
}

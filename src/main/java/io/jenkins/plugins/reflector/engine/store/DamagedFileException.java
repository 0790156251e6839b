package io.jenkins.plugins.reflector.engine.store;

/** A file that is not what was written there; the message says in what, as a part of a sentence. */
final class DamagedFileException extends Exception {

    private static final long serialVersionUID = 1L;

    DamagedFileException(String message) {
        super(message);
    }

    DamagedFileException(String message, Throwable cause) {
        super(message, cause);
    }
}

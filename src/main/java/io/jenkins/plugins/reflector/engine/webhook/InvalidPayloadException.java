package io.jenkins.plugins.reflector.engine.webhook;

/** A body that is not what its sender sends; the message says what is wrong and quotes nothing of it. */
public final class InvalidPayloadException extends Exception {

    private static final long serialVersionUID = 1L;

    InvalidPayloadException(String message) {
        super(message);
    }
}

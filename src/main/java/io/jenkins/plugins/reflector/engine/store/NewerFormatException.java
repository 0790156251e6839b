package io.jenkins.plugins.reflector.engine.store;

import java.io.IOException;

/** A folder that a newer version of the program wrote; nothing in it was touched. The message says what to do. */
public final class NewerFormatException extends IOException {

    private static final long serialVersionUID = 1L;

    NewerFormatException(String message) {
        super(message);
    }
}

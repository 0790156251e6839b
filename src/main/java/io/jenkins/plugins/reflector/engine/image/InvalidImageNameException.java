package io.jenkins.plugins.reflector.engine.image;

import edu.umd.cs.findbugs.annotations.NonNull;

/** An image repository's name that can never work; the message is Flux's (flux.md 1.3). */
public final class InvalidImageNameException extends Exception {

    private static final long serialVersionUID = 1L;

    public InvalidImageNameException(@NonNull String message) {
        super(message);
    }
}

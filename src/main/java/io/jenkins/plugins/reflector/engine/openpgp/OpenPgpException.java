package io.jenkins.plugins.reflector.engine.openpgp;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A key that cannot be used for signing; the message says why and what to do, and shows nothing of the key. */
public final class OpenPgpException extends Exception {

    private static final long serialVersionUID = 1L;

    public OpenPgpException(@NonNull String message) {
        super(message);
    }
}

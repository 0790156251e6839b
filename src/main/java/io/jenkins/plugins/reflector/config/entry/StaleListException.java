package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;

/** What a form changes is no longer what its page has shown. */
final class StaleListException extends Exception {

    private static final long serialVersionUID = 1L;

    StaleListException(@NonNull String message) {
        super(message);
    }
}

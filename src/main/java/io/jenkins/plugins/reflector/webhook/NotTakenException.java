package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;

/** A body was not taken. */
final class NotTakenException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Answer answer;

    NotTakenException(@NonNull Answer answer) {
        // A flood of them costs no stack traces.
        super(answer.name(), null, false, false);
        this.answer = answer;
    }

    @NonNull
    Answer answer() {
        return answer;
    }
}

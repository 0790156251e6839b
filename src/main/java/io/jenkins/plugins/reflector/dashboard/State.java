package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;

/** How a watched thing stands. The pages show a word and a symbol for each; the texts are names that scripts may rely on. */
enum State {
    /** Git has what the policy picks, a repository was scanned, an automation ran well. */
    UP_TO_DATE("up-to-date"),
    /** Git has something older than what the policy picks. */
    UPDATE_AVAILABLE("update-available"),
    /** An automation is writing it now. */
    UPDATING("updating"),
    /** A guard or a pin keeps the pick from following the policy's rule. */
    HELD("held"),
    /** There is a pick, and nothing of ours writes it into Git. */
    WATCHED("watched"),
    /** Nothing is known yet. */
    WAITING("waiting"),
    /** Somebody switched it off. */
    SUSPENDED("suspended"),
    /** Somebody should do something. */
    FAILING("failing");

    private final String text;

    State(String text) {
        this.text = text;
    }

    /** As it stands in the JSON. */
    @NonNull
    String text() {
        return text;
    }
}

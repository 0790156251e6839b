package io.jenkins.plugins.reflector.engine.resource;

/** What to do when the branch moved between fetch and push (product.md, "seed words"). */
public enum OnConflict {
    /** Fetch, edit the new head, push again; bounded. */
    RETRY("retry"),
    /** Report it and leave it to the next run. */
    FAIL("fail"),
    /** Make the push branch anew if all its commits are ours; else report it. */
    FORCE("force");

    private final String text;

    OnConflict(String text) {
        this.text = text;
    }

    /** As users write it. */
    public String text() {
        return text;
    }
}

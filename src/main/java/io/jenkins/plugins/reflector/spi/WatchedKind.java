package io.jenkins.plugins.reflector.spi;

import edu.umd.cs.findbugs.annotations.NonNull;

/** What the watcher looks after. */
public enum WatchedKind {
    /** Scanned at its interval. */
    IMAGE_REPOSITORY("image repository"),
    /** Evaluated after each scan. */
    IMAGE_POLICY("image policy"),
    /** Run at its interval and when a pick changes. */
    AUTOMATION("automation");

    private final String text;

    WatchedKind(String text) {
        this.text = text;
    }

    /** As in a sentence. */
    @NonNull
    public String text() {
        return text;
    }
}

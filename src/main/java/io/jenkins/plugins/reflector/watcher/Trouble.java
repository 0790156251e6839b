package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * Something that somebody should do something about.
 *
 * @param key the same as long as it is the same trouble
 * @param text sentences: what does not work, since when, and what to do
 */
public record Trouble(@NonNull String key, @NonNull String text) {

    /** For the page, which reads no records. */
    @NonNull
    public String getText() {
        return text;
    }
}

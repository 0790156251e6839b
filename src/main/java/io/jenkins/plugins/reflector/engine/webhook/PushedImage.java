package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What a delivery says was pushed. Nobody vouches for it: it is shown in logs and compared with names, never written or
 * asked for.
 *
 * @param registry host and port; empty where the sender does not tell it
 * @param repository the path on that registry
 * @param tag empty where none is told
 */
public record PushedImage(@NonNull String registry, @NonNull String repository, @NonNull String tag) {

    private static final int MOST_LENGTH = 300;

    /** Whatever no name of an image holds becomes a question mark, so that a log stays a log. */
    public PushedImage {
        registry = printable(registry);
        repository = printable(repository);
        tag = printable(tag);
    }

    /** One line of printable ASCII, not endlessly long. */
    static String printable(String text) {
        String cut = text.length() > MOST_LENGTH ? text.substring(0, MOST_LENGTH) + "?" : text;
        return cut.replaceAll("[^\\x20-\\x7e]", "?");
    }

    @Override
    public String toString() {
        return (registry.isEmpty() ? "" : registry + "/") + repository + (tag.isEmpty() ? "" : ":" + tag);
    }
}

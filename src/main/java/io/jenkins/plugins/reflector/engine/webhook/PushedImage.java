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

    @Override
    public String toString() {
        return (registry.isEmpty() ? "" : registry + "/") + repository + (tag.isEmpty() ? "" : ":" + tag);
    }
}

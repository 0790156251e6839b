package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;

/**
 * What a sender calls its registries, and what they are called in image names: Nexus tells the name of a repository
 * and no host, Artifactory a key, and many a registry stands behind a proxy with another name (features.md 4.4).
 *
 * @param registry the host, with a port where it has one, that stands for whatever the sender says; empty: believe the
 *     sender
 * @param prefixes from the sender's own repository name to {@code host} or {@code host/path}
 */
public record HostMapping(@NonNull String registry, @NonNull Map<String, String> prefixes) {

    /** Believe the sender. */
    public static final HostMapping NONE = new HostMapping("", Map.of());

    public HostMapping {
        prefixes = Map.copyOf(prefixes);
    }

    /** An image of a host that the sender names. */
    PushedImage at(@NonNull String host, @NonNull String repository, @NonNull String tag) {
        return new PushedImage(registry.isEmpty() ? host : registry, repository, tag);
    }

    /** An image of one of the sender's own repositories; {@code fallback} is where it may be without a mapping. */
    PushedImage within(
            @NonNull String own, @NonNull PushedImage fallback, @NonNull String repository, @NonNull String tag) {
        String prefix = prefixes.get(own);
        if (prefix == null) {
            return registry.isEmpty() ? fallback : new PushedImage(registry, fallback.repository(), tag);
        }
        int slash = prefix.indexOf('/');
        return slash < 0
                ? new PushedImage(prefix, repository, tag)
                : new PushedImage(prefix.substring(0, slash), prefix.substring(slash + 1) + "/" + repository, tag);
    }
}

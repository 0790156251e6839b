package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * What an automation reads of Flux's GitRepository (flux.md 3.2).
 *
 * @param name its identity
 * @param url http, https or ssh; on the command line also a path or file URL (cli.md)
 * @param ref {@code spec.ref}; null if absent
 * @param secretRef a Secret of the same namespace, or in Jenkins a credentials id; null for none
 * @param connection how the server is reached beside that; it has no {@code certSecretRef}
 * @param timeout covers fetch and push, each by itself
 * @param position where it was declared
 */
public record GitRepository(
        @NonNull ResourceName name,
        @NonNull String url,
        @CheckForNull GitRef ref,
        @CheckForNull String secretRef,
        @NonNull Connection connection,
        @NonNull Duration timeout,
        @NonNull SourcePosition position) {

    /** Flux's default for {@code spec.timeout}. */
    public static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(60);

    /** A repository that is reached without anything special. */
    public GitRepository(
            @NonNull ResourceName name,
            @NonNull String url,
            @CheckForNull GitRef ref,
            @CheckForNull String secretRef,
            @NonNull Duration timeout,
            @NonNull SourcePosition position) {
        this(name, url, ref, secretRef, Connection.PLAIN, timeout, position);
    }
}

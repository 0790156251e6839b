package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Which image repository is watched, and how (flux.md 1.1).
 *
 * @param name its identity
 * @param image as the user wrote it; this very text is what an edit writes into files (flux.md 2.8)
 * @param interval time between two scans
 * @param timeout covers authentication and the whole listing; at least a second (flux.md 1.1)
 * @param secretRef a Secret of the same namespace, or in Jenkins a credentials id; null for none
 * @param suspend skip it when watching
 * @param exclusionList RE2 expressions; a tag that one matches anywhere is dropped
 * @param insecure plain HTTP is allowed
 * @param accessFrom label selectors of the namespaces that may refer to it; null: its own only (flux.md 2.9)
 * @param position where it was declared
 */
public record ImageRepository(
        @NonNull ResourceName name,
        @NonNull String image,
        @NonNull Duration interval,
        @NonNull Duration timeout,
        @CheckForNull String secretRef,
        boolean suspend,
        @NonNull List<String> exclusionList,
        boolean insecure,
        @CheckForNull List<Map<String, String>> accessFrom,
        @NonNull SourcePosition position) {

    /** What Flux leaves out when a resource says nothing: cosign's signatures (flux.md 1.1). */
    public static final List<String> DEFAULT_EXCLUSION_LIST = List.of("^.*\\.sig$");

    public ImageRepository {
        exclusionList = List.copyOf(exclusionList);
        accessFrom = accessFrom == null ? null : List.copyOf(accessFrom);
        timeout = timeout.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : timeout;
    }

    /** A repository with every default, for callers that do not come from a Flux resource. */
    @NonNull
    public static ImageRepository of(@NonNull ResourceName name, @NonNull String image, @NonNull Duration interval) {
        return new ImageRepository(
                name, image, interval, interval, null, false, DEFAULT_EXCLUSION_LIST, false, null, SourcePosition.NONE);
    }

    /** The same with other credentials. */
    @NonNull
    public ImageRepository withSecretRef(@CheckForNull String id) {
        return new ImageRepository(
                name, image, interval, timeout, id, suspend, exclusionList, insecure, accessFrom, position);
    }

    /** The same with another exclusion list. */
    @NonNull
    public ImageRepository withExclusionList(@NonNull List<String> patterns) {
        return new ImageRepository(
                name, image, interval, timeout, secretRef, suspend, patterns, insecure, accessFrom, position);
    }

    /** The same, with plain HTTP allowed or not. */
    @NonNull
    public ImageRepository withInsecure(boolean allowed) {
        return new ImageRepository(
                name, image, interval, timeout, secretRef, suspend, exclusionList, allowed, accessFrom, position);
    }
}

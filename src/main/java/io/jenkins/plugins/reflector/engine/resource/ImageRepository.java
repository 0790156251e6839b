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
 * @param labels what a {@link RepositorySelector} looks at
 * @param image as the user wrote it; this very text is what an edit writes into files (flux.md 2.8)
 * @param interval time between two scans
 * @param timeout covers authentication and the whole listing; at least a second (flux.md 1.1)
 * @param secretRef a Secret of the same namespace, or in Jenkins a credentials id; null for none
 * @param connection how the registry is reached beside that
 * @param suspend skip it when watching
 * @param exclusionList RE2 expressions; a tag that one matches anywhere is dropped
 * @param insecure plain HTTP is allowed
 * @param accessFrom label selectors of the namespaces that may refer to it; null: its own only (flux.md 2.9)
 * @param options what is asked for beyond Flux
 * @param position where it was declared
 */
public record ImageRepository(
        @NonNull ResourceName name,
        @NonNull Map<String, String> labels,
        @NonNull String image,
        @NonNull Duration interval,
        @NonNull Duration timeout,
        @CheckForNull String secretRef,
        @NonNull Connection connection,
        boolean suspend,
        @NonNull List<String> exclusionList,
        boolean insecure,
        @CheckForNull List<Map<String, String>> accessFrom,
        @NonNull RepositoryOptions options,
        @NonNull SourcePosition position) {

    /** What Flux leaves out when a resource says nothing: cosign's signatures (flux.md 1.1). */
    public static final List<String> DEFAULT_EXCLUSION_LIST = List.of("^.*\\.sig$");

    public ImageRepository {
        labels = Map.copyOf(labels);
        exclusionList = List.copyOf(exclusionList);
        accessFrom = accessFrom == null ? null : List.copyOf(accessFrom);
        timeout = timeout.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : timeout;
    }

    /** A repository without labels, reached without anything special, that asks for nothing beyond Flux. */
    public ImageRepository(
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
        this(
                name,
                Map.of(),
                image,
                interval,
                timeout,
                secretRef,
                Connection.PLAIN,
                suspend,
                exclusionList,
                insecure,
                accessFrom,
                RepositoryOptions.NONE,
                position);
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
        return changed(labels, id, exclusionList, insecure, accessFrom, options);
    }

    /** The same with another exclusion list. */
    @NonNull
    public ImageRepository withExclusionList(@NonNull List<String> patterns) {
        return changed(labels, secretRef, patterns, insecure, accessFrom, options);
    }

    /** The same, with plain HTTP allowed or not. */
    @NonNull
    public ImageRepository withInsecure(boolean allowed) {
        return changed(labels, secretRef, exclusionList, allowed, accessFrom, options);
    }

    /** The same with other labels. */
    @NonNull
    public ImageRepository withLabels(@NonNull Map<String, String> others) {
        return changed(others, secretRef, exclusionList, insecure, accessFrom, options);
    }

    /** The same, open to other namespaces. */
    @NonNull
    public ImageRepository withAccessFrom(@CheckForNull List<Map<String, String>> selectors) {
        return changed(labels, secretRef, exclusionList, insecure, selectors, options);
    }

    /** The same, suspended. */
    @NonNull
    public ImageRepository suspended() {
        return new ImageRepository(
                name,
                labels,
                image,
                interval,
                timeout,
                secretRef,
                connection,
                true,
                exclusionList,
                insecure,
                accessFrom,
                options,
                position);
    }

    /** The same with other options of ours. */
    @NonNull
    public ImageRepository withOptions(@NonNull RepositoryOptions others) {
        return changed(labels, secretRef, exclusionList, insecure, accessFrom, others);
    }

    private ImageRepository changed(
            Map<String, String> itsLabels,
            String id,
            List<String> patterns,
            boolean plainHttp,
            List<Map<String, String>> selectors,
            RepositoryOptions itsOptions) {
        return new ImageRepository(
                name,
                itsLabels,
                image,
                interval,
                timeout,
                id,
                connection,
                suspend,
                patterns,
                plainHttp,
                selectors,
                itsOptions,
                position);
    }
}

package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.List;

/**
 * What a scan of a repository brought (flux.md 1.6).
 *
 * @param canonicalImageName such as {@code index.docker.io/library/nginx}
 * @param tags the kept tags in descending byte order, without duplicates
 * @param excluded the tags that the exclusion list dropped, in the same order
 * @param complete false if a cap ended the listing; such a list never lowers a version (product.md, "safety")
 * @param scanTime when the scan ended
 */
public record ScanResult(
        @NonNull String canonicalImageName,
        @NonNull List<String> tags,
        @NonNull List<String> excluded,
        boolean complete,
        @NonNull Instant scanTime) {

    /** How many of the tags {@link #latestTags} shows. */
    public static final int LATEST_TAGS = 10;

    public ScanResult {
        tags = List.copyOf(tags);
        excluded = List.copyOf(excluded);
    }

    /** The first ten tags: the greatest by bytes, whatever the policies think of them. */
    @NonNull
    public List<String> latestTags() {
        return tags.subList(0, Math.min(LATEST_TAGS, tags.size()));
    }
}

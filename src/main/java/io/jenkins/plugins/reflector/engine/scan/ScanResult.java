package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryAnswer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/**
 * What a scan of a repository brought (flux.md 1.6).
 *
 * @param canonicalImageName such as {@code index.docker.io/library/nginx}
 * @param tags the kept tags in descending byte order, without duplicates
 * @param excluded the tags that the exclusion list dropped, in the same order
 * @param complete false if a cap ended the listing; such a list never lowers a version (product.md, "safety")
 * @param scanTime when the scan ended
 * @param told what the registry told beside the tags; null where no registry was asked for it, as when it was stored
 */
public record ScanResult(
        @NonNull String canonicalImageName,
        @NonNull List<String> tags,
        @NonNull List<String> excluded,
        boolean complete,
        @NonNull Instant scanTime,
        @CheckForNull Told told) {

    /**
     * What a registry told beside the tags.
     *
     * @param pages how many answers it took
     */
    public record Told(int pages, @NonNull RegistryAnswer answer) {}

    /** How many of the tags {@link #latestTags} shows. */
    public static final int LATEST_TAGS = 10;

    public ScanResult {
        tags = List.copyOf(tags);
        excluded = List.copyOf(excluded);
    }

    /** One that no registry was asked for. */
    public ScanResult(
            @NonNull String canonicalImageName,
            @NonNull List<String> tags,
            @NonNull List<String> excluded,
            boolean complete,
            @NonNull Instant scanTime) {
        this(canonicalImageName, tags, excluded, complete, scanTime, null);
    }

    /** The same with what the registry told beside the tags. */
    @NonNull
    public ScanResult withTold(@CheckForNull Told other) {
        return new ScanResult(canonicalImageName, tags, excluded, complete, scanTime, other);
    }

    /** The first ten tags: the greatest by bytes, whatever the policies think of them. */
    @NonNull
    public List<String> latestTags() {
        return tags.subList(0, Math.min(LATEST_TAGS, tags.size()));
    }

    /** The checksum of the kept tags: SHA-256 over one tag a line, each with its line feed (flux.md 1.2). */
    @NonNull
    public String revision() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (String tag : tags) {
                hash.update((tag + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return "sha256:" + HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

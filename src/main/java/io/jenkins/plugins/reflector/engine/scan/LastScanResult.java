package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.List;

/**
 * What is told of a scan that worked, without the tags themselves: {@code status.lastScanResult} (flux.md 1.2).
 *
 * @param tagCount how many tags were kept
 * @param scanTime when it ended
 * @param latestTags the first ten of them
 * @param revision the checksum of all of them
 * @param complete whether the list was; see {@link ScanResult#complete}
 */
public record LastScanResult(
        int tagCount,
        @NonNull Instant scanTime,
        @NonNull List<String> latestTags,
        @NonNull String revision,
        boolean complete) {

    public LastScanResult {
        latestTags = List.copyOf(latestTags);
    }

    /** What is to be told of this one. */
    @NonNull
    public static LastScanResult of(@NonNull ScanResult result) {
        return new LastScanResult(
                result.tags().size(),
                result.scanTime(),
                result.latestTags(),
                result.revision(),
                result.complete());
    }
}

package io.jenkins.plugins.reflector.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.time.Instant;
import java.util.List;

/**
 * What is known of a watched repository.
 *
 * @param name the repository
 * @param image the image that was scanned, as written then
 * @param exclusionList the patterns that were applied then
 * @param result the last scan that brought tags; null if none did
 * @param error why the last attempt failed; null if it did not
 * @param attemptTime when the last attempt ended
 */
public record StoredScan(
        @NonNull ResourceName name,
        @NonNull String image,
        @NonNull List<String> exclusionList,
        @CheckForNull ScanResult result,
        @CheckForNull String error,
        @NonNull Instant attemptTime) {

    public StoredScan {
        exclusionList = List.copyOf(exclusionList);
    }

    /** Whether it tells of the repository as it is configured now; if not, it must be scanned anew (flux.md 1.4). */
    public boolean isAbout(@NonNull ImageRepository repository) {
        return image.equals(repository.image())
                && exclusionList.stream().sorted().toList()
                        .equals(repository.exclusionList().stream().sorted().toList());
    }
}

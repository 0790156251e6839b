package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What only the image behind a tag tells. Each answer costs requests, so it is asked of the pick and not of every tag. */
public interface PlatformSource {

    /**
     * The platforms that a tag has images for, such as {@code linux/amd64} or {@code linux/arm/v7}.
     *
     * @return empty if nothing tells them, as in a file of tags
     * @throws ScanException with a complete message
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    default Optional<Set<String>> platforms(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return Optional.empty();
    }

    /**
     * When the image behind a tag says that it was made; of several platforms the latest time.
     *
     * @return empty if nothing tells it
     * @throws ScanException with a complete message
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    default Optional<Instant> created(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        return Optional.empty();
    }
}

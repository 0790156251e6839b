package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.Map;

/**
 * What an image's configuration tells; all of it is what its builder wrote, and may be anything.
 *
 * @param platform what it runs on
 * @param created when it was built; null if not told
 * @param labels such as {@code org.opencontainers.image.revision}
 */
public record ImageConfig(
        @NonNull Platform platform, @CheckForNull Instant created, @NonNull Map<String, String> labels) {

    public ImageConfig {
        labels = Map.copyOf(labels);
    }
}

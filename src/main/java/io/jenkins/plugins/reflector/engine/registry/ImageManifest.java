package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Map;

/**
 * A manifest, as far as it tells about the image.
 *
 * @param digest of the manifest itself
 * @param mediaType as it says itself
 * @param children what an index leads to; empty for an image of one platform
 * @param configDigest of the image's configuration; null for an index and for manifests of old
 * @param annotations of the manifest
 */
public record ImageManifest(
        @NonNull String digest,
        @NonNull String mediaType,
        @NonNull List<Child> children,
        @CheckForNull String configDigest,
        @NonNull Map<String, String> annotations) {

    public ImageManifest {
        children = List.copyOf(children);
        annotations = Map.copyOf(annotations);
    }

    /**
     * The image of one platform in an index.
     *
     * @param digest of its manifest
     * @param platform null for what is no image, such as attestations
     */
    public record Child(@NonNull String digest, @CheckForNull Platform platform) {}

    /** Whether it is an index of several images. */
    public boolean isIndex() {
        return !children.isEmpty();
    }
}

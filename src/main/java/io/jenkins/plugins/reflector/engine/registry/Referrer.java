package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Map;

/**
 * Something that refers to an image: a signature, an attestation, a bill of materials.
 *
 * @param digest of its manifest
 * @param mediaType of its manifest
 * @param artifactType what it is; empty if not told
 * @param size of its manifest, in bytes
 * @param annotations of its manifest
 */
public record Referrer(
        @NonNull String digest,
        @NonNull String mediaType,
        @NonNull String artifactType,
        long size,
        @NonNull Map<String, String> annotations) {

    public Referrer {
        annotations = Map.copyOf(annotations);
    }
}

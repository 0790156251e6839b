package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/** The types of manifests that registries give out. */
final class MediaTypes {

    static final String SIGNED_SCHEMA_1 = "application/vnd.docker.distribution.manifest.v1+prettyjws";
    static final String INDEX = "application/vnd.oci.image.index.v1+json";

    /** All of them, or a registry converts the manifest and tells the digest of something else (features.md 6). */
    static final String ACCEPT = String.join(
            ", ",
            List.of(
                    INDEX,
                    "application/vnd.docker.distribution.manifest.list.v2+json",
                    "application/vnd.oci.image.manifest.v1+json",
                    "application/vnd.docker.distribution.manifest.v2+json",
                    SIGNED_SCHEMA_1,
                    "application/vnd.docker.distribution.manifest.v1+json"));

    private MediaTypes() {}

    /** Whether it is one of the types whose digest is not that of its bytes. */
    static boolean isSigned(@NonNull HttpReply reply) {
        return reply.header("Content-Type").orElse("").startsWith(SIGNED_SCHEMA_1);
    }
}

package io.jenkins.plugins.reflector.config;

import java.util.List;

/** Which tags images defined in Jenkins leave out when nothing is said: what cosign stores beside images (product.md). */
public final class DefaultExclusions {

    /** RE2 expressions. */
    public static final List<String> PATTERNS = List.of("^.*\\.sig$", "^.*\\.att$", "^.*\\.sbom$", "^sha256-[0-9a-f]{64}");

    private DefaultExclusions() {}
}

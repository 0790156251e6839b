package io.jenkins.plugins.reflector.engine.flux;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The kinds that are read, and the versions of each (cli.md). */
enum ResourceKind {
    IMAGE_REPOSITORY("ImageRepository", ResourceKind.IMAGE_GROUP),
    IMAGE_POLICY("ImagePolicy", ResourceKind.IMAGE_GROUP),
    IMAGE_UPDATE_AUTOMATION("ImageUpdateAutomation", ResourceKind.IMAGE_GROUP),
    GIT_REPOSITORY("GitRepository", "source.toolkit.fluxcd.io"),
    SECRET("Secret", ""),
    LIST("List", "");

    static final List<String> IMAGE_VERSIONS = List.of("v1alpha1", "v1alpha2", "v1beta1", "v1beta2", "v1");
    static final String IMAGE_GROUP = "image.toolkit.fluxcd.io";

    private final String text;
    private final String group;

    ResourceKind(String text, String group) {
        this.text = text;
        this.group = group;
    }

    String text() {
        return text;
    }

    String group() {
        return group;
    }

    /** Whether this version's fields are known; those of GitRepository are the same in all versions. */
    boolean knows(String version) {
        return switch (this) {
            case GIT_REPOSITORY -> version.startsWith("v");
            case SECRET, LIST -> version.equals("v1");
            default -> IMAGE_VERSIONS.contains(version);
        };
    }

    static Optional<ResourceKind> of(String kind, String group) {
        return Arrays.stream(values())
                .filter(k -> k.text.equals(kind) && k.group.equals(group))
                .findFirst();
    }
}

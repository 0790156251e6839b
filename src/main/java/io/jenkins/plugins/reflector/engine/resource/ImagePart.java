package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Which part of a pick is written at a place (flux.md 3.5.4). */
public enum ImagePart {
    /** {@code name:tag}, with {@code @digest} if the policy reflects one. */
    IMAGE("image"),
    TAG("tag"),
    NAME("name"),
    DIGEST("digest");

    private final String text;

    ImagePart(String text) {
        this.text = text;
    }

    /** As users write it. */
    @NonNull
    public String text() {
        return text;
    }
}

package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Optional;

/** How big the step from one plain semantic version to another is, from the greatest to the smallest ({@code allow}, product.md). */
public enum UpdateLevel {
    MAJOR("major"),
    MINOR("minor"),
    PATCH("patch"),
    PRERELEASE("prerelease");

    private final String text;

    UpdateLevel(String text) {
        this.text = text;
    }

    /** As written in a resource and shown in reports. */
    public String text() {
        return text;
    }

    /** Whether a policy that allows this level takes a step of that one: a limit includes the smaller steps. */
    public boolean includes(@NonNull UpdateLevel step) {
        return step.ordinal() >= ordinal();
    }

    /** The level of that name in any case; empty if there is none. */
    @NonNull
    public static Optional<UpdateLevel> of(@NonNull String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        for (UpdateLevel level : values()) {
            if (level.text.equals(wanted)) {
                return Optional.of(level);
            }
        }
        return Optional.empty();
    }
}

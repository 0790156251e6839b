package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * What an image runs on.
 *
 * @param os such as {@code linux}
 * @param architecture such as {@code arm64}
 * @param variant such as {@code v8}; empty for none
 */
public record Platform(@NonNull String os, @NonNull String architecture, @NonNull String variant) {

    /**
     * Reads {@code linux/arm64} or {@code linux/arm/v7}.
     *
     * @throws IllegalArgumentException with a sentence for the user, if it is not of that form
     */
    @NonNull
    public static Platform parse(@NonNull String text) {
        String[] parts = text.trim().split("/", -1);
        if (parts.length < 2 || parts.length > 3 || parts[0].isEmpty() || parts[1].isEmpty()) {
            throw new IllegalArgumentException(
                    "platform '" + SafeText.clean(text, 100) + "' is not of the form linux/amd64 or linux/arm/v7");
        }
        return new Platform(parts[0], parts[1], parts.length == 3 ? parts[2] : "");
    }

    /** Whether what is wanted runs on this one: a variant counts only where it is asked for. */
    public boolean serves(@NonNull Platform wanted) {
        return os.equals(wanted.os)
                && architecture.equals(wanted.architecture)
                && (wanted.variant.isEmpty() || wanted.variant.equals(variant));
    }

    /** {@code linux/arm/v7}. */
    @Override
    public String toString() {
        return os + "/" + architecture + (variant.isEmpty() ? "" : "/" + variant);
    }
}

package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Optional;

/** {@code spec.update.strategy}: which places of a manifest are edited (product.md, "edits without markers"). */
public enum UpdateStrategy {
    /** Where a setter marker stands. */
    SETTERS("Setters"),
    /** Where an image is named that a policy picked. */
    IMAGES("Images"),
    /** Both; a marker wins over a name on the same scalar. */
    BOTH("Both");

    private final String text;

    UpdateStrategy(String text) {
        this.text = text;
    }

    /** As written in a resource. */
    public String text() {
        return text;
    }

    /** The strategy of that name in any case, or of its alias ({@code markers} for Setters); empty if there is none. */
    @NonNull
    public static Optional<UpdateStrategy> of(@NonNull String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "setters", "markers" -> Optional.of(SETTERS);
            case "images" -> Optional.of(IMAGES);
            case "both" -> Optional.of(BOTH);
            default -> Optional.empty();
        };
    }
}

package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Locale;
import java.util.Optional;

/** What a guard of ours does when it strikes: {@code onDowngrade}, {@code onShrink}, {@code onRepush} (product.md, "safety"). */
public enum GuardAction {
    /** The previous pick stays, and the reason is told. */
    HOLD("hold"),
    /** The new pick is taken, as Flux would, with a warning. */
    WRITE("write");

    private final String text;

    GuardAction(String text) {
        this.text = text;
    }

    /** As written in a resource. */
    public String text() {
        return text;
    }

    /** The action of that name in any case; empty if there is none. */
    @NonNull
    public static Optional<GuardAction> of(@NonNull String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "hold" -> Optional.of(HOLD);
            case "write" -> Optional.of(WRITE);
            default -> Optional.empty();
        };
    }
}

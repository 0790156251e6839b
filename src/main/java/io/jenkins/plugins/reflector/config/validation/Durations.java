package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GoDuration;
import java.time.Duration;

/** Durations as users write them in Jenkins: Flux's form, such as {@code 10m} or {@code 1h30m}. */
public final class Durations {

    private static final Duration LEAST = Duration.ofMillis(1);

    private Durations() {}

    /**
     * Reads a duration of at least a millisecond.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    @NonNull
    public static Duration parse(@NonNull String text) {
        try {
            Duration duration = GoDuration.parse(text);
            if (duration.compareTo(LEAST) >= 0) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(wanted(text), e);
        }
        throw new IllegalArgumentException(wanted(text));
    }

    /**
     * The same, with the field's name in the message.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    @NonNull
    public static Duration parse(@NonNull String field, @NonNull String text) {
        try {
            return parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(field + ": " + e.getMessage(), e);
        }
    }

    /** As it is written: {@code 1h30m}, without the units that are zero. */
    @NonNull
    public static String text(@NonNull Duration duration) {
        return GoDuration.text(duration);
    }

    private static String wanted(String text) {
        return "A duration is needed, such as 30s, 10m or 1h30m" + (text.isEmpty() ? "." : ", not \"" + text + "\".");
    }
}

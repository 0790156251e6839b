package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GoDuration;
import java.time.Duration;

/** Durations as users write them in Jenkins: Flux's form, but never none at all. */
public final class Durations {

    private Durations() {}

    /**
     * Reads a duration longer than nothing.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    @NonNull
    public static Duration parse(@NonNull String text) {
        Duration duration = GoDuration.parse(text);
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("A duration is needed, such as 30s, 10m or 1h30m.");
        }
        return duration;
    }
}

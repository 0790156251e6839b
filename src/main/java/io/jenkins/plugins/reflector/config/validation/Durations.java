package io.jenkins.plugins.reflector.config.validation;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as users write them in Jenkins: Flux's form, such as {@code 10m} or {@code 1h30m}. */
public final class Durations {

    private static final Pattern FORM = Pattern.compile("(?:[0-9]{1,9}(?:\\.[0-9]{1,9})?(?:ms|s|m|h))+");
    private static final Pattern PART = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final Map<String, Double> MILLIS = Map.of("ms", 1.0, "s", 1000.0, "m", 60_000.0, "h", 3_600_000.0);

    private Durations() {}

    /**
     * Reads a duration longer than nothing.
     *
     * @throws IllegalArgumentException with a sentence for the user
     */
    @NonNull
    public static Duration parse(@NonNull String text) {
        double millis = 0;
        if (FORM.matcher(text).matches()) {
            Matcher part = PART.matcher(text);
            while (part.find()) {
                millis += Double.parseDouble(part.group(1)) * MILLIS.get(part.group(2));
            }
        }
        if (millis < 1) {
            throw new IllegalArgumentException("A duration is needed, such as 30s, 10m or 1h30m.");
        }
        return Duration.ofMillis((long) millis);
    }
}

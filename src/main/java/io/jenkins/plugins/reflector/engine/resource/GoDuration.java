package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Go durations as Flux's schema allows them: decimal parts with units, summed up (flux.md 1.1). */
public final class GoDuration {

    private static final Pattern PART = Pattern.compile("\\G([0-9]+(?:\\.[0-9]+)?)(ms|s|m|h)");
    private static final Map<String, BigDecimal> NANOS = Map.of(
            "ms", BigDecimal.valueOf(1_000_000L),
            "s", BigDecimal.valueOf(1_000_000_000L),
            "m", BigDecimal.valueOf(60_000_000_000L),
            "h", BigDecimal.valueOf(3_600_000_000_000L));
    private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE);
    private static final int MAX_LENGTH = 100;

    private GoDuration() {}

    /**
     * Reads an {@code interval}: {@code ms}, {@code s}, {@code m} and {@code h}.
     *
     * @throws IllegalArgumentException with what is expected, to follow a field's name
     */
    @NonNull
    public static Duration parse(@NonNull String text) {
        return parse(text, true);
    }

    /**
     * Reads a {@code timeout}, whose pattern has no {@code h}.
     *
     * @throws IllegalArgumentException with what is expected, to follow a field's name
     */
    @NonNull
    public static Duration parseTimeout(@NonNull String text) {
        return parse(text, false);
    }

    /** As it is written for an {@code interval}: {@code 1h30m}, without the units that are zero. */
    @NonNull
    public static String text(@NonNull Duration duration) {
        return text(duration, duration.toHours(), duration.toMinutesPart());
    }

    /** As it is written for a {@code timeout}: {@code 90m}. */
    @NonNull
    public static String timeoutText(@NonNull Duration duration) {
        return text(duration, 0, duration.toMinutes());
    }

    private static String text(Duration duration, long hours, long minutes) {
        StringBuilder text = new StringBuilder();
        append(text, hours, "h");
        append(text, minutes, "m");
        append(text, duration.toSecondsPart(), "s");
        append(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void append(StringBuilder text, long number, String unit) {
        if (number > 0) {
            text.append(number).append(unit);
        }
    }

    private static Duration parse(String text, boolean hours) {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("expected a duration such as 90s, found " + text.length() + " characters");
        }
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        for (Matcher part = PART.matcher(text); part.find(); end = part.end()) {
            if (!hours && part.group(2).equals("h")) {
                throw new IllegalArgumentException(
                        "expected a duration in ms, s or m such as 90s or 60m (hours are not allowed here), found '" + text
                                + "'");
            }
            sum = sum.add(new BigDecimal(part.group(1)).multiply(NANOS.get(part.group(2))));
        }
        if (end == 0 || end < text.length()) {
            throw new IllegalArgumentException(
                    "expected a duration such as 90s, " + (hours ? "10m, 1h30m or 1.5h" : "10m or 1.5m") + ", found '" + text + "'");
        }
        if (sum.compareTo(MAX) > 0) {
            throw new IllegalArgumentException("expected a duration of less than 292 years, found '" + text + "'");
        }
        BigInteger[] parts = sum.toBigInteger().divideAndRemainder(BigInteger.valueOf(1_000_000_000L));
        return Duration.ofSeconds(parts[0].longValueExact(), parts[1].longValueExact());
    }
}

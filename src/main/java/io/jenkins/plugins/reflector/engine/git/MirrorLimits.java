package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * How long and how large mirrors may stay; beyond it they are deleted, and made anew when they are needed again.
 *
 * @param unused how long one stays that nobody opens
 * @param bytes how large all mirrors of a directory may be together
 */
public record MirrorLimits(@NonNull Duration unused, long bytes) {

    /** 30 days, 10 GiB. */
    public static final MirrorLimits DEFAULT = new MirrorLimits(Duration.ofDays(30), 10L << 30);

    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException if one of them is negative */
    public MirrorLimits {
        if (unused.isNegative() || bytes < 0) {
            throw new IllegalArgumentException("a limit of mirrors is negative");
        }
    }

    /**
     * Reads them from where settings are, such as the environment; the default counts for what is not there or wrong.
     *
     * @param settings the value of a name; null if there is none
     * @param days the name of the number of days
     * @param gibibytes the name of the number of GiB
     * @param warnings told of what is no number
     */
    @NonNull
    public static MirrorLimits read(
            @NonNull UnaryOperator<String> settings,
            @NonNull String days,
            @NonNull String gibibytes,
            @NonNull Consumer<String> warnings) {
        long most = number(days, settings.apply(days), DEFAULT.unused.toDays(), warnings);
        long size = number(gibibytes, settings.apply(gibibytes), DEFAULT.bytes >> 30, warnings);
        return new MirrorLimits(Duration.ofDays(most), size << 30);
    }

    private static long number(String name, @CheckForNull String value, long usual, Consumer<String> warnings) {
        if (value == null || value.isBlank()) {
            return usual;
        }
        try {
            long number = Long.parseLong(value.strip());
            if (number >= 0 && number <= MOST) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below.
        }
        warnings.accept(name + " is " + ServerText.clean(value, 50) + ", which is no whole number from 0 to " + MOST
                + "; " + usual + " counts instead.");
        return usual;
    }
}

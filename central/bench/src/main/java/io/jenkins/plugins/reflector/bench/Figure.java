package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * One row of a table: what was measured, how much it was, and, where given, how that compares with another figure of
 * the same run and what is wanted of it.
 *
 * @param what what was measured, as the first column says it
 * @param value in the unit
 * @param unit such as ms or MB
 * @param ratio to another figure; null if it is compared with nothing
 * @param limit what is wanted of the ratio or, without one, of the value; null if nothing is
 */
public record Figure(
        @NonNull String what,
        double value,
        @NonNull String unit,
        @CheckForNull Ratio ratio,
        @CheckForNull Limit limit) {

    /**
     * How a figure compares with another.
     *
     * @param number how many times
     * @param words what follows the number, such as "times as fast as grep"
     */
    public record Ratio(double number, @NonNull String words) {}

    /**
     * What is wanted.
     *
     * @param least whether the number is the least that is wanted; else it is the most
     * @param number in the unit of what it limits
     */
    public record Limit(boolean least, double number) {}

    /** A figure alone. */
    @NonNull
    public static Figure of(@NonNull String what, double value, @NonNull String unit) {
        return new Figure(what, value, unit, null, null);
    }

    /** Compares durations: the other's divided by this one, so that more is better. */
    @NonNull
    public Figure timesAsFastAs(@NonNull Figure other) {
        return new Figure(what, value, unit, new Ratio(other.in(unit) / value, "times as fast as " + other.what), limit);
    }

    /** Compares amounts: this one divided by the other, so that less is better. */
    @NonNull
    public Figure timesThatOf(@NonNull Figure other) {
        return new Figure(what, value, unit, new Ratio(value / other.in(unit), "times that of " + other.what), limit);
    }

    /** Says what is the most that is wanted of the ratio or, without one, of the value. */
    @NonNull
    public Figure wantedAtMost(double most) {
        return new Figure(what, value, unit, ratio, new Limit(false, most));
    }

    /** Says what is the least that is wanted of the ratio or, without one, of the value. */
    @NonNull
    public Figure wantedAtLeast(double least) {
        return new Figure(what, value, unit, ratio, new Limit(true, least));
    }

    /** Whether it is as wanted; also true where nothing is wanted. */
    public boolean holds() {
        if (limit == null) {
            return true;
        }
        double measured = ratio == null ? value : ratio.number;
        return limit.least ? measured >= limit.number : measured <= limit.number;
    }

    private double in(String wanted) {
        if (!unit.equals(wanted)) {
            throw new IllegalArgumentException("A figure in " + wanted + " cannot be compared with " + what + ", in " + unit);
        }
        return value;
    }
}

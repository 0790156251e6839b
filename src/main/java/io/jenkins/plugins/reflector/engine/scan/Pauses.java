package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Duration;
import java.time.Instant;

/**
 * How long is waited until something is done again: longer after each failure, a little unevenly, and after a start not all at
 * once. The same for one resource and time, in every process.
 */
public final class Pauses {

    private static final int MOST_DOUBLINGS = 30;
    private static final int TENTH = 10;

    private Pauses() {}

    /** After so many failures in a row, at least one: {@link ScanSchedule#FIRST_RETRY}, doubled with each further one, within bounds. */
    @NonNull
    public static Duration retry(int failures) {
        return least(
                ScanSchedule.FIRST_RETRY.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS)),
                ScanSchedule.MOST_RETRY);
    }

    /** An interval, and up to a tenth more of it, but at most {@link ScanSchedule#MOST_JITTER} more. */
    @NonNull
    public static Duration interval(@NonNull ResourceName name, @NonNull Instant last, @NonNull Duration interval) {
        return interval.plus(dice(name, last, least(interval.dividedBy(TENTH), ScanSchedule.MOST_JITTER)));
    }

    /** When it is done that fell due before a start: within {@link ScanSchedule#MOST_SPREAD}, and never later than its interval. */
    @NonNull
    public static Instant afterStart(@NonNull ResourceName name, @NonNull Instant start, @NonNull Duration interval) {
        return start.plus(dice(name, start, least(interval, ScanSchedule.MOST_SPREAD)));
    }

    /** From nothing to less than {@code most}: the same for one resource and time, and evenly spread over all. */
    @NonNull
    static Duration dice(@NonNull ResourceName name, @NonNull Instant time, @NonNull Duration most) {
        long millis = most.toMillis();
        if (millis == 0) {
            return Duration.ZERO;
        }
        long mixed = name.toString().hashCode() * 0x9E3779B97F4A7C15L + time.toEpochMilli();
        mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
        mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
        return Duration.ofMillis(Long.remainderUnsigned(mixed ^ mixed >>> 31, millis));
    }

    private static Duration least(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}

package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;

/**
 * How one server and principal stand.
 *
 * @param key who is asked by whom
 * @param inFlight calls under way
 * @param waiting calls that wait for their turn
 * @param limit calls that the server takes in a window; 0 if no budget is known
 * @param remaining calls that are left
 * @param window the window; null if not known
 * @param opensAt when calls go on, if none may be sent now; else null
 */
public record LaneReport(
        @NonNull LaneKey key,
        int inFlight,
        int waiting,
        int limit,
        int remaining,
        @CheckForNull Duration window,
        @CheckForNull Instant opensAt) {

    /**
     * How many calls of the budget's window repositories will need (features.md 5, 8).
     *
     * @param intervals time between two scans of each repository
     * @param callsPerScan how many calls of the budget a scan takes
     * @return 0 without a window
     */
    public long need(@NonNull Collection<Duration> intervals, double callsPerScan) {
        if (window == null) {
            return 0;
        }
        double scans = 0;
        for (Duration interval : intervals) {
            if (!interval.isZero() && !interval.isNegative()) {
                scans += (double) window.toMillis() / interval.toMillis();
            }
        }
        return (long) Math.ceil(scans * callsPerScan - 1e-9);
    }

    /** {@code 61 of 100 calls in 6 h}; empty without a budget. */
    @NonNull
    public String forecast(long need) {
        return limit == 0 || window == null ? "" : need + " of " + limit + " calls in " + text(window);
    }

    /**
     * By how much intervals must be stretched for the need to fit into the budget; 1 if it fits. A part of the budget is kept
     * for what is urgent.
     */
    public double stretch(long need) {
        int usable = limit - Budget.reserved(limit);
        return limit == 0 || need <= usable ? 1 : (double) need / usable;
    }

    /**
     * How far apart scheduled calls should be, so that a need above the budget does not use it up at once and then leave all
     * waiting for a whole window; zero if it fits.
     */
    @NonNull
    public Duration spacing(long need) {
        return window == null || stretch(need) <= 1 ? Duration.ZERO : window.dividedBy(limit - Budget.reserved(limit));
    }

    /** {@code 6 h}, {@code 90 min}, {@code 45 s}: in the greatest unit that is exact. */
    @NonNull
    public static String text(@NonNull Duration time) {
        long seconds = time.toSeconds();
        if (seconds > 0 && seconds % 3600 == 0) {
            return seconds / 3600 + " h";
        }
        return seconds > 0 && seconds % 60 == 0 ? seconds / 60 + " min" : seconds + " s";
    }
}

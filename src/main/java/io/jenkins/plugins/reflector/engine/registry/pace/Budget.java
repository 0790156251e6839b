package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * How many calls a server still takes, by what it tells and by what was sent since. Right for windows that roll and for
 * windows that are reset: each call that is counted ends a whole window after it was sent, unless the server says sooner that
 * there is more. Not safe for threads.
 */
final class Budget {

    private static final int RESERVED_PART = 20;

    private int limit;
    private Duration window;
    private int lastRemaining;
    private Instant reset;
    /** When the calls were sent that the server counts now, the oldest first. */
    private final Deque<Instant> counted = new ArrayDeque<>();

    Budget(int limit, @CheckForNull Duration window) {
        this.limit = limit;
        this.window = window;
        this.lastRemaining = limit;
    }

    /** How many of so many calls are kept for what is urgent. */
    static int reserved(int limit) {
        return limit / RESERVED_PART;
    }

    int limit() {
        return limit;
    }

    @CheckForNull
    Duration window() {
        return window;
    }

    int remaining(@NonNull Instant now) {
        prune(now);
        return Math.max(0, limit - counted.size());
    }

    void sent(@NonNull Instant now) {
        counted.addLast(now);
    }

    /**
     * Takes what an answer tells.
     *
     * @param inFlight calls of this budget that are under way, this one no longer
     */
    void told(@NonNull RateHeaders rate, int inFlight, @NonNull Instant now) {
        limit = rate.limit();
        window = rate.window() == null ? window : rate.window();
        reset = rate.reset();
        prune(now);
        int used = rate.limit() - rate.remaining() + inFlight;
        boolean refilled = rate.remaining() > lastRemaining;
        while (counted.size() > used) {
            // More left than before: old calls ended sooner than thought. Else this call, such as a HEAD, was not counted.
            if (refilled) {
                counted.pollFirst();
            } else {
                counted.pollLast();
            }
        }
        while (counted.size() < used) {
            // Somebody else's, or from before a restart: when is unknown, so the latest possible time is taken.
            counted.addLast(now);
        }
        lastRemaining = rate.remaining();
    }

    /** When the next call may be sent; null for at once. */
    @CheckForNull
    Instant opensAt(boolean urgent, @NonNull Instant now) {
        int reserve = urgent ? 0 : reserved(limit);
        int missing = reserve + 1 - remaining(now);
        if (missing <= 0) {
            return null;
        }
        if (reset != null && reset.isAfter(now)) {
            return reset;
        }
        return counted.stream().skip(missing - 1L).findFirst().map(this::end).orElse(null);
    }

    private Instant end(Instant sent) {
        // A little more than the window: the server counts from when it saw the call.
        Duration life = window == null ? Duration.ofMinutes(1) : window;
        return sent.plus(life).plusSeconds(1).plus(life.dividedBy(1000));
    }

    private void prune(Instant now) {
        if (reset != null && !reset.isAfter(now)) {
            reset = null;
            counted.clear();
        }
        while (!counted.isEmpty() && !end(counted.peekFirst()).isAfter(now)) {
            counted.pollFirst();
        }
    }
}

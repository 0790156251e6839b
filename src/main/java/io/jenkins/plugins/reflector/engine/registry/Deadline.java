package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;

/**
 * The moment when an operation must be over, whatever it is doing.
 *
 * @param nanos on the scale of {@link System#nanoTime}
 */
record Deadline(long nanos) {

    private static final Duration LONGEST = Duration.ofDays(365);

    @NonNull
    static Deadline in(@NonNull Duration timeout) {
        Duration bounded = timeout.compareTo(LONGEST) > 0 ? LONGEST : timeout;
        return new Deadline(System.nanoTime() + bounded.toNanos());
    }

    /** This deadline, or one in the given time if that is sooner. */
    @NonNull
    Deadline atMost(@NonNull Duration time) {
        return remainingNanos() <= time.toNanos() ? this : in(time);
    }

    /** Never negative. */
    long remainingNanos() {
        return Math.max(0, nanos - System.nanoTime());
    }

    boolean isOver() {
        return remainingNanos() == 0;
    }
}

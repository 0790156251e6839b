package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.time.Duration;

/** Waits for what happens elsewhere. */
public final class Waiting {

    private Waiting() {}

    /** What is waited for. */
    @FunctionalInterface
    public interface Condition {
        /** Whether it is so by now. */
        boolean holds() throws IOException, InterruptedException;
    }

    /** Looks five times a second; an error if it is not so in time. Gives the time it took. */
    @NonNull
    public static Duration until(@NonNull Duration limit, @NonNull String what, @NonNull Condition condition)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        while (!condition.holds()) {
            if (System.nanoTime() - start > limit.toNanos()) {
                throw new AssertionError("Within " + limit.toSeconds() + " s this did not happen: " + what);
            }
            Thread.sleep(200);
        }
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

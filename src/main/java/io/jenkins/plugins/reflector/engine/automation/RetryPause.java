package io.jenkins.plugins.reflector.engine.automation;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** How long to wait before a branch that moved under us is tried again. */
@FunctionalInterface
interface RetryPause {

    /** Waits after a try that came too late: which one it was, from 1 on, and how long it took. */
    void after(int attempt, Duration took) throws InterruptedException;

    /** The pauses of {@link #JITTERED}, slept. */
    RetryPause JITTERED = (attempt, took) ->
            Thread.sleep(millis(attempt, took, ThreadLocalRandom.current().nextDouble()));

    /** The longest pause, in milliseconds; waiting longer only leaves the branch to who pushes most. */
    long MOST_MILLIS = 500;

    /**
     * A refusal means that somebody else got through a moment ago, so the next one is as far away as it can be: after the first
     * loss the branch is tried at once. If that comes too late as well, their pushes are in step with our tries, and would stay
     * so: then a part of what a try takes is waited for, more than half of it, so that they get out of step. And so on by turns.
     *
     * @param random from 0 to 1, so that two reflectors do not do the same at the same time
     */
    static long millis(int attempt, Duration took, double random) {
        double share = attempt % 2 == 1 ? random / 32 : (1 + random) / 2;
        return Math.min(MOST_MILLIS, (long) (share * took.toMillis()));
    }
}

package io.jenkins.plugins.reflector.engine.git;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs network code that does not hear interrupts in a thread of its own, so that the caller hears them at once and
 * the whole has a deadline.
 */
final class BlockingCall {

    private static final long GRACE_MILLIS = 2_000;

    private BlockingCall() {}

    /**
     * Runs {@code body}.
     *
     * @param abort makes the body fail soon; called when the caller is interrupted or time is up. It may block
     * @param leftBehind told when the body goes on all the same, as in a connect() that nothing can end
     * @throws ExecutionException with what the body threw
     * @throws TimeoutException if it did not end within {@code limit}
     */
    static <T> T run(String name, Duration limit, Runnable abort, Runnable leftBehind, Callable<T> body)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = start(name, task);
        boolean ended = false;
        try {
            T result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            ended = true;
            return result;
        } catch (ExecutionException e) {
            ended = true;
            throw e;
        } finally {
            if (!ended && !stop(thread, abort)) {
                leftBehind.run();
            }
        }
    }

    private static Thread start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Whether the thread has ended. */
    private static boolean stop(Thread thread, Runnable abort) {
        // Apart: closing a TLS connection waits for a write that hangs.
        start(thread.getName() + " abort", abort);
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !thread.isAlive();
    }
}

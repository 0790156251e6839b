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

    private static final long GRACE_MILLIS = 5_000;

    private BlockingCall() {}

    /**
     * Runs {@code body}.
     *
     * @param abort makes the body fail soon; called when the caller is interrupted or time is up
     * @throws ExecutionException with what the body threw
     * @throws TimeoutException if it did not end within {@code limit}
     */
    static <T> T run(String name, Duration limit, Runnable abort, Callable<T> body)
            throws ExecutionException, TimeoutException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(body);
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
        boolean ended = false;
        try {
            T result = task.get(limit.toMillis(), TimeUnit.MILLISECONDS);
            ended = true;
            return result;
        } catch (ExecutionException e) {
            ended = true;
            throw e;
        } finally {
            if (!ended) {
                stop(thread, abort);
            }
        }
    }

    private static void stop(Thread thread, Runnable abort) {
        abort.run();
        thread.interrupt();
        boolean interrupted = Thread.interrupted();
        try {
            // The mirror shall be at rest before somebody else gets it; a thread stuck in connect() is left behind.
            thread.join(GRACE_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}

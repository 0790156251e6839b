package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** One thread reads deliveries after their senders have been answered; it ends when there is nothing to do. No more than so many wait. */
final class DeliveryQueue {

    /** How many deliveries may wait. */
    static final int MOST_WAITING = 1000;

    private final ThreadPoolExecutor thread;

    DeliveryQueue() {
        thread = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(MOST_WAITING),
                new NamingThreadFactory(new DaemonThreadFactory(), "Image Reflector webhooks"));
        thread.allowCoreThreadTimeOut(true);
    }

    /** Whether it will be done; if not, there is no room for it. */
    boolean offer(@NonNull Runnable work) {
        try {
            thread.execute(work);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    void close() {
        thread.shutdownNow();
    }
}

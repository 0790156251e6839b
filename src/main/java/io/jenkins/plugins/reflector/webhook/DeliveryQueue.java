package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * One thread reads deliveries after their senders have been answered; it ends when there is nothing to do. It waits a moment before it
 * begins, so that many that come at once are all answered before any is read. No more than so many wait.
 */
final class DeliveryQueue {

    /** How many deliveries may wait. */
    static final int MOST_WAITING = 5000;

    private final Duration moment;
    private final Queue<Runnable> waiting = new ConcurrentLinkedQueue<>();
    private final Semaphore room = new Semaphore(MOST_WAITING);
    private final AtomicBoolean begun = new AtomicBoolean();
    private final ThreadPoolExecutor thread;

    /**
     * @param moment between the first delivery and the reading
     * @param threads makes the thread
     */
    DeliveryQueue(@NonNull Duration moment, @NonNull ThreadFactory threads) {
        this.moment = moment;
        thread = new ThreadPoolExecutor(1, 1, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(), threads);
        thread.allowCoreThreadTimeOut(true);
    }

    /** Whether it will be done; if not, there is no room for it. */
    boolean offer(@NonNull Runnable work) {
        return !thread.isShutdown() && room.tryAcquire() && waiting.offer(work) && begin();
    }

    private boolean begin() {
        if (begun.compareAndSet(false, true)) {
            try {
                thread.execute(this::work);
            } catch (RejectedExecutionException e) {
                // Closed: Jenkins stops.
                return false;
            }
        }
        return true;
    }

    private void work() {
        try {
            Thread.sleep(moment.toMillis());
        } catch (InterruptedException e) {
            // Closed: what waits is done by who closes it.
            return;
        } finally {
            // First, so that what is offered from now on is done by this thread's next turn if not by this one.
            begun.set(false);
        }
        try {
            doWhatWaits();
        } finally {
            // Something is left where one of them has thrown an error.
            if (!waiting.isEmpty()) {
                begin();
            }
        }
    }

    private void doWhatWaits() {
        for (Runnable next = waiting.poll(); next != null; next = waiting.poll()) {
            room.release();
            next.run();
        }
    }

    /** Takes nothing more; what was answered is read yet. */
    void close() {
        thread.shutdownNow();
        doWhatWaits();
    }
}

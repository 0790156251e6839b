package io.jenkins.plugins.reflector.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The end that a signal asks for: waiting and scanning stop at once, a delivery is finished first, and the process ends only
 * when the watching thread has said that it is done.
 */
final class StopSignal implements AutoCloseable {

    private final Thread watching = Thread.currentThread();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stop");
    private boolean stopped;
    private boolean delivering;

    /** For the calling thread, until it is closed. */
    StopSignal() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        synchronized (this) {
            stopped = true;
            notifyAll();
            if (!delivering) {
                watching.interrupt();
            }
        }
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    synchronized boolean stopped() {
        return stopped;
    }

    /** Begins something that must be finished; false if it is too late for that. */
    synchronized boolean begin() {
        delivering = !stopped;
        return delivering;
    }

    /** It is finished. */
    synchronized void finish() {
        delivering = false;
    }

    /** Waits; ends at once when the signal comes. */
    synchronized void pause(Duration time) throws InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        long left = end - System.nanoTime();
        while (!stopped && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = end - System.nanoTime();
        }
    }

    /** Lets the process end. */
    @Override
    public void close() {
        ended.countDown();
        synchronized (this) {
            if (!stopped) {
                Runtime.getRuntime().removeShutdownHook(hook);
            }
        }
    }
}

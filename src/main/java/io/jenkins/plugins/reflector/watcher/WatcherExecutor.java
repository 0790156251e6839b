package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * The few threads that scan, check and push in the background, as the controller itself; they end when there is nothing to do, and
 * are closed when the controller stops. What pushes has threads of its own, so that a slow Git server keeps no scan waiting.
 */
public final class WatcherExecutor {

    private static final Logger LOGGER = Logger.getLogger(WatcherExecutor.class.getName());
    private static final ThreadPoolExecutor LOOKERS = pool(ReflectorLimits.SCAN_THREADS, "Image Reflector");
    private static final ThreadPoolExecutor PUSHERS = pool(ReflectorLimits.UPDATE_THREADS, "Image Reflector push");

    private WatcherExecutor() {}

    /** Work for one of the threads. */
    @FunctionalInterface
    public interface Work {
        /** Does it; an exception is logged. */
        void run() throws Exception;
    }

    /** Queues work that looks at registries; after the controller began to stop, nothing happens. */
    public static void submit(@NonNull String description, @NonNull Work work) {
        submit(LOOKERS, description, work);
    }

    /** Queues work that pushes; after the controller began to stop, nothing happens. */
    static void submitPush(@NonNull String description, @NonNull Work work) {
        submit(PUSHERS, description, work);
    }

    /** Says how many threads look at registries and how many push, from now on; at least one each. */
    static void resize(int looking, int pushing) {
        resize(LOOKERS, looking);
        resize(PUSHERS, pushing);
    }

    static synchronized void resize(ThreadPoolExecutor pool, int threads) {
        int wanted = Math.max(1, threads);
        if (wanted > pool.getMaximumPoolSize()) {
            pool.setMaximumPoolSize(wanted);
            pool.setCorePoolSize(wanted);
        } else if (wanted < pool.getMaximumPoolSize()) {
            pool.setCorePoolSize(wanted);
            pool.setMaximumPoolSize(wanted);
        }
    }

    private static void submit(ThreadPoolExecutor pool, String description, Work work) {
        try {
            pool.execute(() -> run(description, work));
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "The controller stops: no time for {0}", description);
        }
    }

    /** Interrupts what is under way. */
    @Terminator
    public static void close() {
        LOOKERS.shutdownNow();
        PUSHERS.shutdownNow();
    }

    private static void run(String description, Work work) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            work.run();
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "Interrupted: {0}", description);
        } catch (Exception | LinkageError | StackOverflowError e) {
            // An error of one task, as of another plugin that it calls, is no reason to end the thread without a word.
            LOGGER.log(Level.WARNING, "Failed: " + description, e);
        }
    }

    private static ThreadPoolExecutor pool(int threads, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

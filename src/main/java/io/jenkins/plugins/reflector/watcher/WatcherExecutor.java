package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The few threads that scan and check in the background, as the controller itself; closed when it stops. */
public final class WatcherExecutor {

    private static final Logger LOGGER = Logger.getLogger(WatcherExecutor.class.getName());
    private static final int THREADS = 4;
    private static final ThreadPoolExecutor POOL = pool();

    private WatcherExecutor() {}

    /** Work for one of the threads. */
    @FunctionalInterface
    public interface Work {
        /** Does it; an exception is logged. */
        void run() throws Exception;
    }

    /** Queues work; after the controller began to stop, nothing happens. */
    public static void submit(@NonNull String description, @NonNull Work work) {
        try {
            POOL.execute(() -> run(description, work));
        } catch (RejectedExecutionException e) {
            LOGGER.log(Level.FINE, "The controller stops: no time for {0}", description);
        }
    }

    /** Interrupts what is under way. */
    @Terminator
    public static void close() {
        POOL.shutdownNow();
    }

    private static void run(String description, Work work) {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            work.run();
        } catch (InterruptedException e) {
            LOGGER.log(Level.FINE, "Interrupted: {0}", description);
        } catch (Exception e) {
            LOGGER.log(Level.WARNING, "Failed: " + description, e);
        }
    }

    private static ThreadPoolExecutor pool() {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                THREADS,
                THREADS,
                1,
                TimeUnit.MINUTES,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), "Image Reflector"));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }
}

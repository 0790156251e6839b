package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.init.Terminator;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** The threads of running steps, as many as there are steps; apart from the watcher's, so that neither waits for the other. */
public final class UpdateThreads {

    private static final ExecutorService POOL =
            Executors.newCachedThreadPool(new NamingThreadFactory(new DaemonThreadFactory(), "Image Reflector update"));

    private UpdateThreads() {}

    @NonNull
    static Future<?> submit(@NonNull Runnable work) {
        return POOL.submit(work);
    }

    /** Whether the controller is stopping, so that what fails is only interrupted. */
    static boolean isClosed() {
        return POOL.isShutdown();
    }

    /** Interrupts what is under way; Pipelines go on after the restart. */
    @Terminator
    public static void close() {
        POOL.shutdownNow();
    }
}

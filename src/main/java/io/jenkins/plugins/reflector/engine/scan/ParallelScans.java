package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Scans repositories at the same time that are then asked for one after the other. How many calls are under way to a server is the
 * client's business, so there are about as many threads as it has calls in all. Scans are begun only so far ahead of what was asked
 * for, since each holds its tags until then. For one thread that asks.
 */
public final class ParallelScans extends ForwardingTagSource implements AutoCloseable {

    private static final int MOST_THREADS = 64;
    private static final int AHEAD = 2 * MOST_THREADS;

    private final ExecutorService threads;
    private final Map<ResourceName, Future<ScanResult>> begun = new HashMap<>();
    private final Iterator<ImageRepository> waiting;

    /** @param repositories which will be asked for, in about this order; others are scanned when they are asked for */
    public ParallelScans(@NonNull TagSource source, @NonNull Collection<ImageRepository> repositories) {
        super(source);
        this.threads = Executors.newFixedThreadPool(
                Math.max(1, Math.min(MOST_THREADS, repositories.size())), ParallelScans::thread);
        this.waiting = List.copyOf(repositories).iterator();
        beginMore();
    }

    private void beginMore() {
        while (waiting.hasNext() && begun.size() < AHEAD) {
            ImageRepository repository = waiting.next();
            begun.computeIfAbsent(repository.name(), name -> threads.submit(() -> source.scan(repository)));
        }
    }

    /** What the scan brought that was begun, as soon as it ends; whoever asks again gets another scan. */
    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        Future<ScanResult> future = begun.remove(repository.name());
        if (future == null) {
            return source.scan(repository);
        }
        beginMore();
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ScanException failure) {
                throw failure;
            }
            if (e.getCause() instanceof InterruptedException) {
                throw new InterruptedException("the scan of " + repository.name() + " was stopped");
            }
            throw new IllegalStateException("the scan of " + repository.name() + " failed unexpectedly", e.getCause());
        }
    }

    /** Stops what is under way. */
    @Override
    public void close() {
        threads.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "scan");
        thread.setDaemon(true);
        return thread;
    }
}

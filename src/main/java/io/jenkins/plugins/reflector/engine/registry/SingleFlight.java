package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Lets those who want the same thing at the same time share one attempt at it. Safe for threads. */
final class SingleFlight<K, V> {

    /** What is shared. */
    @FunctionalInterface
    interface Work<V> {
        @NonNull
        V run() throws RegistryException, InterruptedException;
    }

    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /**
     * The result of the work, or of another one's of the same key that is under way. Where that one fails, the work is done
     * after all: a failure is worded for whom it happened to, and may come from his timeout.
     */
    @NonNull
    V share(@NonNull K key, @NonNull Deadline deadline, @NonNull Work<V> work)
            throws RegistryException, InterruptedException {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> other = underWay.putIfAbsent(key, own);
        if (other != null) {
            try {
                return other.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException | TimeoutException e) {
                return work.run();
            }
        }
        try {
            V value = work.run();
            own.complete(value);
            return value;
        } finally {
            underWay.remove(key, own);
            own.completeExceptionally(new IllegalStateException("the attempt failed"));
        }
    }
}

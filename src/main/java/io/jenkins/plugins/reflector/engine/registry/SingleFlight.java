package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.util.Set;
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

    private static final Set<Kind> OF_ONE = Set.of(Kind.TIMEOUT, Kind.RATE_LIMITED);

    private final ConcurrentMap<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /**
     * The result of the work, or of another one's of the same key that is under way; its failure too. Only where that one
     * had no time left, or was held back since he could not wait, the work is done after all: others have more patience.
     */
    @NonNull
    V share(@NonNull K key, @NonNull Deadline deadline, @NonNull Work<V> work)
            throws RegistryException, InterruptedException {
        CompletableFuture<V> own = new CompletableFuture<>();
        CompletableFuture<V> other = underWay.putIfAbsent(key, own);
        if (other != null) {
            try {
                return other.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            } catch (ExecutionException e) {
                if (e.getCause() instanceof RegistryException failure && !OF_ONE.contains(failure.kind())) {
                    throw failure;
                }
                return work.run();
            } catch (TimeoutException e) {
                return work.run();
            }
        }
        try {
            V value = work.run();
            own.complete(value);
            return value;
        } catch (RegistryException e) {
            own.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, own);
            own.completeExceptionally(new IllegalStateException("the attempt failed"));
        }
    }
}

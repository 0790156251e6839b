package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scans repositories when the schedule says so, and remembers what each scan brought: the one scan that all policies of a
 * repository share. A repository is scanned by one thread at a time. For several threads.
 */
public final class RepositoryScanner {

    private final ScanStore store;
    private final ScanSchedule schedule;
    private final Clock clock;
    private final Map<ResourceName, Flight> flights = new ConcurrentHashMap<>();
    private final Map<ResourceName, String> requests = new ConcurrentHashMap<>();
    private final AtomicLong requestCount = new AtomicLong();

    public RepositoryScanner(@NonNull ScanStore store, @NonNull ScanSchedule schedule, @NonNull Clock clock) {
        this.store = store;
        this.schedule = schedule;
        this.clock = clock;
    }

    /**
     * What a scan brought: exactly one of both.
     *
     * @param result what is stored now
     * @param failure why the tags of the last scan that worked, if any, are stored still
     */
    public record Outcome(@CheckForNull ScanResult result, @CheckForNull ScanException failure) {}

    /** One scan, from when it was found due or asked for; whoever starts it first does it for all. */
    private static final class Flight {
        private final AtomicBoolean started = new AtomicBoolean();
        /** What it brought; null if it came to nothing. */
        private final CompletableFuture<Outcome> end = new CompletableFuture<>();

        boolean start() {
            return started.compareAndSet(false, true);
        }

        @CheckForNull
        Outcome await() throws InterruptedException {
            try {
                return end.get();
            } catch (ExecutionException e) {
                throw new IllegalStateException("a flight ends without an exception", e);
            }
        }
    }

    /**
     * Asks for a scan at the next look, whatever the interval says: for a button, or the hint of a webhook. A scan that is under
     * way may have begun too early to see what it is about, so there will be another one.
     */
    public void request(@NonNull ResourceName repository) {
        requests.put(repository, clock.instant() + "#" + requestCount.incrementAndGet());
    }

    /** Whether a scan is asked for that was not answered yet. */
    public boolean isRequested(@NonNull ResourceName repository) {
        return requests.containsKey(repository);
    }

    /**
     * Looks whether a repository is to be scanned now. If so, {@link #scan} must follow; until that ends, it is not due again.
     *
     * @return why; empty if not
     * @throws IOException if a status cannot be written
     */
    @NonNull
    public Optional<ScanReason> begin(@NonNull ImageRepository repository) throws IOException {
        ResourceName name = repository.name();
        if (repository.suspend()) {
            requests.remove(name);
        }
        Flight flight = new Flight();
        if (flights.putIfAbsent(name, flight) != null) {
            return Optional.empty();
        }
        boolean begun = false;
        try {
            RepositoryStatus status = store.status(name).orElse(null);
            ScanSchedule.Decision decision = schedule.decide(repository, status, requests.get(name));
            begun = decision.scan() != null;
            if (decision.settle() && status != null) {
                store.save(name, status.settled(repository));
            }
            return Optional.ofNullable(decision.scan());
        } finally {
            if (!begun && flight.start()) {
                end(name, flight, null);
            }
        }
    }

    /**
     * Scans a repository after {@link #begin} said so.
     *
     * @param tags who is asked
     * @return null if {@link #scanNow} was faster and has done it
     * @throws IOException if the outcome cannot be stored
     * @throws InterruptedException if the thread is told to stop; nothing is changed then
     */
    @CheckForNull
    public Outcome scan(@NonNull ImageRepository repository, @NonNull TagSource tags)
            throws IOException, InterruptedException {
        Flight flight = flights.get(repository.name());
        return flight != null && flight.start() ? fly(flight, repository, tags) : null;
    }

    /** Gives up what {@link #begin} said, if nobody has begun with it: then it is due again. */
    public void abandon(@NonNull ResourceName repository) {
        Flight flight = flights.get(repository);
        if (flight != null && flight.start()) {
            end(repository, flight, null);
        }
    }

    /**
     * Scans a repository whatever its interval says, suspended or not. A scan that only waits for its turn is done here and now;
     * one that is under way may have begun too early to see what the caller is about, so the next one counts, which all who wait
     * for it share.
     *
     * @param tags who is asked
     * @throws IOException if the outcome cannot be stored
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public Outcome scanNow(@NonNull ImageRepository repository, @NonNull TagSource tags)
            throws IOException, InterruptedException {
        Flight early = flights.get(repository.name());
        if (early != null && early.started.get()) {
            early.await();
        }
        while (true) {
            Flight flight = flights.computeIfAbsent(repository.name(), name -> new Flight());
            if (flight.start()) {
                return fly(flight, repository, tags);
            }
            Outcome outcome = flight.await();
            if (outcome != null) {
                return outcome;
            }
        }
    }

    private Outcome fly(Flight flight, ImageRepository repository, TagSource tags)
            throws IOException, InterruptedException {
        ResourceName name = repository.name();
        Outcome outcome = null;
        try {
            RepositoryStatus previous = store.status(name).orElse(null);
            String request = requests.get(name);
            outcome = ask(repository, tags);
            if (outcome.result() != null) {
                store.save(
                        name,
                        RepositoryStatus.succeeded(previous, repository, outcome.result(), request, clock.instant()),
                        outcome.result());
            } else {
                store.save(
                        name,
                        RepositoryStatus.failed(previous, repository, outcome.failure(), request, clock.instant()));
            }
            if (request != null) {
                requests.remove(name, request);
            }
            return outcome;
        } finally {
            end(name, flight, outcome);
        }
    }

    private void end(ResourceName name, Flight flight, @CheckForNull Outcome outcome) {
        flights.remove(name, flight);
        flight.end.complete(outcome);
    }

    /** Forgets every repository that is not among these. */
    public void retain(@NonNull Set<ResourceName> names) throws IOException {
        requests.keySet().retainAll(names);
        store.retain(names);
    }

    private static Outcome ask(ImageRepository repository, TagSource tags) throws InterruptedException {
        try {
            return new Outcome(tags.scan(repository), null);
        } catch (ScanException e) {
            return new Outcome(null, e);
        } catch (RuntimeException e) {
            // Counted like any failure, else it would be tried again at once and for ever.
            return new Outcome(
                    null, new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed unexpectedly: " + e, e));
        }
    }
}

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
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Scans repositories when the schedule says so, and remembers what each scan brought: the one scan that all policies of a
 * repository share. A repository is scanned by one thread at a time. For several threads.
 */
public final class RepositoryScanner {

    private final ScanStore store;
    private final ScanSchedule schedule;
    private final Clock clock;
    private final Set<ResourceName> underWay = ConcurrentHashMap.newKeySet();
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

    /**
     * Asks for a scan at the next look, whatever the interval says: for a button, or the hint of a webhook. A scan that is under
     * way may have begun too early to see what it is about, so there will be another one.
     */
    public void request(@NonNull ResourceName repository) {
        requests.put(repository, clock.instant() + "#" + requestCount.incrementAndGet());
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
        if (!underWay.add(name)) {
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
            if (!begun) {
                underWay.remove(name);
            }
        }
    }

    /**
     * Scans a repository after {@link #begin} said so.
     *
     * @param tags who is asked
     * @throws IOException if the outcome cannot be stored
     * @throws InterruptedException if the thread is told to stop; nothing is changed then
     */
    @NonNull
    public Outcome scan(@NonNull ImageRepository repository, @NonNull TagSource tags)
            throws IOException, InterruptedException {
        ResourceName name = repository.name();
        RepositoryStatus previous = store.status(name).orElse(null);
        String request = requests.get(name);
        try {
            Outcome outcome = ask(repository, tags);
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
            underWay.remove(name);
        }
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
        }
    }
}

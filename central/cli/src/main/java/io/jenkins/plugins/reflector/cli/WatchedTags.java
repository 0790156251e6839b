package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tags of repositories that are scanned when they are due ({@link ScanSchedule}); in between the last answer stands, a failure
 * too. Digests are asked for again with the next scan, or at the interval of the policies that always reflect them.
 */
final class WatchedTags extends ForwardingTagSource {

    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Map<ResourceName, Duration> digestIntervals;
    private final Clock clock;
    private final ScanSchedule schedule;
    private final Map<ResourceName, Repository> known = new ConcurrentHashMap<>();

    /** What is known of one repository; guarded by itself. */
    private static final class Repository {
        private RepositoryStatus status;
        private ScanResult result;
        private ScanException failure;
        private final Map<String, Digest> digests = new ConcurrentHashMap<>();
    }

    /** What was told of a tag, or why nothing was. */
    private record Digest(Optional<String> text, ScanException failure, Instant since) {
        /** When it is asked for again; {@code interval} may be null for not before the next scan. */
        Instant due(Duration interval) {
            if (failure != null) {
                return since.plus(interval == null || interval.compareTo(RETRY) > 0 ? RETRY : interval);
            }
            return interval == null ? Instant.MAX : since.plus(interval);
        }
    }

    /** @param digestIntervals how often at least the digests of a repository's tags are asked for */
    WatchedTags(TagSource source, Map<ResourceName, Duration> digestIntervals, Clock clock) {
        super(source);
        this.digestIntervals = Map.copyOf(digestIntervals);
        this.clock = clock;
        this.schedule = new ScanSchedule(clock);
    }

    /** When there is something to ask of a repository: {@link Instant#EPOCH} or another time that is past if now, {@link Instant#MAX} for never. */
    Instant due(ImageRepository repository) {
        Repository entry = known.computeIfAbsent(repository.name(), name -> new Repository());
        synchronized (entry) {
            ScanSchedule.Decision decision = schedule.decide(repository, entry.status, null);
            if (decision.settle()) {
                entry.status = entry.status.settled(repository);
                decision = schedule.decide(repository, entry.status, null);
            }
            Instant scan = decision.scan() != null ? Instant.EPOCH : decision.next() == null ? Instant.MAX : decision.next();
            Duration interval = digestIntervals.get(repository.name());
            Instant digest = entry.digests.values().stream()
                    .map(each -> each.due(interval))
                    .min(Instant::compareTo)
                    .orElse(Instant.MAX);
            return scan.isBefore(digest) ? scan : digest;
        }
    }

    @NonNull
    @Override
    public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
        Repository entry = known.computeIfAbsent(repository.name(), name -> new Repository());
        synchronized (entry) {
            if (schedule.decide(repository, entry.status, null).scan() != null) {
                scan(repository, entry);
            }
            if (entry.failure != null) {
                throw entry.failure;
            }
            return entry.result;
        }
    }

    private void scan(ImageRepository repository, Repository entry) throws InterruptedException {
        try {
            entry.result = source.scan(repository);
            entry.failure = null;
            entry.digests.clear();
            entry.status = RepositoryStatus.succeeded(entry.status, repository, entry.result, null, clock.instant());
        } catch (ScanException e) {
            entry.failure = e;
            entry.status = RepositoryStatus.failed(entry.status, repository, e, null, clock.instant());
        }
    }

    @Override
    public String digest(@NonNull ImageRepository repository, @NonNull String tag)
            throws ScanException, InterruptedException {
        Repository entry = known.computeIfAbsent(repository.name(), name -> new Repository());
        Digest digest = entry.digests.get(tag);
        Duration interval = digestIntervals.get(repository.name());
        Instant now = clock.instant();
        if (digest == null || !now.isBefore(digest.due(interval))) {
            digest = ask(repository, tag, now);
            entry.digests.put(tag, digest);
        }
        if (digest.failure != null) {
            throw digest.failure;
        }
        return digest.text.orElse(null);
    }

    private Digest ask(ImageRepository repository, String tag, Instant now) throws InterruptedException {
        try {
            return new Digest(Optional.ofNullable(source.digest(repository, tag)), null, now);
        } catch (ScanException e) {
            return new Digest(Optional.empty(), e, now);
        }
    }

    /** Scans what is due and was not asked for, and forgets digests that nobody asks for any more. */
    void settle(Collection<ImageRepository> repositories) throws InterruptedException {
        Instant now = clock.instant();
        for (ImageRepository repository : repositories) {
            try {
                scan(repository);
            } catch (ScanException e) {
                // Whoever asks for its tags is told.
            }
            Duration interval = digestIntervals.get(repository.name());
            known.get(repository.name()).digests.values().removeIf(digest -> !now.isBefore(digest.due(interval)));
        }
    }
}

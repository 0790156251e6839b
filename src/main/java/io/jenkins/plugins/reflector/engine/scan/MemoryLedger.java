package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A ledger that lasts as long as its process: for the command line, where each run's first scan is the baseline. */
public final class MemoryLedger implements FirstSeenLedger {

    private static final class Repository {
        private final Map<String, Sighting> tags = new HashMap<>();
        private final Map<String, SeenDigest> digests = new HashMap<>();
        private boolean scanned;
    }

    private final Map<String, Repository> repositories = new HashMap<>();

    @Override
    public synchronized void record(
            @NonNull String repository, @NonNull Collection<String> tags, @NonNull Instant at) {
        Repository known = of(repository);
        Sighting sighting = new Sighting(at, !known.scanned);
        known.scanned = true;
        for (String tag : tags) {
            known.tags.putIfAbsent(tag, sighting);
        }
    }

    @NonNull
    @Override
    public synchronized Optional<Sighting> firstSeen(@NonNull String repository, @NonNull String tag) {
        return Optional.ofNullable(of(repository).tags.get(tag));
    }

    @Override
    public synchronized void recordDigest(
            @NonNull String repository, @NonNull String tag, @NonNull String digest, @NonNull Instant at) {
        Repository known = of(repository);
        SeenDigest old = known.digests.get(tag);
        if (old == null) {
            Sighting sighting = known.tags.get(tag);
            known.digests.put(tag, new SeenDigest(digest, sighting == null ? at : sighting.at()));
        } else if (!old.digest().equals(digest)) {
            known.digests.put(tag, new SeenDigest(digest, at));
        }
    }

    @NonNull
    @Override
    public synchronized Optional<SeenDigest> digest(@NonNull String repository, @NonNull String tag) {
        return Optional.ofNullable(of(repository).digests.get(tag));
    }

    private Repository of(String repository) {
        return repositories.computeIfAbsent(repository, r -> new Repository());
    }
}

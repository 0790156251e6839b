package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A ledger that lasts as long as its process: each process's first scan is the baseline. */
public final class MemoryLedger implements FirstSeenLedger {

    private final Map<String, TagHistory> repositories = new HashMap<>();

    @Override
    public synchronized void record(
            @NonNull String repository, @NonNull Collection<String> tags, @NonNull Instant at) {
        of(repository).record(tags, at);
    }

    @NonNull
    @Override
    public synchronized Optional<Sighting> firstSeen(@NonNull String repository, @NonNull String tag) {
        return of(repository).firstSeen(tag);
    }

    @Override
    public synchronized void recordDigest(
            @NonNull String repository, @NonNull String tag, @NonNull String digest, @NonNull Instant at) {
        of(repository).recordDigest(tag, digest, at);
    }

    @NonNull
    @Override
    public synchronized Optional<SeenDigest> digest(@NonNull String repository, @NonNull String tag) {
        return of(repository).digest(tag);
    }

    private TagHistory of(String repository) {
        return repositories.computeIfAbsent(repository, r -> new TagHistory());
    }
}

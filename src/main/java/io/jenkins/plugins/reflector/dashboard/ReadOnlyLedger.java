package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;

/**
 * A ledger that a page only reads: the watcher has noted every scan already, and to compare a hundred thousand tags with what is
 * noted would take longer than all the rest of the page.
 */
final class ReadOnlyLedger implements FirstSeenLedger {

    private final FirstSeenLedger ledger;

    ReadOnlyLedger(@NonNull FirstSeenLedger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void record(@NonNull String repository, @NonNull Collection<String> tags, @NonNull Instant at) {
        // It is there.
    }

    @NonNull
    @Override
    public Optional<Sighting> firstSeen(@NonNull String repository, @NonNull String tag) {
        return ledger.firstSeen(repository, tag);
    }

    @Override
    public void recordDigest(
            @NonNull String repository, @NonNull String tag, @NonNull String digest, @NonNull Instant at) {
        // A page learns of no digests.
    }

    @NonNull
    @Override
    public Optional<SeenDigest> digest(@NonNull String repository, @NonNull String tag) {
        return ledger.digest(repository, tag);
    }
}

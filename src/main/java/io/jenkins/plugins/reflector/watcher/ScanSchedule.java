package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.store.StoredScan;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** When a repository is due (flux.md 1.4), with a little spread so that many of one interval do not come at once. */
final class ScanSchedule {

    /** How soon a failed scan is tried again, if the interval is not shorter. */
    static final Duration RETRY = Duration.ofMinutes(2);

    /** The most by which a scan comes later than its interval says. */
    static final Duration MOST_SPREAD = Duration.ofSeconds(30);

    private ScanSchedule() {}

    /** Whether to scan now. */
    static boolean isDue(
            @NonNull ImageRepository repository, @NonNull Optional<StoredScan> known, @NonNull Instant now) {
        if (repository.suspend()) {
            return false;
        }
        if (known.isEmpty() || !known.get().isAbout(repository)) {
            return true;
        }
        StoredScan last = known.get();
        Duration interval = repository.interval();
        boolean failed = last.error() != null;
        Duration wait = failed && RETRY.compareTo(interval) < 0 ? RETRY : interval.plus(spread(repository, last));
        return !now.isBefore(last.attemptTime().plus(wait)) || now.isBefore(last.attemptTime());
    }

    /** The same for one attempt, another for the next: up to a tenth of the interval. */
    private static Duration spread(ImageRepository repository, StoredScan last) {
        long most = Math.min(repository.interval().toMillis() / 10, MOST_SPREAD.toMillis());
        int dice = (repository.name() + "@" + last.attemptTime().toEpochMilli()).hashCode();
        return Duration.ofMillis(most == 0 ? 0 : Math.floorMod(dice, most));
    }
}

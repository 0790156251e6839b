package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which refs moved lately while somebody here wrote to them: who pushed just now soon pushes again, so the next of our pushes there
 * is begun early too ({@link NextPush}). In memory alone, for any number of threads.
 */
final class RecentRaces {

    private static final Duration LATELY = Duration.ofSeconds(30);

    private final Clock clock;
    private final Map<Place, Instant> lost = new ConcurrentHashMap<>();

    private record Place(String mirror, String ref) {}

    RecentRaces(@NonNull Clock clock) {
        this.clock = clock;
    }

    /** Notes that a ref moved. */
    void lost(@NonNull GitUrl url, @NonNull String ref) {
        Instant now = clock.instant();
        lost.values().removeIf(then -> !isLately(then, now));
        lost.put(new Place(url.mirrorName(), ref), now);
    }

    /** Whether a ref moved lately. */
    boolean isDisputed(@NonNull GitUrl url, @NonNull String ref) {
        Instant then = lost.get(new Place(url.mirrorName(), ref));
        return then != null && isLately(then, clock.instant());
    }

    private static boolean isLately(Instant then, Instant now) {
        return Duration.between(then, now).compareTo(LATELY) < 0;
    }
}

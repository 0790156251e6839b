package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that the connection tests of forms found, for a while: those of one job or folder are never shown in another, and
 * those of one set of credentials never for another. Whoever configures a job may have many lists found, so their size is bounded.
 */
public final class TriedTags {

    /** Those of this controller. */
    public static final TriedTags SHARED = new TriedTags(Clock.systemUTC());

    private static final int MOST = 50;

    /** Of all lists together; the one that was found last is kept whatever its size. */
    private static final int MOST_TAGS = 500_000;

    private static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Key, Found> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
            return size() > MOST;
        }
    };

    private final int mostTags;

    TriedTags(@NonNull Clock clock) {
        this(clock, MOST_TAGS);
    }

    TriedTags(@NonNull Clock clock, int mostTags) {
        this.clock = clock;
        this.mostTags = mostTags;
    }

    private record Key(String place, String image, String credentialsId) {}

    private record Found(ScanResult tags, Instant end) {

        int size() {
            return tags.tags().size() + tags.excluded().size();
        }
    }

    /** Remembers what was found. */
    public synchronized void put(
            @CheckForNull Item item, @NonNull String image, @CheckForNull String credentialsId, @NonNull ScanResult tags) {
        Instant now = clock.instant();
        found.values().removeIf(known -> !known.end().isAfter(now));
        found.put(key(item, image, credentialsId), new Found(tags, now.plus(LIFE)));
        long all = found.values().stream().mapToLong(Found::size).sum();
        Iterator<Found> eldest = found.values().iterator();
        while (all > mostTags && found.size() > 1) {
            all -= eldest.next().size();
            eldest.remove();
        }
    }

    /** What was found lately. */
    @NonNull
    synchronized Optional<ScanResult> get(
            @CheckForNull Item item, @NonNull String image, @CheckForNull String credentialsId) {
        return Optional.ofNullable(found.get(key(item, image, credentialsId)))
                .filter(known -> known.end().isAfter(clock.instant()))
                .map(Found::tags);
    }

    private static Key key(Item item, String image, String credentialsId) {
        return new Key(item == null ? "" : item.getFullName(), image.trim(), credentialsId == null ? "" : credentialsId);
    }
}

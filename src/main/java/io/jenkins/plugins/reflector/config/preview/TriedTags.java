package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tags that the connection tests of forms found, for a while: those of one job or folder are never shown in another, and
 * those of one set of credentials never for another.
 */
public final class TriedTags {

    /** Those of this controller. */
    public static final TriedTags SHARED = new TriedTags(Clock.systemUTC());

    private static final int MOST = 50;
    private static final Duration LIFE = Duration.ofHours(1);

    private final Clock clock;
    private final Map<Key, Found> found = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Found> eldest) {
            return size() > MOST;
        }
    };

    TriedTags(@NonNull Clock clock) {
        this.clock = clock;
    }

    private record Key(String place, String image, String credentialsId) {}

    private record Found(ScanResult tags, Instant end) {}

    /** Remembers what was found. */
    public synchronized void put(
            @CheckForNull Item item, @NonNull String image, @CheckForNull String credentialsId, @NonNull ScanResult tags) {
        found.put(key(item, image, credentialsId), new Found(tags, clock.instant().plus(LIFE)));
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

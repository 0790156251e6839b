package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A small map whose entries end by time; the longest unused goes when it is full. Safe for threads. */
final class ExpiringCache<K, V> {

    private final int most;
    private final Clock clock;
    private final Map<K, Entry<V>> entries = new LinkedHashMap<>(16, 0.75f, true);

    ExpiringCache(int most, @NonNull Clock clock) {
        this.most = most;
        this.clock = clock;
    }

    @NonNull
    synchronized Optional<V> get(@NonNull K key) {
        Entry<V> entry = entries.get(key);
        if (entry != null && !clock.instant().isBefore(entry.end())) {
            entries.remove(key);
            return Optional.empty();
        }
        return Optional.ofNullable(entry).map(Entry::value);
    }

    synchronized void put(@NonNull K key, @NonNull V value, @NonNull Duration life) {
        entries.put(key, new Entry<>(value, clock.instant().plus(life)));
        if (entries.size() > most) {
            entries.remove(entries.keySet().iterator().next());
        }
    }

    synchronized void remove(@NonNull K key) {
        entries.remove(key);
    }

    private record Entry<V>(V value, Instant end) {}
}

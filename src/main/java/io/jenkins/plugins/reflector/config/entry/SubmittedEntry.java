package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * An entry as a form brings it back.
 *
 * @param kept the key of one that was not opened; null for one that comes with all its fields
 * @param whole reads those fields
 */
record SubmittedEntry<T>(@CheckForNull String kept, @NonNull Supplier<T> whole) {

    private static final String SEPARATOR = " ";

    /** What one row brings back for some entries that were not opened. */
    @NonNull
    static String joined(@NonNull List<String> keys) {
        return String.join(SEPARATOR, keys);
    }

    /** The keys that one row brings back, at least one, which may be empty. */
    @NonNull
    static List<String> keys(@NonNull String joined) {
        return List.of(joined.split(SEPARATOR, -1));
    }

    /** Entries that were not opened, one for each key. */
    @NonNull
    static <T> Stream<SubmittedEntry<T>> unopened(@NonNull List<String> keys) {
        return keys.stream().map(key -> new SubmittedEntry<>(key, () -> {
            throw new IllegalStateException("An entry that was not opened has no fields.");
        }));
    }
}

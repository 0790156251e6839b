package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that somebody most likely meant. */
final class Nearest {
    private Nearest() {}

    /** The known name with the fewest typing errors in the given one; empty if none is similar. */
    @NonNull
    static Optional<String> of(@NonNull String name, @NonNull Collection<String> known) {
        int limit = Math.max(1, name.length() / 3);
        return known.stream()
                .filter(each -> distance(name, each) <= limit)
                .min(Comparator.<String>comparingInt(each -> distance(name, each))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[b.length()];
    }
}

package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the name that the author of a typo most likely meant. */
public final class NearestName {

    private NearestName() {}

    /** The known name with the fewest edits from what was written, unless so many are needed that it would mislead. */
    @NonNull
    public static Optional<String> of(@NonNull String written, @NonNull Collection<String> known) {
        return known.stream()
                .min(Comparator.comparingInt((String name) -> distance(written, name)).thenComparing(name -> name))
                .filter(name -> distance(written, name) <= Math.max(2, name.length() / 3))
                // One or two letters that are all different are another name, not a typo.
                .filter(name -> distance(written, name) < Math.max(written.length(), name.length()));
    }

    /** How many letters must be added, removed or replaced to make one name of the other; their case does not count. */
    public static int distance(@NonNull String left, @NonNull String right) {
        String a = left.toLowerCase(Locale.ROOT);
        String b = right.toLowerCase(Locale.ROOT);
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] current = new int[b.length() + 1];
            current[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                current[j] = Math.min(replaced, Math.min(previous[j], current[j - 1]) + 1);
            }
            previous = current;
        }
        return previous[b.length()];
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Which pick an image's name stands for, however the name is spelt. */
final class NamedPicks {
    private final Map<String, List<PolicyImage>> byName = new HashMap<>();
    private final Set<String> segments;

    NamedPicks(@NonNull List<PolicyImage> images) {
        for (PolicyImage image : images) {
            byName.computeIfAbsent(ImageNames.canonical(image.image().name()), k -> new ArrayList<>())
                    .add(image);
        }
        segments = images.stream()
                .map(image -> ImageNames.lastSegment(image.image().name()))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a text can hold any of the images; a cheap look that may say yes too often, never no. */
    boolean mayOccurIn(@NonNull String text) {
        return segments.stream().anyMatch(text::contains);
    }

    /**
     * The pick for a name; null if there is none, or if policies disagree, which is reported.
     *
     * @param offset where the name stands
     */
    @CheckForNull
    PolicyImage find(@NonNull Manifest manifest, int offset, @NonNull String name) {
        List<PolicyImage> found = byName.getOrDefault(ImageNames.canonical(name), List.of());
        if (found.isEmpty()) {
            return null;
        }
        PolicyImage first = found.get(0);
        for (PolicyImage other : found) {
            if (!other.image().tag().equals(first.image().tag())
                    || !Objects.equals(other.image().digest(), first.image().digest())) {
                manifest.warn(
                        offset,
                        "Policies " + first.policy() + " and " + other.policy() + " pick different images of " + name
                                + ", so it is left alone; say with a marker which one is meant.");
                return null;
            }
        }
        return first;
    }
}

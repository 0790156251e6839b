package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Which pick an image's name stands for, however the name is spelt. */
final class PicksByName {
    private final Map<String, List<PolicyImage>> byCanonicalName = new HashMap<>();
    private final TextScreen screen;

    PicksByName(@NonNull List<PolicyImage> images) {
        Set<String> lastSegments = new HashSet<>();
        for (PolicyImage image : images) {
            ImageName.tryParse(image.image().name()).ifPresent(name -> {
                byCanonicalName
                        .computeIfAbsent(name.canonical(), k -> new ArrayList<>())
                        .add(image);
                lastSegments.add(name.lastSegment());
            });
        }
        this.screen = new TextScreen(lastSegments);
    }

    /** Whether a text can hold any of the images; a cheap look that may say yes too often. */
    boolean mayOccurIn(@NonNull String text) {
        return screen.occursIn(text, 0, text.length());
    }

    /** The same for one part of a text after the other. */
    @NonNull
    TextScreen.Parts partsOf(@NonNull String text) {
        return screen.parts(text);
    }

    /** The same for the bytes of a file: names of images are ASCII. */
    boolean mayOccurIn(@NonNull byte[] content) {
        return screen.occursIn(content);
    }

    /**
     * The pick for a name; null if there is none, or if policies disagree, which is reported.
     *
     * @param offset where the name stands
     */
    @CheckForNull
    PolicyImage find(@NonNull Page page, int offset, @NonNull ImageName name) {
        List<PolicyImage> found = byCanonicalName.getOrDefault(name.canonical(), List.of());
        if (found.isEmpty()) {
            return null;
        }
        PolicyImage first = found.get(0);
        for (PolicyImage other : found) {
            if (!other.image().tag().equals(first.image().tag())
                    || !Objects.equals(other.image().digest(), first.image().digest())) {
                page.warn(
                        offset,
                        "Policies " + first.policy() + " and " + other.policy() + " pick different images of "
                                + name.text() + ", so it is left alone; say with a marker which one is meant.");
                return null;
            }
        }
        return first;
    }
}

package io.jenkins.plugins.reflector.engine.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.manifest.FoundImage;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Joins the places of a tree that name one image, however they spell it, and proposes a policy for each image. */
public final class WatchProposal {

    private WatchProposal() {}

    /** The images that have a tag or digest somewhere, in the order in which they were found. */
    @NonNull
    public static List<WatchedImage> of(@NonNull List<FoundImage> found) {
        Map<String, List<FoundImage>> byName = new LinkedHashMap<>();
        for (FoundImage image : found) {
            if (image.tag() != null || image.digest() != null) {
                byName.computeIfAbsent(image.name().canonical(), k -> new ArrayList<>()).add(image);
            }
        }
        Set<String> keys = new HashSet<>();
        List<WatchedImage> watched = new ArrayList<>();
        byName.values().forEach(places -> watched.add(watched(places, keys)));
        return watched;
    }

    private static WatchedImage watched(List<FoundImage> places, Set<String> keys) {
        ImageName name = places.get(0).name();
        boolean pinned = places.stream().anyMatch(place -> place.digest() != null);
        return new WatchedImage(
                key(name, keys),
                name,
                places.size(),
                guess(places),
                pinned ? DigestReflection.IF_NOT_PRESENT : DigestReflection.NEVER);
    }

    /** One guess for all places: of several versions the greatest counts, and nothing else may differ. */
    @CheckForNull
    private static PolicyGuess guess(List<FoundImage> places) {
        List<String> tags = places.stream().map(FoundImage::tag).filter(Objects::nonNull).distinct().toList();
        Optional<Version> greatest = tags.stream()
                .map(Version::parseTag)
                .filter(Objects::nonNull)
                .max(Comparator.naturalOrder());
        if (tags.size() > 1 && greatest.isPresent() && tags.stream().allMatch(tag -> Version.parseTag(tag) != null)) {
            return PolicyGuess.of(greatest.get().text()).orElse(null);
        }
        if (tags.isEmpty()) {
            return new PolicyGuess(new PolicyChoice.DigestOf("latest"), null);
        }
        List<Optional<PolicyGuess>> guesses = tags.stream().map(PolicyGuess::of).distinct().toList();
        return guesses.size() == 1 ? guesses.get(0).orElse(null) : null;
    }

    private static String key(ImageName name, Set<String> keys) {
        String key = plain(name.lastSegment());
        if (!keys.add(key)) {
            key = plain(name.repository());
            for (int i = 2; !keys.add(key); i++) {
                key = plain(name.repository()) + "-" + i;
            }
        }
        return key;
    }

    /** As names of Kubernetes' objects must be. */
    private static String plain(String text) {
        String plain = text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "image" : plain;
    }
}

package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.SeenDigest;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a {@link FirstSeenLedger} knows of one repository: the one place of the rules that it states. Not for several threads.
 */
public final class TagHistory {

    /** How many tags that are gone are remembered beside twice as many as there are. */
    public static final int MOST_GONE = 50_000;

    private final Map<String, Sighting> tags = new HashMap<>();
    private final Map<String, SeenDigest> digests = new HashMap<>();
    private boolean scanned;

    /**
     * Notes the tags of a scan. Of tags that are gone the oldest are forgotten when they become too many.
     *
     * @return whether anything is known now that was not
     */
    public boolean record(@NonNull Collection<String> seen, @NonNull Instant at) {
        Sighting sighting = new Sighting(at, !scanned);
        boolean news = !scanned;
        scanned = true;
        for (String tag : seen) {
            news |= tags.putIfAbsent(tag, sighting) == null;
        }
        if (tags.size() > 2L * seen.size() + MOST_GONE) {
            forgetGone(new HashSet<>(seen), tags.size() - 2 * seen.size() - MOST_GONE);
            news = true;
        }
        return news;
    }

    /** When a tag was first seen; empty if it never was. */
    @NonNull
    public Optional<Sighting> firstSeen(@NonNull String tag) {
        return Optional.ofNullable(tags.get(tag));
    }

    /**
     * Notes where a tag points.
     *
     * @return whether that is news
     */
    public boolean recordDigest(@NonNull String tag, @NonNull String digest, @NonNull Instant at) {
        SeenDigest old = digests.get(tag);
        if (old != null && old.digest().equals(digest)) {
            return false;
        }
        Sighting sighting = tags.get(tag);
        Instant since = old == null && sighting != null ? sighting.at() : at;
        digests.put(tag, new SeenDigest(digest, since));
        return true;
    }

    /** The digest that was noted last; empty if none was. */
    @NonNull
    public Optional<SeenDigest> digest(@NonNull String tag) {
        return Optional.ofNullable(digests.get(tag));
    }

    /** All tags that were ever seen, or whose digest was, sorted. */
    @NonNull
    public List<String> known() {
        Set<String> known = new HashSet<>(tags.keySet());
        known.addAll(digests.keySet());
        return known.stream().sorted().toList();
    }

    /** How many tags that are. */
    public int size() {
        return tags.size();
    }

    /** Puts back what {@link #firstSeen} and {@link #digest} once told of a tag; from then on there has been a first scan. */
    public void restore(
            @NonNull String tag, @CheckForNull Sighting sighting, @CheckForNull SeenDigest digest) {
        restored();
        if (sighting != null) {
            tags.put(tag, sighting);
        }
        if (digest != null) {
            digests.put(tag, digest);
        }
    }

    /** There has been a first scan, even if it brought nothing. */
    public void restored() {
        scanned = true;
    }

    private void forgetGone(Set<String> present, int many) {
        Comparator<String> byAge = Comparator.comparing((String tag) -> tags.get(tag).at()).thenComparing(tag -> tag);
        List<String> gone = tags.keySet().stream()
                .filter(tag -> !present.contains(tag))
                .sorted(byAge)
                .limit(many)
                .toList();
        tags.keySet().removeAll(Set.copyOf(gone));
        digests.keySet().removeAll(Set.copyOf(gone));
    }
}

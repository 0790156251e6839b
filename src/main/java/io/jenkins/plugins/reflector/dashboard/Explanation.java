package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a policy says of every tag: the picked one first, then those that a guard keeps back, then the others by their reason. */
final class Explanation {

    /** From what matters most to what matters least. */
    private static final List<Verdict> ORDER = List.of(
            Verdict.PICKED,
            Verdict.HELD,
            Verdict.TOO_YOUNG,
            Verdict.NOT_ALLOWED,
            Verdict.LACKS_PLATFORM,
            Verdict.WAITS_FOR_GROUP,
            Verdict.IGNORED,
            Verdict.SAME_KEY,
            Verdict.OLDER,
            Verdict.PRERELEASE,
            Verdict.OUT_OF_RANGE,
            Verdict.NOT_A_VERSION,
            Verdict.NOT_A_NUMBER,
            Verdict.FILTERED,
            Verdict.EXCLUDED);

    /** What a policy would take by the tags: only of these does a look at images tell more. */
    private static final Set<Verdict> CANDIDATES = EnumSet.of(Verdict.PICKED, Verdict.OLDER, Verdict.SAME_KEY);

    private static final Verdict[] KINDS = Verdict.values();

    private final PolicyResolution resolution;
    private final List<TagVerdict> verdicts;
    private final Map<String, Outcome> word;
    private final Map<Verdict, int[]> byVerdict = new EnumMap<>(Verdict.class);

    /** @param watcher whose word counts more than what the tags alone say */
    Explanation(@NonNull PolicyResolution resolution, @NonNull WatcherWord watcher) {
        this.resolution = resolution;
        Selection selection = resolution.selection();
        this.verdicts = selection == null ? List.of() : selection.verdicts();
        this.word = watcher.verdicts(selection == null ? null : selection.picked());
        // A verdict of such a list is made anew each time it is asked for.
        byte[] kinds = new byte[verdicts.size()];
        int[] counts = new int[KINDS.length];
        for (int i = 0; i < kinds.length; i++) {
            int kind = verdict(i).verdict().ordinal();
            kinds[i] = (byte) kind;
            counts[kind]++;
        }
        int[][] places = new int[KINDS.length][];
        for (int kind = 0; kind < places.length; kind++) {
            places[kind] = new int[counts[kind]];
            if (counts[kind] > 0) {
                byVerdict.put(KINDS[kind], places[kind]);
            }
        }
        int[] filled = new int[KINDS.length];
        for (int i = 0; i < kinds.length; i++) {
            places[kinds[i]][filled[kinds[i]]++] = i;
        }
    }

    private TagVerdict verdict(int place) {
        TagVerdict byTags = verdicts.get(place);
        Outcome said = word.isEmpty() ? null : word.get(byTags.tag());
        return said != null && CANDIDATES.contains(byTags.verdict())
                ? new TagVerdict(byTags.tag(), byTags.key(), said.verdict(), said.detail())
                : byTags;
    }

    @NonNull
    PolicyResolution resolution() {
        return resolution;
    }

    /** How many tags have which verdict. */
    @NonNull
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Verdict verdict : ORDER) {
            if (byVerdict.containsKey(verdict)) {
                counts.put(verdict.text(), byVerdict.get(verdict).length);
            }
        }
        return counts;
    }

    /**
     * Some of the verdicts.
     *
     * @param wanted the text of a verdict; empty: all
     * @param part what a tag holds; empty: anything
     * @param from how many to pass over
     * @param most how many at most
     */
    @NonNull
    Part part(@NonNull String wanted, @NonNull String part, int from, int most) {
        List<TagVerdict> some = new ArrayList<>();
        int matching = 0;
        for (Verdict verdict : ORDER) {
            int[] places = byVerdict.getOrDefault(verdict, new int[0]);
            if (!wanted.isEmpty() && !verdict.text().equals(wanted)) {
                continue;
            }
            if (part.isEmpty()) {
                for (int i = Math.max(0, from - matching); i < places.length && some.size() < most; i++) {
                    some.add(verdict(places[i]));
                }
                matching += places.length;
                continue;
            }
            for (int place : places) {
                TagVerdict tag = verdict(place);
                if (tag.tag().contains(part)) {
                    if (matching >= from && some.size() < most) {
                        some.add(tag);
                    }
                    matching++;
                }
            }
        }
        return new Part(some, matching);
    }

    /** Some verdicts, and how many there are in all. */
    record Part(@NonNull List<TagVerdict> verdicts, int matching) {}
}

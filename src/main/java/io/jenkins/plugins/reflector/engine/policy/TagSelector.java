package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.HashMap;
import java.util.Map;

/** Filter, policy and back to the tag, with a verdict for each tag (flux.md 2.2, 2.7). */
public final class TagSelector {

    private final TagKeys keys;
    private final Outcome[] outcomes;
    private final int[] candidates;
    private int count;

    private TagSelector(TagKeys keys) {
        this.keys = keys;
        this.outcomes = new Outcome[keys.size()];
        this.candidates = new int[keys.size()];
    }

    /**
     * Picks a tag. If several tags give one key, the smallest tag stands for it, as in Flux; between keys that a policy
     * takes for equal, the byte order of their tags decides, so that the answer is the same every time.
     *
     * @param filter which tags are judged; null: all, by the whole tag
     * @param dropped tags that are left out before the policy judges, with why
     */
    @NonNull
    public static Selection select(
            @CheckForNull TagFilter filter,
            @NonNull TagPolicy policy,
            @NonNull SharedTags tags,
            @NonNull Map<String, Outcome> dropped) {
        TagKeys keys = tags.keys(filter);
        TagSelector selector = new TagSelector(keys);
        selector.sort(dropped);
        if (keys.mayRepeat()) {
            selector.letTheLastStand();
        }
        Judgement judgement = policy.judge(new Candidates(keys, selector.candidates, selector.count));
        for (int i = 0; i < selector.count; i++) {
            selector.outcomes[selector.candidates[i]] = judgement.outcomes().get(i);
        }
        String picked =
                judgement.picked() < 0 ? null : keys.tag(selector.candidates[judgement.picked()]);
        return new Selection(
                picked, judgement.error(), new Verdicts(keys, selector.outcomes, tags.excluded()));
    }

    /** Finds the tags that have a key and are not left out. */
    private void sort(Map<String, Outcome> dropped) {
        Outcome filtered = new Outcome(Verdict.FILTERED, keys.rejection());
        for (int i = 0; i < outcomes.length; i++) {
            Outcome outcome = dropped.isEmpty() ? null : dropped.get(keys.tag(i));
            if (outcome == null && keys.key(i) == null) {
                outcome = filtered;
            }
            outcomes[i] = outcome;
            if (outcome == null) {
                candidates[count++] = i;
            }
        }
    }

    /** Leaves of the candidates with one key the last. */
    private void letTheLastStand() {
        // Not a table of our own: keys are made of tags, and whoever pushes tags must not be able to make it slow.
        Map<String, Integer> last = new HashMap<>(count * 4 / 3 + 1);
        int repeated = 0;
        for (int i = 0; i < count; i++) {
            if (last.put(keys.key(candidates[i]), candidates[i]) != null) {
                repeated++;
            }
        }
        if (repeated == 0) {
            return;
        }
        Map<Integer, Outcome> standIns = new HashMap<>();
        int left = 0;
        for (int i = 0; i < count; i++) {
            int index = candidates[i];
            int owner = last.get(keys.key(index));
            if (owner == index) {
                candidates[left++] = index;
            } else {
                outcomes[index] = standIns.computeIfAbsent(
                        owner, o -> new Outcome(Verdict.SAME_KEY, "stood in for by " + keys.tag(o)));
            }
        }
        count = left;
    }
}

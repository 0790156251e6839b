package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Filter, policy and back to the tag, with a verdict for each tag (flux.md 2.2, 2.7). */
public final class TagSelector {

    private TagSelector() {}

    /**
     * Picks a tag. If several tags give one key, the smallest tag stands for it, as in Flux; between keys that a policy
     * takes for equal, the byte order of their tags decides, so that the answer is the same every time.
     *
     * @param filter which tags are judged; null: all, by the whole tag
     * @param tagsDescending the kept tags in descending byte order
     * @param excluded what the exclusion list dropped, with the expression that did; empty text if unknown
     */
    @NonNull
    public static Selection select(
            @CheckForNull TagFilter filter,
            @NonNull TagPolicy policy,
            @NonNull List<String> tagsDescending,
            @NonNull Map<String, String> excluded) {
        List<TagVerdict> verdicts = new ArrayList<>(tagsDescending.size() + excluded.size());
        Selection selection = filter == null
                ? unfiltered(policy, tagsDescending, verdicts)
                : filtered(filter, policy, tagsDescending, verdicts);
        Map<String, String> details = new HashMap<>();
        excluded.forEach((tag, pattern) -> verdicts.add(new TagVerdict(
                tag,
                "",
                Verdict.EXCLUDED,
                details.computeIfAbsent(pattern, p -> p.isEmpty() ? "" : "excluded by " + p))));
        return excluded.isEmpty() ? selection : new Selection(selection.picked(), selection.error(), verdicts);
    }

    private static Selection unfiltered(TagPolicy policy, List<String> tags, List<TagVerdict> verdicts) {
        Judgement judgement = policy.judge(tags);
        for (int i = 0; i < judgement.outcomes().size(); i++) {
            verdicts.add(verdict(tags.get(i), tags.get(i), judgement.outcomes().get(i)));
        }
        String picked = judgement.picked() < 0 ? null : tags.get(judgement.picked());
        return new Selection(picked, judgement.error(), verdicts);
    }

    private static Selection filtered(
            TagFilter filter, TagPolicy policy, List<String> tags, List<TagVerdict> verdicts) {
        String[] keys = new String[tags.size()];
        Map<String, Integer> lastOfKey = new HashMap<>();
        for (int i = 0; i < keys.length; i++) {
            keys[i] = filter.key(tags.get(i));
            if (keys[i] != null) {
                lastOfKey.put(keys[i], i);
            }
        }
        List<String> candidates = new ArrayList<>(lastOfKey.size());
        List<String> owners = new ArrayList<>(lastOfKey.size());
        for (int i = 0; i < keys.length; i++) {
            if (keys[i] != null && lastOfKey.get(keys[i]) == i) {
                candidates.add(keys[i]);
                owners.add(tags.get(i));
            }
        }
        Judgement judgement = policy.judge(candidates);
        Map<String, Outcome> sameKey = new HashMap<>();
        int next = 0;
        for (int i = 0; i < keys.length; i++) {
            String key = keys[i];
            if (key == null) {
                verdicts.add(new TagVerdict(tags.get(i), "", Verdict.FILTERED, filter.rejection()));
            } else if (lastOfKey.get(key) == i) {
                verdicts.add(verdict(tags.get(i), key, judgement.outcomes().get(next++)));
            } else {
                Outcome shared = sameKey.computeIfAbsent(
                        key,
                        k -> new Outcome(Verdict.SAME_KEY, "stood in for by " + tags.get(lastOfKey.get(k))));
                verdicts.add(verdict(tags.get(i), key, shared));
            }
        }
        String picked = judgement.picked() < 0 ? null : owners.get(judgement.picked());
        return new Selection(picked, judgement.error(), verdicts);
    }

    private static TagVerdict verdict(String tag, String key, Outcome outcome) {
        return new TagVerdict(tag, key, outcome.verdict(), outcome.detail());
    }
}

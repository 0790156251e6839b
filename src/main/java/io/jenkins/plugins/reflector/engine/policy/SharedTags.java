package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The tags of one scan, for all policies of its repository: what one of them has filtered and parsed serves the others. */
public final class SharedTags {

    private final List<String> tags;
    private final List<TagVerdict> excluded;
    private final Map<String, TagKeys> keys = new HashMap<>();

    /**
     * @param tagsDescending the kept tags in descending byte order
     * @param excluded what the exclusion list dropped, with the expression that did; empty text if unknown
     */
    public SharedTags(@NonNull List<String> tagsDescending, @NonNull Map<String, String> excluded) {
        this.tags = List.copyOf(tagsDescending);
        Map<String, String> details = new HashMap<>();
        List<TagVerdict> verdicts = new ArrayList<>(excluded.size());
        excluded.forEach((tag, pattern) -> verdicts.add(new TagVerdict(
                tag,
                "",
                Verdict.EXCLUDED,
                details.computeIfAbsent(pattern, p -> p.isEmpty() ? "" : "excluded by " + p))));
        this.excluded = List.copyOf(verdicts);
    }

    /** The kept tags in descending byte order. */
    @NonNull
    public List<String> tags() {
        return tags;
    }

    /** The verdicts of the excluded tags. */
    List<TagVerdict> excluded() {
        return excluded;
    }

    /** The keys that a filter makes, or none; the same object for the same filter. */
    TagKeys keys(@CheckForNull TagFilter filter) {
        return keys.computeIfAbsent(filter == null ? "" : filter.identity(), f -> TagKeys.of(filter, tags));
    }
}

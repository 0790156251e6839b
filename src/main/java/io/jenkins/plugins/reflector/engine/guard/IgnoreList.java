package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * {@code ignoreTags}: tags that are never picked. Each entry is a whole tag or a glob, in which {@code *} stands for any text and
 * {@code ?} for one character. The list comes before the policy, so that a tag which would break the policy can be ignored.
 */
public final class IgnoreList implements TagGuard {

    private final Map<String, Outcome> outcomes = new LinkedHashMap<>();

    public IgnoreList(@NonNull List<String> globs) {
        for (String glob : globs) {
            outcomes.put(glob, new Outcome(Verdict.IGNORED, "ignored by " + glob));
        }
    }

    /** Whether nothing is ignored. */
    boolean isEmpty() {
        return outcomes.isEmpty();
    }

    @Override
    @CheckForNull
    public Outcome objection(@NonNull Candidate candidate) {
        for (Map.Entry<String, Outcome> entry : outcomes.entrySet()) {
            if (matches(entry.getKey(), candidate.tag())) {
                return entry.getValue();
            }
        }
        return null;
    }

    /** Linear in each of the two, times the number of stars at most: only the last star is ever tried again. */
    static boolean matches(String glob, String tag) {
        int g = 0;
        int t = 0;
        int star = -1;
        int resume = 0;
        while (t < tag.length()) {
            if (g < glob.length() && glob.charAt(g) == '*') {
                star = g++;
                resume = t;
            } else if (g < glob.length() && (glob.charAt(g) == '?' || glob.charAt(g) == tag.charAt(t))) {
                g++;
                t++;
            } else if (star >= 0) {
                g = star + 1;
                t = ++resume;
            } else {
                return false;
            }
        }
        while (g < glob.length() && glob.charAt(g) == '*') {
            g++;
        }
        return g == glob.length();
    }
}

package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.SharedTags;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.TagSelector;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The choice of a policy among the tags that guards leave. The policy judges first, so a tag that it would not take is explained by
 * the policy; then the guards drop tags and the policy chooses again among the others. Without a guard it is the policy's own
 * choice, at no further cost.
 */
public final class GuardedChoice {

    @CheckForNull
    private final TagFilter filter;

    private final TagPolicy policy;
    private final SharedTags tags;
    private final Map<String, Outcome> dropped = new HashMap<>();
    private Selection selection;

    @CheckForNull
    private String pinned;

    private String pinDetail = "";

    /**
     * @param filter which tags are judged; null: all, by the whole tag
     * @param tags the tags of a scan, with those that the exclusion list dropped
     * @param ignored what the policy never looks at
     */
    public GuardedChoice(
            @CheckForNull TagFilter filter,
            @NonNull TagPolicy policy,
            @NonNull SharedTags tags,
            @NonNull IgnoreList ignored) {
        this.filter = filter;
        this.policy = policy;
        this.tags = tags;
        if (!ignored.isEmpty()) {
            for (String tag : tags.tags()) {
                Outcome outcome = ignored.objection(new Candidate(tag, tag));
                if (outcome != null) {
                    dropped.put(tag, outcome);
                }
            }
        }
        choose();
    }

    /** The choice as it stands now, with a verdict for every tag. */
    @NonNull
    public Selection selection() {
        return selection;
    }

    /** What the policy would take, the pick among it, in the order of the tags. */
    @NonNull
    public List<Candidate> candidates() {
        List<Candidate> candidates = new ArrayList<>();
        for (TagVerdict verdict : selection.verdicts()) {
            if (isCandidate(verdict.verdict()) && selection.picked() != null) {
                candidates.add(new Candidate(verdict.tag(), verdict.key()));
            }
        }
        return candidates;
    }

    /** Has guards look at every candidate, and chooses again if one of them objects. */
    public void guard(@NonNull List<? extends TagGuard> guards) throws ScanException, InterruptedException {
        if (guards.isEmpty()) {
            return;
        }
        Map<String, Outcome> objections = new HashMap<>();
        for (Candidate candidate : candidates()) {
            for (TagGuard guard : guards) {
                Outcome outcome = guard.objection(candidate);
                if (outcome != null) {
                    objections.put(candidate.tag(), outcome);
                    break;
                }
            }
        }
        drop(objections);
    }

    /** Leaves out tags for a reason each, and chooses again. */
    public void drop(@NonNull Map<String, Outcome> objections) {
        if (!objections.isEmpty()) {
            dropped.putAll(objections);
            choose();
        }
    }

    /** Takes a tag of the list, whatever the policy says of it. */
    public void pin(@NonNull String tag, @NonNull String reason) {
        pinned = tag;
        pinDetail = "pinned" + (reason.isEmpty() ? "" : ": " + reason);
        takePinned();
    }

    private void takePinned() {
        String tag = pinned;
        String others = "held: " + tag + " is " + pinDetail;
        List<TagVerdict> verdicts = new ArrayList<>(selection.verdicts().size());
        for (TagVerdict verdict : selection.verdicts()) {
            if (verdict.tag().equals(tag)) {
                verdicts.add(new TagVerdict(tag, verdict.key(), Verdict.PICKED, pinDetail));
            } else if (isCandidate(verdict.verdict())) {
                verdicts.add(new TagVerdict(verdict.tag(), verdict.key(), Verdict.HELD, others));
            } else {
                verdicts.add(verdict);
            }
        }
        selection = new Selection(tag, null, verdicts);
    }

    /** Stays with a tag, which need not be in the list; the pick gets a verdict for it. */
    public void hold(@NonNull String tag, @NonNull String detail) {
        List<TagVerdict> verdicts = new ArrayList<>(selection.verdicts().size());
        for (TagVerdict verdict : selection.verdicts()) {
            if (verdict.tag().equals(tag)) {
                verdicts.add(new TagVerdict(tag, verdict.key(), Verdict.PICKED, "kept"));
            } else if (verdict.verdict() == Verdict.PICKED) {
                verdicts.add(new TagVerdict(verdict.tag(), verdict.key(), Verdict.HELD, "held: " + detail));
            } else {
                verdicts.add(verdict);
            }
        }
        selection = new Selection(tag, null, verdicts);
    }

    private static boolean isCandidate(Verdict verdict) {
        return verdict == Verdict.PICKED || verdict == Verdict.OLDER || verdict == Verdict.SAME_KEY;
    }

    private void choose() {
        selection = TagSelector.select(filter, policy, tags, dropped);
        if (pinned != null && dropped.containsKey(pinned)) {
            String error = pinned + " is " + pinDetail + ", and " + dropped.get(pinned).detail();
            selection = new Selection(null, error, selection.verdicts());
        } else if (pinned != null) {
            takePinned();
        }
    }
}

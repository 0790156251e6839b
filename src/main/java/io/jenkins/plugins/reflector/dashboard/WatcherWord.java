package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the watcher says of a policy where the tags alone say something else: it looks at images and digests too, and a page does not.
 *
 * @param rulings what guards noticed at its last look
 * @param unfit the tags that their images spoke against then
 * @param problem why it had no answer; empty if it had one
 * @param pick what it picked last; null if nothing yet
 */
record WatcherWord(
        @NonNull List<Ruling> rulings, @NonNull List<TagVerdict> unfit, @NonNull String problem, @CheckForNull LatestRef pick) {

    /** Of the rule of a policy that nobody watches, such as one that somebody tries. */
    static final WatcherWord NONE = new WatcherWord(List.of(), List.of(), "", null);

    @NonNull
    static WatcherWord of(@NonNull ImagePolicy policy, @NonNull Observed observed, @NonNull Catalog catalog, @NonNull Picks picks) {
        LatestRef pick = picks.of(policy, catalog);
        return observed.look(policy)
                .map(look -> new WatcherWord(look.rulings(), look.unfit(), look.problem().orElse(""), pick))
                .orElseGet(() -> new WatcherWord(List.of(), List.of(), "", pick));
    }

    /**
     * The verdicts that take the place of those by the tags alone.
     *
     * @param byTags what would be picked by the tags alone; null if nothing
     */
    @NonNull
    Map<String, Outcome> verdicts(@CheckForNull String byTags) {
        Map<String, Outcome> verdicts = new HashMap<>();
        unfit.forEach(tag -> verdicts.put(tag.tag(), new Outcome(tag.verdict(), tag.detail())));
        String held = rulings.stream().filter(Ruling::holds).map(ScanWords::alone).distinct().collect(Collectors.joining("; "));
        boolean kept = pick != null && pick.tag().equals(byTags);
        if (byTags != null && !kept && !held.isEmpty()) {
            verdicts.putIfAbsent(byTags, new Outcome(Verdict.HELD, "held: " + held));
        }
        if (pick != null && verdicts.containsKey(byTags)) {
            verdicts.put(pick.tag(), new Outcome(Verdict.PICKED, held.isEmpty() ? "" : "kept"));
        }
        return verdicts;
    }

    /**
     * The same in sentences, for those who wonder.
     *
     * @param words knows what the user may read
     * @param byTags what would be picked by the tags alone; null if nothing
     */
    @NonNull
    String remark(@NonNull ImagePolicy policy, @CheckForNull String byTags, @NonNull ScanWords words) {
        String held = String.join("; ", words.held(policy, rulings));
        String unanswered = words.unanswered(policy, problem);
        if (pick == null) {
            return problem.isEmpty() ? "" : "The watcher, which also looks at images, has no answer: " + unanswered;
        }
        if (!problem.isEmpty()) {
            return "The watcher, which also looks at images, stays with " + pick.tag() + ", as it has no answer: " + unanswered;
        }
        if (!held.isEmpty()) {
            return "The watcher stays with " + pick.tag() + ": " + held + "." + (isAlarm() ? " If that was meant, set onRepush to \"write\""
                    + " until it is picked; if not, find out who pushed it." : "");
        }
        if (pick.tag().equals(byTags)) {
            return "";
        }
        String passed = unfit.stream().map(tag -> tag.tag() + " " + tag.detail()).collect(Collectors.joining(", "));
        return unfit.stream().anyMatch(tag -> tag.tag().equals(byTags))
                ? "The watcher, which also looks at images, picks " + pick.tag() + ": " + passed + "."
                : "By the tags alone it would be " + (byTags == null ? "none" : byTags) + ". The watcher, which also looks at images,"
                        + " stays with " + pick.tag() + " or has not looked again yet.";
    }

    private boolean isAlarm() {
        return rulings.stream().anyMatch(PolicyLook::isAlarm);
    }
}

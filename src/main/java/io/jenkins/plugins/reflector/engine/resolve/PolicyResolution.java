package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.MoveGuards;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import java.util.List;

/**
 * The state of a policy after an evaluation: Flux's Ready and Stalled conditions, and the pick (flux.md 2.10).
 *
 * @param policy the policy
 * @param ready whether there is an answer
 * @param stalled whether trying again is pointless until the policy changes
 * @param reason Flux's word, such as {@code Succeeded} or {@code InvalidPolicy}
 * @param message one sentence
 * @param latestRef the pick; the previous one if there is no new answer, as in Flux; null if there never was one
 * @param selection every tag with its verdict; null if no tags could be judged
 * @param rulings what guards of ours noticed; empty for plain Flux
 * @param unfit the tags that a look at their images spoke against, as the policy would take them otherwise; a few at most
 * @param moves the guards for writing the pick over what stands in a manifest; null if no tags could be judged
 */
public record PolicyResolution(
        @NonNull ImagePolicy policy,
        boolean ready,
        boolean stalled,
        @NonNull String reason,
        @NonNull String message,
        @CheckForNull LatestRef latestRef,
        @CheckForNull Selection selection,
        @NonNull List<Ruling> rulings,
        @NonNull List<TagVerdict> unfit,
        @CheckForNull MoveGuards moves) {

    public PolicyResolution {
        rulings = List.copyOf(rulings);
        unfit = List.copyOf(unfit);
    }

    /** A resolution in which no guard has a part. */
    public PolicyResolution(
            @NonNull ImagePolicy policy,
            boolean ready,
            boolean stalled,
            @NonNull String reason,
            @NonNull String message,
            @CheckForNull LatestRef latestRef,
            @CheckForNull Selection selection) {
        this(policy, ready, stalled, reason, message, latestRef, selection, List.of(), List.of(), null);
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.policy.Selection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;

/**
 * The state of a policy after an evaluation: Flux's Ready and Stalled conditions, and the pick (flux.md 2.10).
 *
 * @param policy the policy
 * @param ready whether there is an answer
 * @param stalled whether trying again is pointless until the policy changes
 * @param reason Flux's word, such as {@code Succeeded} or {@code InvalidPolicy}
 * @param message one sentence
 * @param latestRef the pick; null if there is none
 * @param selection every tag with its verdict; null if no tags could be judged
 */
public record PolicyResolution(
        @NonNull ImagePolicy policy,
        boolean ready,
        boolean stalled,
        @NonNull String reason,
        @NonNull String message,
        @CheckForNull LatestRef latestRef,
        @CheckForNull Selection selection) {}

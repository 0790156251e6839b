package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;

/**
 * A step from one tag to another: from the previous pick, or from what stands in a manifest.
 *
 * @param from the tag that is there
 * @param to the tag that would come
 * @param lower whether the second is lower by the policy's own order
 * @param gone whether the first is not in the list any more
 * @param complete whether the list is complete
 * @param fallback what is done with a lower tag if the options do not say
 */
record Move(
        @NonNull String from,
        @NonNull String to,
        boolean lower,
        boolean gone,
        boolean complete,
        @NonNull GuardAction fallback) {}

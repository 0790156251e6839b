package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;

/**
 * What a guard says of a step that it noticed.
 *
 * @param action whether what was there before stays
 * @param guard the option that decides, such as {@code onDowngrade}
 * @param detail what was noticed: a part of a sentence
 */
public record Ruling(@NonNull GuardAction action, @NonNull String guard, @NonNull String detail) {

    /** The guard of policies that move only together. */
    public static final String GROUP = "group";

    /** Whether the detail may repeat what is wrong with another policy. */
    public boolean tellsOfOthers() {
        return guard.equals(GROUP);
    }

    /** Whether what was there before stays. */
    public boolean holds() {
        return action == GuardAction.HOLD;
    }
}

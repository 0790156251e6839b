package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** What policies say of the step from a tag that stands in a manifest to their pick (product.md, "safety"). */
public interface TagSteps {

    /** Whether the pick's tag is lower than another by its policy's own order; false if the policy cannot compare them. */
    boolean isLower(@NonNull PolicyImage pick, @NonNull String than);

    /**
     * What is to be said before a pick is written over a tag; null if nothing is.
     *
     * @param standing the tag that stands there, of the very image that is picked
     * @param byName whether the place is found by the image's name; else a marker or a rule names the policy
     */
    @CheckForNull
    Objection objection(@NonNull PolicyImage pick, @NonNull String standing, boolean byName);

    /**
     * An objection.
     *
     * @param keeps whether the tag stays
     * @param guard the option that decides, such as {@code onDowngrade}
     * @param detail what was noticed: a part of a sentence
     */
    record Objection(boolean keeps, @NonNull String guard, @NonNull String detail) {}
}

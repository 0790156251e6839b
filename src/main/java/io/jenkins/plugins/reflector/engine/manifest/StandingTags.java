package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Told of the tag that stands at each place before a pick is written there, and may keep it. */
@FunctionalInterface
interface StandingTags {

    /** Keeps none, so that the policies alone decide, as in Flux. */
    StandingTags OVERWRITTEN = (path, pick, tag, byName) -> null;

    /**
     * What becomes of the place; null if there is nothing to say of the pick.
     *
     * @param path the file
     * @param pick what would be written
     * @param tag what stands there, of the very image that is picked
     * @param byName whether the place is found by the image's name; else its policy is named
     */
    @CheckForNull
    Fate of(@NonNull String path, @NonNull PolicyImage pick, @NonNull String tag, boolean byName);

    /**
     * What becomes of a place.
     *
     * @param stays whether it stays as it is
     * @param warning why, or why one should look
     */
    record Fate(boolean stays, @NonNull String warning) {}

    /** As the policies want it. */
    @NonNull
    static StandingTags judgedBy(@NonNull TagSteps steps) {
        return (path, pick, tag, byName) -> {
            TagSteps.Objection objection = steps.objection(pick, tag, byName);
            return objection == null ? null : fate(pick, tag, objection);
        };
    }

    private static Fate fate(PolicyImage pick, String tag, TagSteps.Objection objection) {
        String policy = "policy " + pick.policy() + " picks " + pick.image().tag() + ", and " + objection.detail();
        boolean choice = objection.guard().startsWith("on");
        return objection.keeps()
                ? new Fate(true, "Tag " + tag + " stays: " + policy + (choice ? "; set " + objection.guard() + ": write to have it written." : "."))
                : new Fate(false, "Tag " + tag + " is replaced: " + policy + "; set " + objection.guard() + ": hold to keep it.");
    }
}

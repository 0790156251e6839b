package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A look at what a trigger watches.
 *
 * @param images whether registries are asked for the images named in the trigger
 * @param policies whether the picks of the configured policies are looked at
 * @param afresh whether somebody waits: registries are asked for the policies too
 * @param why for the log: {@code asked for by alice}
 */
record Look(boolean images, boolean policies, boolean afresh, @NonNull String why) {

    /** At everything, at its time. */
    @NonNull
    static Look atAll(@NonNull String why) {
        return new Look(true, true, false, why);
    }

    /** At the configured policies alone, which asks nobody. */
    @NonNull
    static Look atPolicies() {
        return new Look(false, true, false, "other images were picked");
    }

    /** At everything, since somebody asks for it. */
    @NonNull
    static Look now(@NonNull String user) {
        return new Look(true, true, true, "asked for by " + user);
    }

    /** One look for two. */
    @NonNull
    Look and(@NonNull Look other) {
        boolean otherSaysMore = other.afresh && !afresh || other.images && !images;
        return new Look(
                images || other.images,
                policies || other.policies,
                afresh || other.afresh,
                otherSaysMore ? other.why : why);
    }
}

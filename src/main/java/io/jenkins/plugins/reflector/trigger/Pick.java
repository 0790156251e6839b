package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * What one policy picks for one image, and the name under which a job remembers it. A policy for several repositories has a
 * pick for each of them.
 *
 * @param key the same for as long as it is the same policy and image, also after a folder above the job was renamed
 * @param policy the policy as users know it
 * @param image what it picks
 */
record Pick(@NonNull String key, @NonNull ResourceName policy, @NonNull LatestRef image) {

    private static final String IN_PLACE = "image ";

    /**
     * A pick of a configured policy.
     *
     * @param namespace that of the job
     */
    @NonNull
    static Pick configured(@NonNull ResourceName policy, @NonNull LatestRef image, @NonNull String namespace) {
        String above = policy.namespace();
        String where;
        if (namespace.equals(above)) {
            where = ".";
        } else if (namespace.startsWith(above + "/")) {
            // Counted from the job upward, so that no name of a folder is in it.
            where = "^" + namespace.substring(above.length()).chars().filter(sign -> sign == '/').count();
        } else {
            where = above;
        }
        return new Pick("policy " + where + "/" + policy.name() + " " + image.name(), policy, image);
    }

    /** A pick of an image named in the trigger itself. */
    @NonNull
    static Pick inPlace(@NonNull ResourceName policy, @NonNull LatestRef image) {
        return new Pick(inPlaceKey(policy, image.name()), policy, image);
    }

    /** Whether it is of an image named in the trigger itself. */
    boolean isInPlace() {
        return key.startsWith(IN_PLACE);
    }

    /** The key of an image named in the trigger itself. */
    @NonNull
    static String inPlaceKey(@NonNull ResourceName policy, @NonNull String imageName) {
        return IN_PLACE + policy.name() + " " + imageName;
    }
}

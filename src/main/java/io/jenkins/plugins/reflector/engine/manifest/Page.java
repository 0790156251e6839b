package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/** What is being read: a document, or a file of another language. Offsets are its own. */
interface Page {

    /** The file. */
    @NonNull
    String path();

    /** The line of the file that an offset stands on, from 1. */
    int line(int offset);

    /** The object that an offset belongs to. */
    @NonNull
    ObjectId object(int offset);

    void warn(int offset, @NonNull String message);

    /** Says why an image stays that a policy would unpin: the old digest would win over any new tag. */
    default void warnOfMissingDigest(int offset, @NonNull String image, @NonNull ResourceName policy) {
        warn(
                offset,
                "The image " + image + " is pinned to a digest, but policy " + policy
                        + " reflects none, so it is left alone; set the policy's digestReflectionPolicy"
                        + " or remove the digest.");
    }
}

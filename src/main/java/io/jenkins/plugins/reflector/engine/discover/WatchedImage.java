package io.jenkins.plugins.reflector.engine.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;

/**
 * An image of a tree and how it is proposed to be watched.
 *
 * @param key what its resources are called, unique in the tree
 * @param image as most files spell it
 * @param tags how many places name it with a tag or digest, and so can be updated
 * @param guess the policy; null if the tags of the tree tell none, or are at odds
 * @param reflection whether its digest is written, as it is now
 */
public record WatchedImage(
        @NonNull String key,
        @NonNull ImageName image,
        int tags,
        @CheckForNull PolicyGuess guess,
        @NonNull DigestReflection reflection) {}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Told of the tag that stands at each place before a pick is written there, and may keep it. */
@FunctionalInterface
interface StandingTags {

    /** Keeps none, so that the policies alone decide, as in Flux. */
    StandingTags OVERWRITTEN = (path, pick, tag) -> false;

    /**
     * Whether the place stays as it is.
     *
     * @param path the file
     * @param pick what would be written
     * @param tag what stands there, of the very image that is picked
     */
    boolean keep(@NonNull String path, @NonNull PolicyImage pick, @NonNull String tag);
}

package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * A folder, or a job, that has another full name than before, since it or a folder that it lies in was renamed or moved.
 *
 * @param from its full name before
 * @param to its full name now
 */
public record RenamedItem(@NonNull String from, @NonNull String to) {

    /** What a resource is called now; the same if it lies elsewhere. */
    @NonNull
    public ResourceName nameOf(@NonNull ResourceName before) {
        return new ResourceName(fullNameOf(before.namespace()), before.name());
    }

    /** What a folder or job is called now, which may be this very item; the same if it lies elsewhere. */
    @NonNull
    public String fullNameOf(@NonNull String before) {
        return before.equals(from) || before.startsWith(from + "/") ? to + before.substring(from.length()) : before;
    }
}

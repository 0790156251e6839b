package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * A folder that has another full name than before, since it or one that it lies in was renamed or moved.
 *
 * @param from its full name before
 * @param to its full name now
 */
public record RenamedFolder(@NonNull String from, @NonNull String to) {

    /** What a resource is called now; the same if it lies elsewhere. */
    @NonNull
    public ResourceName nameOf(@NonNull ResourceName before) {
        String namespace = before.namespace();
        if (namespace.equals(from)) {
            return new ResourceName(to, before.name());
        }
        return namespace.startsWith(from + "/")
                ? new ResourceName(to + namespace.substring(from.length()), before.name())
                : before;
    }
}

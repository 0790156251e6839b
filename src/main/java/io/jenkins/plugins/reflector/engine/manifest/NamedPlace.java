package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/**
 * A place that is set by the name of a policy, as a marker or a rule gives it.
 *
 * @param page what it stands in
 * @param offset where in that, and what warnings point at
 * @param value what stands there
 * @param parent the mapping that it is a value of; null if it is none
 * @param policy whose pick is wanted
 * @param part which part of the pick
 * @param who names the place's marker or rule, as a warning begins
 * @param writer plans a value
 */
record NamedPlace(
        @NonNull Page page,
        int offset,
        @NonNull String value,
        @CheckForNull YamlNode.Mapping parent,
        @NonNull ResourceName policy,
        @NonNull ImagePart part,
        @NonNull String who,
        @NonNull Writer writer) {

    /** Plans another value for a place. */
    @FunctionalInterface
    interface Writer {

        /** @return whether the value changes */
        boolean set(@NonNull String value, @NonNull PolicyImage pick);
    }

    void warn(@NonNull String message) {
        page.warn(offset, who + " " + message);
    }
}

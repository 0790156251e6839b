package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.io.Serializable;

/**
 * One changed scalar (flux.md 3.5.5).
 *
 * @param object the object it belongs to
 * @param line its line in the file as it was, from 1
 * @param oldValue the value as YAML reads it; empty for a line that was inserted
 * @param newValue the new value
 * @param setter the marker's value, or {@code namespace:policy} for an edit without a marker (cli.md)
 * @param policy whose pick it is
 * @param image the pick; null if only the policy is known
 */
public record Change(
        @NonNull ObjectId object,
        int line,
        @NonNull String oldValue,
        @NonNull String newValue,
        @NonNull String setter,
        @NonNull ResourceName policy,
        @CheckForNull LatestRef image) implements Serializable {

    /** A change of which only the policy is known. */
    public Change(
            @NonNull ObjectId object,
            int line,
            @NonNull String oldValue,
            @NonNull String newValue,
            @NonNull String setter,
            @NonNull ResourceName policy) {
        this(object, line, oldValue, newValue, setter, policy, null);
    }
}

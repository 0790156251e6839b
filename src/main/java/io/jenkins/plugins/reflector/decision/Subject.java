package io.jenkins.plugins.reflector.decision;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.util.function.UnaryOperator;

/**
 * What is decided of which resource; of one subject there is one decision at most.
 *
 * @param action what was done to it
 * @param kind what it is
 * @param name its name
 * @param repository for the hold of a policy that is for several repositories, the one; else null
 */
public record Subject(
        @NonNull Action action,
        @NonNull WatchedKind kind,
        @NonNull ResourceName name,
        @CheckForNull ResourceName repository) {

    /** What can be done to a resource. */
    public enum Action {
        /** Nothing happens to it until somebody resumes it. */
        SUSPEND,
        /** A policy stays with a tag until somebody releases it. */
        HOLD
    }

    /** That a resource is suspended. */
    @NonNull
    public static Subject suspension(@NonNull WatchedKind kind, @NonNull ResourceName name) {
        return new Subject(Action.SUSPEND, kind, name, null);
    }

    /**
     * That a policy stays with a tag.
     *
     * @param repository for a policy that is for several repositories, the one; else null, so that a hold outlives an edited reference
     */
    @NonNull
    public static Subject hold(@NonNull ResourceName policy, @CheckForNull ResourceName repository) {
        return new Subject(Action.HOLD, WatchedKind.IMAGE_POLICY, policy, repository);
    }

    /** The same under other names. */
    @NonNull
    Subject renamed(UnaryOperator<ResourceName> names) {
        return new Subject(action, kind, names.apply(name), repository == null ? null : names.apply(repository));
    }
}

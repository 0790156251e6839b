package io.jenkins.plugins.reflector.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/** How users of Jenkins write the identity of a resource: {@code name}, or {@code namespace/name}. */
public final class Names {

    private Names() {}

    /** A name in a namespace; a missing one means {@link ResourceName#DEFAULT_NAMESPACE}. */
    @NonNull
    public static ResourceName of(@CheckForNull String namespace, @NonNull String name) {
        return new ResourceName(namespace == null ? ResourceName.DEFAULT_NAMESPACE : namespace, name);
    }

    /** Reads {@code name} or {@code namespace/name}; a namespace may hold slashes, as folders' names do. */
    @NonNull
    public static ResourceName parse(@NonNull String text, @CheckForNull String namespaceIfNone) {
        int slash = text.lastIndexOf('/');
        return slash < 0
                ? of(namespaceIfNone, text)
                : new ResourceName(text.substring(0, slash), text.substring(slash + 1));
    }
}

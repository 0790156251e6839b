package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

/**
 * A resource's identity: its namespace (in Jenkins the full name of a folder) and its name.
 *
 * @param namespace never null; {@code default} where a resource names none (cli.md)
 * @param name never null
 */
public record ResourceName(@NonNull String namespace, @NonNull String name) implements Comparable<ResourceName>, Serializable {

    /** What a resource without {@code metadata.namespace} belongs to. */
    public static final String DEFAULT_NAMESPACE = "default";

    private static final Comparator<ResourceName> ORDER =
            Comparator.comparing(ResourceName::namespace).thenComparing(ResourceName::name);

    public ResourceName {
        Objects.requireNonNull(namespace, "namespace");
        Objects.requireNonNull(name, "name");
    }

    /** The form that a setter marker uses: {@code namespace:name} (flux.md 3.5.2). */
    @NonNull
    public String marker() {
        return namespace + ":" + name;
    }

    @Override
    public int compareTo(ResourceName other) {
        return ORDER.compare(this, other);
    }

    /** {@code namespace/name}. */
    @Override
    public String toString() {
        return namespace + "/" + name;
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.Comparator;

/** Which object of a file was changed; parts that its document does not name are empty (flux.md 3.5.5). */
public record ObjectId(
        @NonNull String apiVersion, @NonNull String kind, @NonNull String name, @NonNull String namespace)
        implements Comparable<ObjectId>, Serializable {

    private static final Comparator<ObjectId> ORDER = Comparator.comparing(ObjectId::apiVersion)
            .thenComparing(ObjectId::kind)
            .thenComparing(ObjectId::name)
            .thenComparing(ObjectId::namespace);

    /** By apiVersion, kind, name, namespace: the order in which templates see objects (flux.md 3.7). */
    @Override
    public int compareTo(ObjectId other) {
        return ORDER.compare(this, other);
    }
}

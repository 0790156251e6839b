package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.reflector.engine.resource.Namespaces;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.List;

/** How namespaces that are full names of folders lie above each other; above all is the default one (product.md, "resource names"). */
public final class Scopes {

    private Scopes() {}

    /** The namespace of what lies in an item group. */
    @NonNull
    public static String of(@NonNull String folderFullName) {
        return folderFullName.isEmpty() ? ResourceName.DEFAULT_NAMESPACE : folderFullName;
    }

    /** The namespace of a job: the folder that it lies in. The configurations of a Matrix job lie where that job does. */
    @NonNull
    public static String of(@NonNull Job<?, ?> job) {
        ItemGroup<?> parent = job.getParent();
        while (parent instanceof Job<?, ?> outer) {
            parent = outer.getParent();
        }
        return of(parent.getFullName());
    }

    /** What a job is called as somebody who updates images. */
    @NonNull
    public static ResourceName nameOf(@NonNull Job<?, ?> job) {
        String namespace = of(job);
        String folder = namespace + "/";
        String fullName = job.getFullName();
        return new ResourceName(namespace, fullName.startsWith(folder) ? fullName.substring(folder.length()) : fullName);
    }

    /** A namespace and those that it lies in, the nearest first; the root only if it is meant itself. */
    @NonNull
    static List<String> folders(@NonNull String namespace) {
        return Namespaces.folders(namespace);
    }

    /** A namespace and those above it, the nearest first. */
    @NonNull
    public static List<String> upward(@NonNull String namespace) {
        return Namespaces.upward(namespace);
    }
}

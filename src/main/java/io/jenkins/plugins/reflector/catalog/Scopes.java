package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.List;

/** How namespaces that are full names of folders lie above each other; above all is the default one (product.md, "resource names"). */
public final class Scopes {

    private Scopes() {}

    /** The namespace of what lies in an item group. */
    @NonNull
    public static String of(@NonNull String folderFullName) {
        return folderFullName.isEmpty() ? ResourceName.DEFAULT_NAMESPACE : folderFullName;
    }

    /** A namespace and those above it, the nearest first. */
    @NonNull
    public static List<String> upward(@NonNull String namespace) {
        List<String> scopes = new ArrayList<>();
        String scope = namespace;
        while (!scope.isEmpty()) {
            scopes.add(scope);
            scope = scope.substring(0, Math.max(0, scope.lastIndexOf('/')));
        }
        if (!scopes.contains(ResourceName.DEFAULT_NAMESPACE)) {
            scopes.add(ResourceName.DEFAULT_NAMESPACE);
        }
        return scopes;
    }
}

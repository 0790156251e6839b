package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** How namespaces that are full names of folders lie above each other; above all is the default one (product.md, "resource names"). */
public final class Namespaces {

    private Namespaces() {}

    /** A namespace and those that it lies in, the nearest first; the root only if it is meant itself. */
    @NonNull
    public static List<String> folders(@NonNull String namespace) {
        List<String> scopes = new ArrayList<>();
        String scope = namespace;
        while (!scope.isEmpty()) {
            scopes.add(scope);
            scope = scope.substring(0, Math.max(0, scope.lastIndexOf('/')));
        }
        return scopes;
    }

    /** A namespace and those above it, the nearest first: where a name that has none is looked for. */
    @NonNull
    public static List<String> upward(@NonNull String namespace) {
        List<String> scopes = folders(namespace);
        if (!scopes.contains(ResourceName.DEFAULT_NAMESPACE)) {
            scopes.add(ResourceName.DEFAULT_NAMESPACE);
        }
        return scopes;
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a policy may look at a repository of another namespace: {@code accessFrom} (flux.md 2.9). */
public final class RepositoryAccess {

    /** The one label that every namespace has; others would need a cluster to ask. */
    private static final String NAMESPACE_LABEL = "kubernetes.io/metadata.name";

    private RepositoryAccess() {}

    /** The entry of {@code accessFrom} that admits one namespace. */
    @NonNull
    public static Map<String, String> admitting(@NonNull String namespace) {
        return Map.of(NAMESPACE_LABEL, namespace);
    }

    /** Why a policy of this namespace is refused; empty if it is admitted. */
    @NonNull
    public static Optional<String> refusal(@NonNull ImageRepository repository, @NonNull String namespace) {
        if (repository.name().namespace().equals(namespace)) {
            return Optional.empty();
        }
        List<Map<String, String>> selectors = repository.accessFrom();
        if (selectors == null) {
            return Optional.of("'" + repository.name() + "' can't be accessed due to missing ACL labels on 'accessFrom'");
        }
        Map<String, String> labels = Map.of(NAMESPACE_LABEL, namespace);
        for (Map<String, String> required : selectors) {
            if (labels.entrySet().containsAll(required.entrySet())) {
                return Optional.empty();
            }
        }
        return Optional.of("'" + repository.name() + "' can't be accessed due to ACL labels mismatch on namespace '"
                + namespace + "'; the only label known of a namespace is " + NAMESPACE_LABEL);
    }
}

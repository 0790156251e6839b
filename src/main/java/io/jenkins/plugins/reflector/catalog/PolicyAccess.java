package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.Glob;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Who may use whose policies and repositories: those of one's own namespace, of those above it and at the root; others only
 * where {@code accessFrom} of the repository admits it, or a folder that it lies in.
 */
final class PolicyAccess {

    private final Map<ResourceName, Owned<ImagePolicy>> policies;
    private final Map<ResourceName, Owned<ImageRepository>> repositories;
    private final Predicate<String> isFolder;

    PolicyAccess(
            Map<ResourceName, Owned<ImagePolicy>> policies,
            Map<ResourceName, Owned<ImageRepository>> repositories,
            Predicate<String> isFolder) {
        this.policies = policies;
        this.repositories = repositories;
        this.isFolder = isFolder;
    }

    /** What a policy sees of its repository. */
    @NonNull
    Optional<ImageRepository> seen(@NonNull ImagePolicy policy, @NonNull Owned<ImageRepository> repository) {
        String namespace = policy.name().namespace();
        ImageRepository spec = repository.spec();
        if (!spec.name().namespace().equals(namespace) && mayLook(spec, namespace)) {
            return Optional.of(spec.withAccessFrom(List.of(RepositoryAccess.admitting(namespace))));
        }
        Owned<ImagePolicy> owned = policies.get(policy.name());
        boolean own = owned != null && Objects.equals(owned.owner().folder(), repository.owner().folder());
        return own ? Optional.of(spec) : Optional.empty();
    }

    /** The names of the policies that a glob means where it is written, as far as they may be used there. */
    List<ResourceName> names(@NonNull String glob, @NonNull String namespace) {
        int slash = glob.lastIndexOf('/');
        List<ResourceName> found = new ArrayList<>();
        if (slash >= 0) {
            String scope = glob.substring(0, slash);
            String name = glob.substring(slash + 1);
            for (ResourceName policy : policies.keySet()) {
                if (Glob.matchesParts(scope, policy.namespace()) && Glob.matches(name, policy.name()) && mayUse(policy, namespace)) {
                    found.add(policy);
                }
            }
            return found;
        }
        Set<String> nearer = new HashSet<>();
        for (String scope : Scopes.upward(namespace)) {
            Set<String> here = new HashSet<>();
            for (ResourceName policy : policies.keySet()) {
                if (policy.namespace().equals(scope) && Glob.matches(glob, policy.name()) && !nearer.contains(policy.name())) {
                    found.add(policy);
                    here.add(policy.name());
                }
            }
            nearer.addAll(here);
        }
        return found;
    }

    private boolean mayUse(ResourceName policy, String namespace) {
        Owned<ImagePolicy> owned = policies.get(policy);
        if (isOpen(policy, owned.owner(), namespace)) {
            return true;
        }
        Owned<ImageRepository> repository = shownWith(owned);
        return repository != null && admits(repository.spec(), namespace);
    }

    /** Whether a repository is another's, and {@code accessFrom} opens it to a namespace. */
    boolean isShared(@NonNull ImageRepository repository, @NonNull String namespace) {
        return isAnothers(repository.name(), namespace) && admits(repository, namespace);
    }

    /** Whether a policy is another's, and comes to a namespace with the repository that {@code accessFrom} opens to it. */
    boolean isShared(@NonNull Owned<ImagePolicy> policy, @NonNull String namespace) {
        Owned<ImageRepository> repository = shownWith(policy);
        return repository != null && isAnothers(policy.spec().name(), namespace) && admits(repository.spec(), namespace);
    }

    private static boolean isAnothers(ResourceName name, String namespace) {
        return !Scopes.upward(namespace).contains(name.namespace());
    }

    /** Who shares a repository shares own policies for it, not what others made of it. */
    @CheckForNull
    private Owned<ImageRepository> shownWith(Owned<ImagePolicy> policy) {
        ResourceName name = policy.spec().repository();
        Owned<ImageRepository> repository = name == null ? null : repositories.get(name);
        return repository != null && Objects.equals(repository.owner().folder(), policy.owner().folder()) ? repository : null;
    }

    /** The repositories that policies of a namespace may be for. */
    @NonNull
    List<ImageRepository> visible(@NonNull String namespace) {
        return repositories.values().stream()
                .map(Owned::spec)
                .filter(repository -> mayLook(repository, namespace))
                .toList();
    }

    private static boolean mayLook(ImageRepository repository, String namespace) {
        return isAbove(repository.name().namespace(), namespace) || admits(repository, namespace);
    }

    /** A folder is admitted with all that lies in it. */
    private static boolean admits(ImageRepository repository, String namespace) {
        return Scopes.folders(namespace).stream()
                .anyMatch(scope -> RepositoryAccess.refusal(repository, scope).isEmpty());
    }

    /** Whether a resource is everybody's in a namespace without being granted: its own, one above it, or as good as at the root. */
    boolean isOpen(ResourceName resource, Owner owner, String namespace) {
        return resource.namespace().equals(namespace)
                || isAbove(resource.namespace(), namespace)
                // What the administrators put into a namespace that is no folder's is everybody's, as if it were at the root.
                || owner.folder() == null && !isFolder.test(resource.namespace());
    }

    private static boolean isAbove(String above, String namespace) {
        return !above.equals(namespace) && Scopes.upward(namespace).contains(above);
    }
}

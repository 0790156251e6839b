package io.jenkins.plugins.reflector.catalog;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.Glob;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Who may use whose policies and repositories: those of one's own namespace, of those above it and at the root; others only
 * where {@code accessFrom} of the repository admits it.
 */
final class PolicyAccess {

    private final Map<ResourceName, Owned<ImagePolicy>> policies;
    private final Map<ResourceName, Owned<ImageRepository>> repositories;
    private final Predicate<String> isFolder;
    private final Map<ResourceName, Set<String>> usersBelow = new HashMap<>();

    PolicyAccess(
            Map<ResourceName, Owned<ImagePolicy>> policies,
            Map<ResourceName, Owned<ImageRepository>> repositories,
            Predicate<String> isFolder) {
        this.policies = policies;
        this.repositories = repositories;
        this.isFolder = isFolder;
        for (Owned<ImagePolicy> policy : policies.values()) {
            ResourceName repository = policy.spec().repository();
            String user = policy.spec().name().namespace();
            if (repository != null && isAbove(repository.namespace(), user)) {
                usersBelow.computeIfAbsent(repository, r -> new TreeSet<>()).add(user);
            }
        }
    }

    /** The repository, open to the namespaces below it whose policies use it. */
    ImageRepository opened(ImageRepository repository) {
        Set<String> users = usersBelow.get(repository.name());
        if (users == null) {
            return repository;
        }
        List<Map<String, String>> selectors = new ArrayList<>();
        if (repository.accessFrom() != null) {
            selectors.addAll(repository.accessFrom());
        }
        users.forEach(user -> selectors.add(RepositoryAccess.admitting(user)));
        return repository.withAccessFrom(selectors);
    }

    /** The names of the policies that a glob means where it is written, as far as they may be used there. */
    List<ResourceName> names(@NonNull String glob, @NonNull String namespace) {
        int slash = glob.lastIndexOf('/');
        List<ResourceName> found = new ArrayList<>();
        if (slash >= 0) {
            String scope = glob.substring(0, slash);
            String name = glob.substring(slash + 1);
            for (ResourceName policy : policies.keySet()) {
                if (sameDepth(scope, policy.namespace()) && Glob.matches(name, policy.name()) && mayUse(policy, namespace)) {
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
        if (policy.namespace().equals(namespace) || isAbove(policy.namespace(), namespace)) {
            return true;
        }
        Owned<ImagePolicy> owned = policies.get(policy);
        if (owned.owner().folder() == null && !isFolder.test(policy.namespace())) {
            // What the administrators put into a namespace that is no folder's is everybody's, as if it were at the root.
            return true;
        }
        ResourceName repository = owned.spec().repository();
        return repository != null
                && repositories.containsKey(repository)
                && RepositoryAccess.refusal(repositories.get(repository).spec(), namespace).isEmpty();
    }

    /** {@code *} stands for any text without a slash. */
    private static boolean sameDepth(String glob, String namespace) {
        String[] globs = glob.split("/", -1);
        String[] names = namespace.split("/", -1);
        boolean matches = globs.length == names.length;
        for (int i = 0; matches && i < globs.length; i++) {
            matches = Glob.matches(globs[i], names[i]);
        }
        return matches;
    }

    private static boolean isAbove(String above, String namespace) {
        return !above.equals(namespace) && Scopes.upward(namespace).contains(above);
    }
}

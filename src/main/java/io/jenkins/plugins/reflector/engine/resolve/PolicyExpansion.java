package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes of a policy for several repositories one for each of them, so that everything that looks at a policy sees one
 * repository. They keep the policy's name and labels: automations and markers mean all of them by it.
 */
public final class PolicyExpansion {

    private PolicyExpansion() {}

    /**
     * The policy for each of its repositories: that of {@code imageRepositoryRef} first, even if it does not exist, then the
     * selected ones by name. Itself if it selects none; empty if nothing is selected, which {@link PolicyResolver} explains.
     */
    @NonNull
    public static List<ImagePolicy> expand(
            @NonNull ImagePolicy policy, @NonNull Collection<ImageRepository> repositories) {
        RepositorySelector selector = policy.repositories();
        if (selector == null) {
            return List.of(policy);
        }
        Set<ResourceName> names = new LinkedHashSet<>();
        if (policy.repository() != null) {
            names.add(policy.repository());
        }
        if (mistake(selector).isEmpty()) {
            repositories.stream()
                    .filter(selector::matches)
                    .map(ImageRepository::name)
                    .sorted()
                    .forEach(names::add);
        }
        return names.stream().map(policy::forRepository).toList();
    }

    /** What {@link #expand} makes of many policies; one that has no repository stays itself, and is not ready. */
    @NonNull
    public static List<ImagePolicy> expandAll(
            @NonNull Collection<ImagePolicy> policies, @NonNull Collection<ImageRepository> repositories) {
        List<ImagePolicy> all = new ArrayList<>();
        for (ImagePolicy policy : policies) {
            List<ImagePolicy> each = expand(policy, repositories);
            all.addAll(each.isEmpty() ? List.of(policy) : each);
        }
        return all;
    }

    /** Why a policy that {@link #expand} finds no repository for has no answer. */
    static NotReadyException unanswered(RepositorySelector selector) {
        Optional<String> mistake = mistake(selector);
        return mistake.isEmpty()
                ? NotReadyException.retried(
                        "DependencyNotReady",
                        "failed to get the referred ImageRepositories: there is none with " + selector.describe()
                                + " (spec.reflector.repositories)")
                : NotReadyException.stalled("InvalidPolicy", "invalid policy: spec.reflector.repositories: " + mistake.get());
    }

    /** Why a selector can never work; empty if it can. */
    @NonNull
    public static Optional<String> mistake(@NonNull RepositorySelector selector) {
        try {
            selector.labels().check();
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(e.getMessage());
        }
    }
}

package io.jenkins.plugins.reflector.engine.resolve;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.RepositorySelector;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes of a policy for several repositories one for each of them, so that everything that looks at a policy sees one
 * repository. They keep the policy's name and labels: automations and markers mean all of them by it.
 */
public final class PolicyExpansion {

    private PolicyExpansion() {}

    /**
     * The policy for each of its repositories: that of {@code imageRepositoryRef} first, even if it does not exist, then the
     * selected ones by name. Itself if it selects none; empty if nothing is selected, which {@link #unanswered} explains.
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

    /** The state of a policy that {@link #expand} finds no repository for. */
    @NonNull
    public static PolicyResolution unanswered(@NonNull ImagePolicy policy) {
        RepositorySelector selector = policy.repositories();
        if (selector == null) {
            throw new IllegalArgumentException("the policy " + policy.name() + " selects no repositories");
        }
        String mistake = mistake(selector);
        return mistake.isEmpty()
                ? new PolicyResolution(
                        policy,
                        false,
                        false,
                        "DependencyNotReady",
                        "failed to get the referred ImageRepositories: there is none with " + selector.describe()
                                + " (spec.reflector.repositories)",
                        null,
                        null)
                : new PolicyResolution(
                        policy,
                        false,
                        true,
                        "InvalidPolicy",
                        "invalid policy: spec.reflector.repositories: " + mistake,
                        null,
                        null);
    }

    private static String mistake(RepositorySelector selector) {
        try {
            selector.labels().check();
            return "";
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}

package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which policies are looked at together: those of one group move only together. */
final class DependentPolicies {

    private DependentPolicies() {}

    /** The policies to look at after a scan: those of the repository, and those that share a group with one of them. */
    @NonNull
    static List<ImagePolicy> of(@NonNull ResourceName repository, @NonNull List<ImagePolicy> all) {
        return withGroups(policy -> repository.equals(policy.repository()), all);
    }

    /** These policies, and those that share a group with one of them. */
    @NonNull
    static List<ImagePolicy> withGroups(@NonNull Collection<ImagePolicy> policies, @NonNull List<ImagePolicy> all) {
        Set<PickKey> keys = policies.stream().map(PickKey::of).collect(Collectors.toSet());
        return withGroups(policy -> keys.contains(PickKey.of(policy)), all);
    }

    private static List<ImagePolicy> withGroups(Predicate<ImagePolicy> wanted, List<ImagePolicy> all) {
        Set<String> groups = all.stream()
                .filter(wanted)
                .map(DependentPolicies::group)
                .filter(group -> !group.isEmpty())
                .collect(Collectors.toSet());
        return all.stream()
                .filter(policy -> wanted.test(policy) || groups.contains(group(policy)))
                .toList();
    }

    private static String group(ImagePolicy policy) {
        String group = policy.options().group();
        return group.isEmpty() ? "" : policy.name().namespace() + "/" + group;
    }
}

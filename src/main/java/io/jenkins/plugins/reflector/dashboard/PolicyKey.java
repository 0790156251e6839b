package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;

/** One row of policies: a policy for several repositories has one for each. */
record PolicyKey(@NonNull ResourceName policy, @CheckForNull ResourceName repository) {

    @NonNull
    static PolicyKey of(@NonNull ImagePolicy policy) {
        return new PolicyKey(policy.name(), policy.repository());
    }

    /** What a policy is called in an address: {@code team:app:stable}, with {@code @} and the repository where it is for several. */
    @NonNull
    static String token(@NonNull ImagePolicy evaluated, @NonNull Catalog catalog) {
        boolean several = catalog.policy(evaluated.name())
                .map(owned -> owned.spec().repositories() != null)
                .orElse(false);
        return several && evaluated.repository() != null
                ? token(evaluated.name()) + "@" + token(evaluated.repository())
                : token(evaluated.name());
    }

    /** What a resource is called in an address, where a slash would end a part; names of folders have no colon. */
    @NonNull
    static String token(@NonNull ResourceName name) {
        return name.toString().replace('/', ':');
    }
}

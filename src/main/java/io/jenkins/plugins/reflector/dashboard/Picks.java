package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What every policy picked, by policy and image: a policy for several repositories has one pick for each. */
final class Picks {

    private final Map<ResourceName, List<LatestRef>> byPolicy = new HashMap<>();

    Picks(@NonNull List<PolicyImage> picks) {
        for (PolicyImage pick : picks) {
            byPolicy.computeIfAbsent(pick.policy(), name -> new ArrayList<>()).add(pick.image());
        }
    }

    /** What a policy picked last of its repository's image; null if nothing yet. */
    @CheckForNull
    LatestRef of(@NonNull ImagePolicy policy, @NonNull Catalog catalog) {
        String image = image(policy, catalog);
        return byPolicy.getOrDefault(policy.name(), List.of()).stream()
                .filter(pick -> pick.name().equals(image))
                .findFirst()
                .orElse(null);
    }

    /** The image that a policy is about; null if its repository is not there, or is not for it. */
    @CheckForNull
    static String image(@NonNull ImagePolicy policy, @NonNull Catalog catalog) {
        return catalog.seenBy(policy).map(ImageRepository::image).orElse(null);
    }
}

package io.jenkins.plugins.reflector.cli;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatuses;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What policies picked at earlier calls, as far as the status of an automation tells: what a policy's status is in Flux, which
 * keeps a digest that is reflected once, and the last pick when a registry is down (flux.md 2.8, 2.10).
 */
final class EarlierPicks {

    private final ResourceSet resources;
    private final List<PolicyImage> picks;

    EarlierPicks(ResourceSet resources, AutomationStatuses statuses) {
        this.resources = resources;
        this.picks = resources.automations().stream()
                .map(ImageUpdateAutomation::name)
                .map(statuses::status)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparing(AutomationStatus::lastAutomationRunTime).reversed())
                .flatMap(status -> status.observedPolicies().stream())
                .toList();
    }

    /** The last pick of a policy from the image that it has now; null if none is known. */
    @CheckForNull
    LatestRef of(ImagePolicy policy) {
        String image = Optional.ofNullable(policy.repository())
                .flatMap(resources::imageRepository)
                .map(ImageRepository::image)
                .orElse("");
        return picks.stream()
                .filter(pick -> pick.policy().equals(policy.name()) && pick.image().name().equals(image))
                .map(PolicyImage::image)
                .findFirst()
                .orElse(null);
    }
}

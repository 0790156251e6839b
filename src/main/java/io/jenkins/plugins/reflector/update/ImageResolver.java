package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.automation.PickOrder;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks registries which images are wanted now, for images named in place and for globally configured policies. */
public final class ImageResolver {

    private final TagSource registries;
    private final List<ImageRepository> repositories;
    private final List<ImagePolicy> policies;

    /**
     * @param registries who is asked
     * @param repositories the globally configured ones
     * @param policies the globally configured ones
     */
    public ImageResolver(
            @NonNull TagSource registries,
            @NonNull List<ImageRepository> repositories,
            @NonNull List<ImagePolicy> policies) {
        this.registries = registries;
        this.repositories = List.copyOf(repositories);
        this.policies = List.copyOf(policies);
    }

    /**
     * Resolves all; one that fails does not keep the others from being resolved.
     *
     * @param entries images named in place
     * @param names names and globs of configured policies
     * @param namespace what the images named in place belong to
     */
    @NonNull
    public Resolved resolve(
            @NonNull List<ImageEntry> entries,
            @NonNull List<String> names,
            @NonNull String namespace,
            @NonNull ProgressListener progress)
            throws InterruptedException {
        List<PolicyImage> images = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        List<PolicyResolution> resolutions = new ArrayList<>();
        entries(entries, namespace, images, resolutions, failures);
        configured(names, resolutions, failures);
        resolutions.forEach(resolution -> add(resolution, images, failures));
        images.forEach(image -> progress.line("picked " + image.image()));
        failures.forEach(progress::line);
        return new Resolved(images, failures, PickOrder.of(resolutions));
    }

    private void entries(
            List<ImageEntry> entries,
            String namespace,
            List<PolicyImage> images,
            List<PolicyResolution> resolutions,
            List<String> failures)
            throws InterruptedException {
        Map<ResourceName, ImageRepository> inline = new HashMap<>();
        PolicyResolver resolver = new PolicyResolver(name -> Optional.ofNullable(inline.get(name)), registries);
        EntryNames entryNames = new EntryNames(namespace);
        for (ImageEntry entry : entries) {
            ResourceName name = entryNames.next(entry.getImage());
            ImageRepository repository = entry.toRepository(name);
            inline.put(name, repository);
            if (entry.getTag() == null) {
                resolutions.add(resolver.resolve(entry.toPolicy(name), null));
            } else {
                explicit(name, entry, repository, images, failures);
            }
        }
    }

    private void explicit(
            ResourceName name,
            ImageEntry entry,
            ImageRepository repository,
            List<PolicyImage> images,
            List<String> failures)
            throws InterruptedException {
        try {
            String digest = entry.digestReflection() == DigestReflection.NEVER
                    ? null
                    : registries.digest(repository, entry.getTag());
            images.add(new PolicyImage(name, new LatestRef(entry.getImage(), entry.getTag(), digest)));
        } catch (ScanException e) {
            failures.add(e.getMessage());
        }
    }

    private void configured(List<String> names, List<PolicyResolution> resolutions, List<String> failures)
            throws InterruptedException {
        PolicyResolver resolver = new PolicyResolver(this::repository, registries);
        Set<ResourceName> done = new HashSet<>();
        for (String glob : names) {
            List<ImagePolicy> meant =
                    policies.stream().filter(policy -> Names.matches(glob, policy.name())).toList();
            if (meant.isEmpty()) {
                failures.add("No policy \"" + glob + "\" is configured in Manage Jenkins, System, Image Reflector: "
                        + "correct the name, or add it there.");
            }
            for (ImagePolicy policy : meant) {
                if (done.add(policy.name())) {
                    resolutions.add(resolver.resolve(policy, null));
                }
            }
        }
    }

    private Optional<ImageRepository> repository(ResourceName name) {
        return repositories.stream()
                .filter(repository -> repository.name().equals(name))
                .findFirst();
    }

    private static void add(PolicyResolution resolution, List<PolicyImage> images, List<String> failures) {
        LatestRef pick = resolution.latestRef();
        if (resolution.ready() && pick != null) {
            images.add(new PolicyImage(resolution.policy().name(), pick));
        } else {
            failures.add(resolution.policy().name() + ": " + resolution.message());
        }
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.config.ImageEntry;
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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Asks registries which images are wanted now, for images named in place and for configured policies. */
public final class ImageResolver {

    private final TagSource registries;
    private final TagSource configured;
    private final Catalog catalog;

    /**
     * @param registries who is asked for images named in place
     * @param configured who is asked for configured repositories
     * @param catalog the configured repositories and policies
     */
    public ImageResolver(@NonNull TagSource registries, @NonNull TagSource configured, @NonNull Catalog catalog) {
        this.registries = registries;
        this.configured = configured;
        this.catalog = catalog;
    }

    /**
     * Resolves all; one that fails does not keep the others from being resolved.
     *
     * @param entries images named in place
     * @param names names and globs of configured policies
     * @param namespace what the images named in place belong to, and from where names are looked for upward
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
        configured(names, namespace, resolutions, failures);
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
        List<ImagePolicy> policies = new ArrayList<>();
        EntryNames entryNames = new EntryNames(namespace);
        for (ImageEntry entry : entries) {
            ResourceName name = entryNames.next(entry.getImage());
            ImageRepository repository = entry.toRepository(name);
            inline.put(name, repository);
            if (entry.getTag() == null) {
                policies.add(entry.toPolicy(name));
            } else {
                explicit(name, entry, repository, images, failures);
            }
        }
        resolutions.addAll(new PolicyResolver(name -> Optional.ofNullable(inline.get(name)), registries)
                .resolveAll(policies, any -> null));
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

    private void configured(
            List<String> names, String namespace, List<PolicyResolution> resolutions, List<String> failures)
            throws InterruptedException {
        Set<ImagePolicy> wanted = new LinkedHashSet<>();
        for (String glob : names) {
            List<ImagePolicy> meant = catalog.policies(glob, namespace);
            if (meant.isEmpty()) {
                failures.add("No policy \"" + glob + "\" is configured that may be used here: correct the name, or add it "
                        + "in Manage Jenkins, System, Image Reflector, or in the folder.");
            }
            wanted.addAll(meant);
        }
        resolutions.addAll(new PolicyResolver(catalog::seenByPolicies, configured)
                .resolveAll(List.copyOf(wanted), any -> null));
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

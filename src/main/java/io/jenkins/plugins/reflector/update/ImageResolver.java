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
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Asks registries which images are wanted now, for images named in place and for configured policies. */
public final class ImageResolver {

    private final TagSource registries;
    private final FirstSeenLedger ledger;
    private final Catalog catalog;
    private final PolicyAnswers configured;

    /**
     * @param registries who is asked for images named in place
     * @param ledger remembers since when the tags of those are known
     * @param catalog the configured repositories and policies
     * @param configured answers configured policies
     */
    public ImageResolver(
            @NonNull TagSource registries,
            @NonNull FirstSeenLedger ledger,
            @NonNull Catalog catalog,
            @NonNull PolicyAnswers configured) {
        this.registries = registries;
        this.ledger = ledger;
        this.catalog = catalog;
        this.configured = configured;
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
        List<PolicyResolution> resolutions =
                new ArrayList<>(entries(entries, namespace, any -> null, images, failures));
        images.forEach(image -> progress.line("takes " + image.image()));
        resolutions.addAll(configured.resolve(configured(names, namespace, failures), progress));
        failures.forEach(progress::line);
        Resolved picked = Resolved.of(resolutions, resolution -> catalog.told(resolution, namespace), progress);
        Map<PolicyImage, String> reasons = new HashMap<>(picked.reasons());
        images.forEach(image -> reasons.put(image, "the tag that is named"));
        images.addAll(picked.images());
        failures.addAll(picked.failures());
        return new Resolved(images, failures, PickOrder.of(resolutions), reasons);
    }

    /** What policies pick now. */
    @NonNull
    static Resolved answer(
            @NonNull List<ImagePolicy> policies, @NonNull PolicyAnswers answers, @NonNull ProgressListener progress)
            throws InterruptedException {
        return Resolved.of(answers.resolve(policies, progress), PolicyResolution::message, progress);
    }

    /**
     * What one image named in place is now.
     *
     * @param previous what the same entry was before; null if that is not known
     * @throws ScanException with a sentence for the user if there is no answer
     */
    @NonNull
    public LatestRef resolve(@NonNull ImageEntry entry, @NonNull String namespace, LatestRef previous)
            throws ScanException, InterruptedException {
        List<PolicyImage> images = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        Resolved picked = Resolved.of(
                entries(List.of(entry), namespace, any -> previous, images, failures),
                PolicyResolution::message,
                ProgressListener.SILENT);
        failures.addAll(picked.failures());
        images.addAll(picked.images());
        if (images.isEmpty()) {
            throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, String.join("\n", failures));
        }
        return images.get(0).image();
    }

    /** The answers of those with a policy alone; the others' tags are looked at by themselves. */
    private List<PolicyResolution> entries(
            List<ImageEntry> entries,
            String namespace,
            Function<ImagePolicy, LatestRef> previous,
            List<PolicyImage> images,
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
                continue;
            }
            try {
                images.add(new PolicyImage(name, new GivenTag(registries, ledger).resolve(entry, name)));
            } catch (ScanException e) {
                failures.add(e.getMessage());
            }
        }
        return new PolicyResolver(
                        name -> Optional.ofNullable(inline.get(name)), registries, ledger, Clock.systemUTC())
                .resolveAll(policies, previous);
    }

    private List<ImagePolicy> configured(List<String> names, String namespace, List<String> failures) {
        Set<ImagePolicy> wanted = new LinkedHashSet<>();
        for (String glob : names) {
            List<ImagePolicy> meant = catalog.policies(glob, namespace);
            if (meant.isEmpty()) {
                failures.add("No policy \"" + glob + "\" is configured that may be used here: correct the name, or add it "
                        + "in Manage Jenkins, System, Image Reflector, or in the folder.");
            }
            wanted.addAll(meant);
        }
        return List.copyOf(wanted);
    }
}

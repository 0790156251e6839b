package io.jenkins.plugins.reflector.config.preview;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Item;
import hudson.model.ItemGroup;
import hudson.model.Job;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.util.List;
import java.util.Optional;

/**
 * What a form has around the field of a policy; each may be null, where the form has no such field.
 *
 * @param item the job or folder whose form it is; null for the global configuration
 * @param image of an image in a job
 * @param credentialsId of that image's registry
 * @param imageRepositoryRef of a configured policy
 * @param namespace of a configured policy; counts in the global configuration alone
 * @param pattern of the tag filter
 * @param extract of the tag filter
 */
public record PolicyFields(
        @CheckForNull Item item,
        @CheckForNull String image,
        @CheckForNull String credentialsId,
        @CheckForNull String imageRepositoryRef,
        @CheckForNull String namespace,
        @CheckForNull String pattern,
        @CheckForNull String extract) {

    /** What the policy would pick, by the last scan or connection test; empty if there was none. */
    @NonNull
    public Optional<PolicyPreview> preview(@NonNull PolicyChoice choice, boolean skipUnparsable, boolean exactIntegers) {
        PolicyOptions options = new PolicyOptions(
                null, List.of(), null, null, null, null, null, List.of(), "", skipUnparsable, exactIntegers);
        return tags().map(scan -> PolicyPreview.of(
                choice, options, filter(), scan, tag -> LastScans.sighting(scan.canonicalImageName(), tag)));
    }

    private Optional<ScanResult> tags() {
        if (!blank(imageRepositoryRef)) {
            String here = here();
            String reference = imageRepositoryRef.trim();
            return here == null
                    ? Optional.empty()
                    : TriedTags.SHARED.get(item, here + "/" + reference, null)
                            .or(() -> LastScans.find(reference, here));
        }
        return blank(image) ? Optional.empty() : TriedTags.SHARED.get(item, image, credentialsId);
    }

    /**
     * Where the reference is written. Only an administrator's form says it itself: from there names are looked for, so that whoever
     * could choose the place would read what belongs to others. Jobs have no policies that refer to a repository.
     */
    @CheckForNull
    private String here() {
        if (item == null) {
            return blank(namespace) ? ResourceName.DEFAULT_NAMESPACE : namespace.trim();
        }
        return item instanceof ItemGroup && !(item instanceof Job) ? item.getFullName() : null;
    }

    private TagFilterSpec filter() {
        return blank(pattern) && blank(extract)
                ? null
                : new TagFilterSpec(blank(pattern) ? "" : pattern.trim(), blank(extract) ? "" : extract.trim());
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}

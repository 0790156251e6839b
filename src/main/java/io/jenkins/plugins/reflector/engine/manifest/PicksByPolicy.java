package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.Namespaces;
import io.jenkins.plugins.reflector.engine.resource.NearestName;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What each policy picked, for the places that name their policy (flux.md 3.5.4). */
final class PicksByPolicy {

    /** Under which a tag stands beside a name or digest. */
    private static final List<String> TAGS = List.of("newTag", "tag", "imageTag");

    private final String namespace;
    private final Map<ResourceName, List<LatestRef>> picks;

    /** @param namespace the one whose policies apply */
    PicksByPolicy(@NonNull String namespace, @NonNull List<PolicyImage> images) {
        this.namespace = namespace;
        this.picks = images.stream()
                .collect(Collectors.groupingBy(
                        PolicyImage::policy, Collectors.mapping(PolicyImage::image, Collectors.toList())));
    }

    /**
     * The policy that a user names, of those that apply.
     *
     * @param text {@code namespace/name}, or a name alone: then the nearest, from the automation's namespace upward
     */
    @NonNull
    ResourceName named(@NonNull String text) {
        int slash = text.lastIndexOf('/');
        if (slash >= 0) {
            return new ResourceName(text.substring(0, slash), text.substring(slash + 1));
        }
        // Without a namespace at all, as for a list of images, only that one counts.
        return (namespace.isEmpty() ? List.of(namespace) : Namespaces.upward(namespace)).stream()
                .map(scope -> new ResourceName(scope, text))
                .filter(picks::containsKey)
                .findFirst()
                .orElseGet(() -> new ResourceName(namespace, text));
    }

    /**
     * Plans what the policy picked for a place; what cannot be told or must not be lowered stays, with a warning.
     *
     * @return whether the value changes
     */
    boolean set(@NonNull NamedPlace place, @NonNull StandingTags standing) {
        ResourceName policy = place.policy();
        List<LatestRef> known = picks.get(policy);
        if (known == null) {
            place.warn(unknown(policy));
            return false;
        }
        LatestRef pick = MeantPick.of(known, place.value(), place.parent(), place.part())
                .orElse(null);
        if (pick == null) {
            place.warn("is left alone: policy " + policy + " picks for several images ("
                    + known.stream().map(LatestRef::name).distinct().collect(Collectors.joining(", "))
                    + "), and which of them is meant is told by no image name here; write it into the value, or into"
                    + " newName, name, image or repository beside a tag or digest.");
            return false;
        }
        String value =
                switch (place.part()) {
                    case IMAGE -> pick.toString();
                    case TAG -> pick.tag();
                    case NAME -> pick.name();
                    case DIGEST -> pick.digest();
                };
        if (value == null) {
            place.warn("asks for a digest, but policy " + policy + " reflects none; set its digestReflectionPolicy.");
            return false;
        }
        PolicyImage image = new PolicyImage(policy, pick);
        String tag = standingTag(place, pick);
        StandingTags.Fate fate = tag == null ? null : standing.of(place.page().path(), image, tag, false);
        if (fate != null) {
            place.page().warn(place.offset(), fate.warning());
            if (fate.stays()) {
                return false;
            }
        }
        return place.writer().set(value, image);
    }

    /** The tag of the picked image that a value holds or belongs to; null if there is none. */
    @CheckForNull
    private static String standingTag(NamedPlace place, LatestRef pick) {
        if (place.part() == ImagePart.TAG) {
            return place.value();
        }
        if (place.part() == ImagePart.IMAGE) {
            return ImageReference.parse(place.value())
                    .filter(standing -> ImageName.tryParse(pick.name()).filter(standing::isOf).isPresent())
                    .map(ImageReference::tag)
                    .orElse(null);
        }
        YamlNode.Mapping parent = place.parent();
        return parent == null
                ? null
                : TAGS.stream()
                        .map(parent::text)
                        .filter(text -> !text.isEmpty())
                        .findFirst()
                        .orElse(null);
    }

    private String unknown(ResourceName policy) {
        String hint = nearest(policy.marker());
        boolean ownOnly = picks.keySet().stream().allMatch(known -> known.namespace().equals(namespace));
        if (ownOnly && !namespace.isEmpty() && !policy.namespace().equals(namespace)) {
            return "names a policy of another namespace and is left alone; only policies of " + namespace
                    + " apply here" + (hint.isEmpty() ? "." : hint);
        }
        return "is left alone: there is no policy " + policy + " with a picked image that applies here"
                + (hint.isEmpty() ? "; check its name and that it is ready." : hint);
    }

    /** A question for the policy that the author of a marker most likely meant; empty if none is near. */
    @NonNull
    String nearest(@NonNull String written) {
        String text = written.strip();
        // The namespace may be a folder's full name, so that a slash tells only where there is no colon.
        int end = text.indexOf(':') >= 0 ? text.indexOf(':') : text.lastIndexOf('/');
        String scope = end < 0 ? text : text.substring(0, end);
        String name = end < 0 ? text : text.substring(end + 1).split("[:/]", -1)[0];
        List<String> names = picks.keySet().stream().map(ResourceName::name).toList();
        return NearestName.of(name, names)
                .flatMap(near -> picks.keySet().stream()
                        .filter(policy -> policy.name().equals(near))
                        .min(Comparator.comparing((ResourceName policy) -> !policy.namespace().equals(scope))
                                .thenComparing(policy -> policy)))
                .map(policy -> "; did you mean " + policy.marker() + "?")
                .orElse("");
    }
}

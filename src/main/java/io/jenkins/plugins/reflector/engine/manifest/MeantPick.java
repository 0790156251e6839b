package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of a policy's picks is meant where only the policy is named, as by a marker. A policy for several repositories has
 * one for each, so the image's name that stands in the manifest decides.
 */
final class MeantPick {

    /** Where the image of a tag or digest is named beside it, the most telling first. */
    private static final List<String> NAMES = List.of("newName", "name", "image", "repository");

    private MeantPick() {}

    /**
     * The pick; empty if it cannot be told. A policy with one pick always means that, whatever the manifest says.
     *
     * @param picks those of the marker's policy, at least one
     * @param value what stands at the place
     * @param parent the mapping that it is a value of; null if it is none
     * @param part what is asked for
     */
    @NonNull
    static Optional<LatestRef> of(
            @NonNull List<LatestRef> picks,
            @NonNull String value,
            @CheckForNull YamlNode.Mapping parent,
            @NonNull ImagePart part) {
        if (picks.size() == 1) {
            return Optional.of(picks.get(0));
        }
        boolean named = part == ImagePart.IMAGE || part == ImagePart.NAME;
        return named ? of(picks, value) : parent == null ? Optional.empty() : beside(picks, parent);
    }

    private static Optional<LatestRef> beside(List<LatestRef> picks, YamlNode.Mapping parent) {
        String registry = parent.text("registry");
        for (String key : NAMES) {
            String text = parent.text(key);
            Optional<LatestRef> pick = Optional.empty();
            if (key.equals("repository") && !registry.isEmpty()) {
                pick = of(picks, registry + "/" + text);
            }
            pick = pick.or(() -> of(picks, text));
            if (pick.isPresent()) {
                return pick;
            }
        }
        return Optional.empty();
    }

    /** The pick of an image; empty if there is none, or if there are several that differ. */
    private static Optional<LatestRef> of(List<LatestRef> picks, String text) {
        ImageReference reference = ImageReference.parse(text).orElse(null);
        if (reference == null) {
            return Optional.empty();
        }
        List<LatestRef> found = picks.stream()
                .filter(pick -> ImageName.tryParse(pick.name()).filter(reference::isOf).isPresent())
                .toList();
        boolean one = !found.isEmpty() && found.stream().allMatch(pick -> same(pick, found.get(0)));
        return one ? Optional.of(found.get(0)) : Optional.empty();
    }

    private static boolean same(LatestRef one, LatestRef other) {
        return one.tag().equals(other.tag()) && Objects.equals(one.digest(), other.digest());
    }
}

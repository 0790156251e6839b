package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which of a policy's picks a marker means. A policy for several repositories has one for each, and the marker names the
 * policy alone, as Flux's does; so the image's name that stands in the manifest decides.
 */
final class MeantPick {

    /** Where the image of a tag or digest is named beside it, the most telling first. */
    private static final List<String> NAMES = List.of("newName", "name", "image", "repository");

    private MeantPick() {}

    /**
     * The pick; empty if it cannot be told. A policy with one pick always means that, whatever the manifest says.
     *
     * @param picks those of the marker's policy, at least one
     * @param scalar the value with the marker
     * @param parent the mapping it is a value of; null if it is none
     * @param part what the marker asks for
     */
    @NonNull
    static Optional<LatestRef> of(
            @NonNull List<LatestRef> picks,
            @NonNull YamlNode.Scalar scalar,
            @CheckForNull YamlNode.Mapping parent,
            @NonNull Marker.Part part) {
        if (picks.size() == 1) {
            return Optional.of(picks.get(0));
        }
        boolean named = part == Marker.Part.IMAGE || part == Marker.Part.NAME;
        return named ? of(picks, scalar.value()) : parent == null ? Optional.empty() : beside(picks, parent);
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

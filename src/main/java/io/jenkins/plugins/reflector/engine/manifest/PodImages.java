package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The pods in any object of Kubernetes: its own workloads, custom resources with a pod template anywhere in them, the
 * items of a {@code kind: List}. A list of containers is known by its key and by what its items hold.
 */
final class PodImages implements ImagePlaces {
    private static final Set<String> CONTAINERS = Set.of("initContainers", "containers", "ephemeralContainers");

    /** Objects of others that hold images in forms of their own. */
    private static final Set<String> NO_PODS = Set.of("CustomResourceDefinition", "ConfigMap", "Secret");

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return !root.text("apiVersion").isEmpty()
                && !root.text("kind").isEmpty()
                && !NO_PODS.contains(root.text("kind"));
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (ObjectIds.isList(root) && root.get("items") instanceof YamlNode.Sequence items) {
            for (YamlNode item : items.items()) {
                if (item instanceof YamlNode.Mapping object) {
                    ImagePlaces.of("", object).ifPresent(places -> places.find(manifest, object, sites));
                }
            }
            return;
        }
        walk(manifest, root, sites);
    }

    private static void walk(Manifest manifest, @CheckForNull YamlNode node, Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> walk(manifest, item, sites));
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                String key = entry.key() instanceof YamlNode.Scalar scalar ? scalar.value() : "";
                if (CONTAINERS.contains(key)) {
                    images(manifest, entry.value(), "image", sites);
                } else if (key.equals("volumes")) {
                    volumes(manifest, entry.value(), sites);
                } else {
                    walk(manifest, entry.value(), sites);
                }
            }
        }
    }

    private static void volumes(Manifest manifest, YamlNode volumes, Consumer<ImageSite> sites) {
        if (volumes instanceof YamlNode.Sequence list) {
            for (YamlNode volume : list.items()) {
                if (volume instanceof YamlNode.Mapping mapping) {
                    image(manifest, mapping.get("image"), "reference", sites);
                }
            }
        }
    }

    /** The images of a list of mappings. */
    static void images(Manifest manifest, @CheckForNull YamlNode list, String key, Consumer<ImageSite> sites) {
        if (list instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> image(manifest, item, key, sites));
        }
    }

    /** The image that a mapping holds under a key, if it holds any. */
    static void image(Manifest manifest, @CheckForNull YamlNode node, String key, Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Mapping mapping
                && mapping.get(key) instanceof YamlNode.Scalar image
                && !image.absent()) {
            sites.accept(new WholeImage(manifest, image));
        }
    }
}

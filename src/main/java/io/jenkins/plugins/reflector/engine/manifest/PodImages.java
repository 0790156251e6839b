package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The images in any object of Kubernetes: containers of its own workloads, pod templates anywhere in a custom resource,
 * steps of Argo Workflows and Tekton, image volumes, images that operators take, the items of a {@code kind: List}.
 * Custom resources choose their keys for themselves, as Helm charts do, so all keys that mean an image there count here.
 */
final class PodImages implements ImagePlaces {

    /** Objects of others that hold images in forms of their own. */
    private static final Set<String> NO_PODS = Set.of("CustomResourceDefinition", "ConfigMap", "Secret");

    /** What an object says of itself, and what a cluster said of it. */
    private static final Set<String> NO_SPEC = Set.of("metadata", "status");

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String apiVersion = root.text("apiVersion");
        return !apiVersion.isEmpty()
                // Flux's own resources name the images that are watched, not those that run.
                && !apiVersion.startsWith("image.toolkit.fluxcd.io/")
                && !root.text("kind").isEmpty()
                && !NO_PODS.contains(root.text("kind"));
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (ObjectIds.isList(root) && root.get("items") instanceof YamlNode.Sequence items) {
            items.items().forEach(item -> item(manifest, item, sites));
        } else {
            object(manifest, root, sites);
        }
    }

    /** An item of a list of one kind, such as {@code DeploymentList}, need not say its kind again. */
    private static void item(Manifest manifest, YamlNode node, Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Mapping object && object.text("kind").isEmpty()) {
            object(manifest, object, sites);
        } else if (node instanceof YamlNode.Mapping object) {
            ImagePlaces.of("", object).ifPresent(places -> places.find(manifest, object, sites));
        }
    }

    private static void object(Manifest manifest, YamlNode.Mapping object, Consumer<ImageSite> sites) {
        for (YamlNode.Entry entry : object.entries()) {
            if (!(entry.key() instanceof YamlNode.Scalar key) || !NO_SPEC.contains(key.value())) {
                HelmValues.find(manifest, entry.value(), sites);
            }
        }
    }

    /** The image that a mapping holds under a key, if it holds any. */
    static void image(
            @NonNull Manifest manifest,
            @CheckForNull YamlNode node,
            @NonNull String key,
            @NonNull Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Mapping mapping
                && mapping.get(key) instanceof YamlNode.Scalar image
                && !image.absent()) {
            sites.accept(new WholeImage(manifest, image));
        }
    }
}

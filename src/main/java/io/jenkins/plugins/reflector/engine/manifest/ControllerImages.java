package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Consumer;

/**
 * The agents of a Jenkins controller's configuration as code: every {@code image} below {@code jenkins.clouds}, and the
 * pods that templates of the Kubernetes cloud carry as text under {@code yaml}.
 */
final class ControllerImages implements ImagePlaces {

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return root.get("jenkins") instanceof YamlNode.Mapping jenkins
                && jenkins.get("clouds") instanceof YamlNode.Sequence;
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (root.get("jenkins") instanceof YamlNode.Mapping jenkins) {
            walk(manifest, jenkins.get("clouds"), sites);
        }
    }

    private static void walk(Manifest manifest, @CheckForNull YamlNode node, Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Sequence sequence) {
            sequence.items().forEach(item -> walk(manifest, item, sites));
        } else if (node instanceof YamlNode.Mapping mapping) {
            for (YamlNode.Entry entry : mapping.entries()) {
                String key = entry.key() instanceof YamlNode.Scalar scalar ? scalar.value() : "";
                if (!(entry.value() instanceof YamlNode.Scalar value)) {
                    walk(manifest, entry.value(), sites);
                } else if (key.equals("image") && !value.absent()) {
                    sites.accept(new WholeImage(manifest, value));
                } else if (key.equals("yaml")) {
                    manifest.embedded(value, (inner, pod) -> new PodImages().find(inner, pod, sites));
                }
            }
        }
    }
}

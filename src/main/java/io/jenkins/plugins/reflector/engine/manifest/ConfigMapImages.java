package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Consumer;

/** Files of YAML in a ConfigMap, each under its file name: values of a HelmRelease, a manifest, a Jenkins configuration. */
final class ConfigMapImages implements ImagePlaces {

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return root.text("apiVersion").equals("v1") && root.text("kind").equals("ConfigMap");
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (!(root.get("data") instanceof YamlNode.Mapping data)) {
            return;
        }
        for (YamlNode.Entry entry : data.entries()) {
            if (entry.key() instanceof YamlNode.Scalar name && FileEditor.isManifest(name.value())) {
                manifest.embedded(entry.value(), (inner, document) -> ImagePlaces.of(name.value(), document)
                        .ifPresent(places -> places.find(inner, document, sites)));
            }
        }
    }
}

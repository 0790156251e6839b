package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.function.Consumer;

/** The values that a HelmRelease of Flux, or a HelmChart of k3s and Rancher's Fleet, carries with it. */
final class HelmReleaseImages implements ImagePlaces {

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String apiVersion = root.text("apiVersion");
        return root.text("kind").equals("HelmRelease") && apiVersion.startsWith("helm.toolkit.fluxcd.io/")
                || root.text("kind").startsWith("HelmChart") && apiVersion.startsWith("helm.cattle.io/");
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        if (!(root.get("spec") instanceof YamlNode.Mapping spec)) {
            return;
        }
        HelmValues.find(manifest, spec.get("values"), sites);
        manifest.embedded(spec.get("valuesContent"), (inner, values) -> HelmValues.find(inner, values, sites));
        postRenderers(manifest, spec, sites);
    }

    private static void postRenderers(Manifest manifest, YamlNode.Mapping spec, Consumer<ImageSite> sites) {
        if (spec.get("postRenderers") instanceof YamlNode.Sequence renderers) {
            for (YamlNode renderer : renderers.items()) {
                if (renderer instanceof YamlNode.Mapping mapping
                        && mapping.get("kustomize") instanceof YamlNode.Mapping kustomize) {
                    KustomizeImages.entries(manifest, kustomize.get("images"), sites);
                }
            }
        }
    }
}

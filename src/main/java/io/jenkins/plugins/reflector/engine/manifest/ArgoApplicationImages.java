package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** What an Argo CD Application overrides of its source: Helm parameters and values, and kustomize's images. */
final class ArgoApplicationImages implements ImagePlaces {

    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        return root.text("apiVersion").startsWith("argoproj.io/")
                && (root.text("kind").equals("Application") || root.text("kind").equals("ApplicationSet"));
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        application(manifest, root, sites);
        if (root.get("spec") instanceof YamlNode.Mapping spec) {
            application(manifest, spec.get("template"), sites);
        }
    }

    private static void application(Manifest manifest, @CheckForNull YamlNode node, Consumer<ImageSite> sites) {
        if (!(node instanceof YamlNode.Mapping application)
                || !(application.get("spec") instanceof YamlNode.Mapping spec)) {
            return;
        }
        source(manifest, spec.get("source"), sites);
        if (spec.get("sources") instanceof YamlNode.Sequence sources) {
            sources.items().forEach(source -> source(manifest, source, sites));
        }
    }

    private static void source(Manifest manifest, @CheckForNull YamlNode node, Consumer<ImageSite> sites) {
        if (!(node instanceof YamlNode.Mapping source)) {
            return;
        }
        if (source.get("kustomize") instanceof YamlNode.Mapping kustomize
                && kustomize.get("images") instanceof YamlNode.Sequence images) {
            for (YamlNode image : images.items()) {
                if (image instanceof YamlNode.Scalar scalar && !scalar.absent()) {
                    String text = scalar.value().strip();
                    sites.accept(new WholeImage(manifest, scalar, text.substring(0, text.indexOf('=') + 1)));
                }
            }
        }
        if (source.get("helm") instanceof YamlNode.Mapping helm) {
            HelmValues.find(manifest, helm.get("valuesObject"), sites);
            manifest.embedded(helm.get("values"), (inner, values) -> HelmValues.find(inner, values, sites));
            parameters(manifest, helm.get("parameters"), sites);
        }
    }

    /** Parameters such as {@code image.repository} and {@code image.tag} belong together by what is before the last dot. */
    private static void parameters(Manifest manifest, @CheckForNull YamlNode node, Consumer<ImageSite> sites) {
        if (!(node instanceof YamlNode.Sequence parameters)) {
            return;
        }
        Map<String, Map<String, YamlNode.Scalar>> groups = new LinkedHashMap<>();
        for (YamlNode item : parameters.items()) {
            if (item instanceof YamlNode.Mapping parameter
                    && parameter.get("value") instanceof YamlNode.Scalar value
                    && !value.value().isBlank()) {
                String name = parameter.text("name");
                int dot = name.lastIndexOf('.');
                String last = name.substring(dot + 1);
                if (last.toLowerCase(Locale.ROOT).endsWith("image")) {
                    sites.accept(new WholeImage(manifest, value));
                } else {
                    groups.computeIfAbsent(name.substring(0, Math.max(dot, 0)), k -> new LinkedHashMap<>())
                            .put(last, value);
                }
            }
        }
        for (Map<String, YamlNode.Scalar> group : groups.values()) {
            YamlNode.Scalar repository = group.get("repository");
            if (repository != null && (group.containsKey("tag") || group.containsKey("digest"))) {
                sites.accept(new SplitImage(
                        manifest,
                        new SplitImage.Parts(
                                group.get("registry"), repository, group.get("tag"), group.get("digest"))));
            }
        }
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Offers an entry of {@code images} where a manifest leaves an image's tag to its kustomization, and that has none for it.
 * Nothing is added by itself: whether the entry belongs there or in an overlay is the author's to say.
 */
final class KustomizeOffers {

    private record Bare(String path, int line, PolicyImage pick) {}

    private final Map<String, Bare> bare = new LinkedHashMap<>();
    private final Set<String> entries = new HashSet<>();

    /** Takes note of a place that was found. */
    void note(@NonNull ImageSite site, @CheckForNull PolicyImage pick) {
        ImageName name = site.name();
        if (site.overrides() != null) {
            entries.add(site.overrides().canonical());
        } else if (name != null && pick != null && site.tag() == null && site.digest() == null) {
            Page page = site.page();
            bare.putIfAbsent(name.canonical(), new Bare(page.path(), page.line(site.offset()), pick));
        }
    }

    /** Offers what is missing, at the nearest kustomization above each place. */
    void warn(@NonNull List<String> files, @NonNull Consumer<ManifestWarning> warnings) {
        bare.keySet().removeAll(entries);
        if (bare.isEmpty()) {
            return;
        }
        Map<String, String> kustomizations = new LinkedHashMap<>();
        for (String file : files) {
            int slash = file.lastIndexOf('/') + 1;
            if (KustomizeImages.FILES.contains(file.substring(slash))) {
                kustomizations.putIfAbsent(file.substring(0, slash), file);
            }
        }
        for (Bare place : bare.values()) {
            String directory = place.path();
            String kustomization = null;
            while (kustomization == null && !directory.isEmpty()) {
                directory = directory.substring(0, directory.lastIndexOf('/', directory.length() - 2) + 1);
                kustomization = kustomizations.get(directory);
            }
            if (kustomization != null) {
                String name = place.pick().image().name();
                String digest = place.pick().image().digest();
                warnings.accept(new ManifestWarning(
                        kustomization,
                        0,
                        "The image " + name + " has no tag in " + place.path() + ":" + place.line()
                                + ", and no entry of images sets one; to have it kept up to date, add here: {name: " + name
                                + ", newTag: " + Quoting.plain(place.pick().image().tag(), true)
                                + (digest == null ? "" : ", digest: " + Quoting.plain(digest, true)) + "}."));
            }
        }
    }
}

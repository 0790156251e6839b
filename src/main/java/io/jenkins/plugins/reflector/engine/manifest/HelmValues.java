package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The images in values of a Helm chart, whose keys every chart chooses for itself, and in custom resources, whose
 * authors do the same: a text under a key that ends with {@code image}, or {@code repository} with {@code tag},
 * {@code registry} and {@code digest} beside it, or the {@code reference} of an image volume. Whether it really is the
 * image that a policy picked is decided by its name, so a look at a key too many does no harm.
 */
final class HelmValues {
    private static final List<String> TAGS = List.of("tag", "imageTag", "image_tag");

    /** Where labels and annotations stand, whose keys mean nothing to us. */
    private static final String LABELS = "metadata";

    private HelmValues() {}

    /** Tells each image at or below a node, in order. */
    static void find(@NonNull Manifest manifest, @CheckForNull YamlNode node, @NonNull Consumer<ImageSite> sites) {
        find(manifest, "", node, sites);
    }

    private static void find(Manifest manifest, String key, YamlNode node, Consumer<ImageSite> sites) {
        if (node instanceof YamlNode.Sequence sequence) {
            for (YamlNode item : sequence.items()) {
                if (item instanceof YamlNode.Scalar scalar && isImages(key)) {
                    whole(manifest, scalar, sites);
                } else {
                    find(manifest, "", item, sites);
                }
            }
        } else if (node instanceof YamlNode.Mapping mapping) {
            mapping(manifest, key, mapping, sites);
        }
    }

    private static void mapping(
            Manifest manifest, String key, YamlNode.Mapping mapping, Consumer<ImageSite> sites) {
        YamlNode.Scalar repository = repository(key, mapping);
        if (repository != null) {
            sites.accept(new SplitImage(
                    manifest,
                    new SplitImage.Parts(
                            scalar(mapping, "registry"), repository, tag(mapping), scalar(mapping, "digest"))));
        }
        YamlNode.Scalar volume = isImage(key) ? scalar(mapping, "reference") : null;
        if (volume != null) {
            whole(manifest, volume, sites);
        }
        for (YamlNode.Entry entry : mapping.entries()) {
            String name = entry.key() instanceof YamlNode.Scalar scalar ? scalar.value() : "";
            if (name.equals(LABELS)) {
                continue;
            }
            if (!(entry.value() instanceof YamlNode.Scalar value)) {
                find(manifest, name, entry.value(), sites);
            } else if (isImage(name) && value != repository) {
                whole(manifest, value, sites);
            }
        }
    }

    /** The scalar that names an image whose tag or digest is written beside it; null if there is none. */
    @CheckForNull
    private static YamlNode.Scalar repository(String key, YamlNode.Mapping mapping) {
        boolean besides = tag(mapping) != null || scalar(mapping, "digest") != null;
        if (!besides) {
            return null;
        }
        for (String name : List.of("repository", "repo", "image")) {
            YamlNode.Scalar found = scalar(mapping, name);
            if (found != null && isBare(found.value())) {
                return found;
            }
        }
        YamlNode.Scalar named = scalar(mapping, "name");
        return isImage(key) && named != null && isBare(named.value()) ? named : null;
    }

    private static boolean isBare(String text) {
        // A repository may also be Git's, or Helm's, and then has a scheme.
        return !text.isBlank()
                && !text.contains("://")
                && ImageReference.parse(text.strip())
                        .map(reference -> reference.tag() == null && reference.digest() == null)
                        .orElse(true);
    }

    @CheckForNull
    private static YamlNode.Scalar tag(YamlNode.Mapping mapping) {
        for (String name : TAGS) {
            YamlNode.Scalar found = scalar(mapping, name);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static void whole(Manifest manifest, YamlNode.Scalar scalar, Consumer<ImageSite> sites) {
        if (!scalar.value().isBlank()) {
            sites.accept(new WholeImage(manifest, scalar));
        }
    }

    private static boolean isImage(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith("image");
    }

    private static boolean isImages(String key) {
        return key.toLowerCase(Locale.ROOT).endsWith("images");
    }

    @CheckForNull
    private static YamlNode.Scalar scalar(YamlNode.Mapping mapping, String key) {
        return mapping.get(key) instanceof YamlNode.Scalar scalar ? scalar : null;
    }
}

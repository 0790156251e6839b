package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import java.util.Set;
import java.util.function.Consumer;

/** The entries of {@code images} in a kustomization, and in Flux's Kustomization (product.md, "kustomize digest"). */
final class KustomizeImages implements ImagePlaces {
    /** How kustomize wants its files to be called. */
    static final Set<String> FILES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> KINDS = Set.of("Kustomization", "Component");
    private static final String GROUP = "kustomize.config.k8s.io/";
    private static final String FLUX_GROUP = "kustomize.toolkit.fluxcd.io/";
    private static final String TAG = "newTag";
    private static final String DIGEST = "digest";

    /** A file of kustomize's own name need not say what it is; whatever it does say must fit. */
    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String apiVersion = root.text("apiVersion");
        String kind = root.text("kind");
        if (apiVersion.startsWith(FLUX_GROUP)) {
            return kind.equals("Kustomization");
        }
        boolean named = FILES.contains(path.substring(path.lastIndexOf('/') + 1));
        return (apiVersion.startsWith(GROUP) || named && apiVersion.isEmpty())
                && (KINDS.contains(kind) || named && kind.isEmpty());
    }

    @Override
    public void find(@NonNull Manifest manifest, @NonNull YamlNode.Mapping root, @NonNull Consumer<ImageSite> sites) {
        boolean flux = root.text("apiVersion").startsWith(FLUX_GROUP);
        YamlNode images = !flux
                ? root.get("images")
                : root.get("spec") instanceof YamlNode.Mapping spec ? spec.get("images") : null;
        entries(manifest, images, sites);
    }

    /** The entries of a list of kustomize's images, wherever it stands. */
    static void entries(
            @NonNull Manifest manifest, @CheckForNull YamlNode images, @NonNull Consumer<ImageSite> sites) {
        if (images instanceof YamlNode.Sequence list) {
            for (YamlNode image : list.items()) {
                if (image instanceof YamlNode.Mapping entry) {
                    String key = entry.text("newName").isEmpty() ? "name" : "newName";
                    if (entry.get(key) instanceof YamlNode.Scalar name && !name.absent()) {
                        sites.accept(new Entry(manifest, entry, name));
                    }
                }
            }
        }
    }

    private static boolean isUnreadable(Manifest manifest, @CheckForNull YamlNode value) {
        if (value == null || value instanceof YamlNode.Scalar scalar && !scalar.absent()) {
            return false;
        }
        manifest.warn(value.start(), "This image is left alone, because no text stands here; write it out by hand.");
        return true;
    }

    /** One entry of the list. */
    private record Entry(Manifest manifest, YamlNode.Mapping entry, YamlNode.Scalar nameScalar) implements ImageSite {

        @NonNull
        @Override
        public Page page() {
            return manifest;
        }

        @Override
        public int offset() {
            return nameScalar.start();
        }

        @NonNull
        @Override
        public String written() {
            return manifest.planned(nameScalar);
        }

        @CheckForNull
        @Override
        public ImageName name() {
            return ImageName.tryParse(written()).orElse(null);
        }

        @CheckForNull
        @Override
        public ImageName overrides() {
            return ImageName.tryParse(entry.text("name")).orElse(null);
        }

        @CheckForNull
        @Override
        public String tag() {
            return textOf(TAG);
        }

        @CheckForNull
        @Override
        public String digest() {
            return textOf(DIGEST);
        }

        @CheckForNull
        private String textOf(String key) {
            String text = entry.text(key).strip();
            return text.isEmpty() ? null : text;
        }

        @Override
        public void set(@NonNull PolicyImage pick) {
            if (isUnreadable(manifest, entry.get(TAG)) || isUnreadable(manifest, entry.get(DIGEST))) {
                return;
            }
            YamlNode.Scalar tag = (YamlNode.Scalar) entry.get(TAG);
            YamlNode.Scalar digest = (YamlNode.Scalar) entry.get(DIGEST);
            String newDigest = pick.image().digest();
            if (newDigest == null && digest() != null && !manifest.isClaimed(digest)) {
                // kustomize would go on using the digest, whatever the tag says.
                manifest.warnOfMissingDigest(digest.start(), written(), pick.policy());
                return;
            }
            if (tag != null) {
                set(tag, pick.image().tag(), pick);
            } else if (digest() == null) {
                insertBehind(nameScalar, TAG, pick.image().tag(), pick);
            }
            if (newDigest == null) {
                return;
            }
            if (digest != null) {
                set(digest, newDigest, pick);
            } else if (tag == null || !manifest.isClaimed(tag)) {
                insertBehind(tag == null ? nameScalar : tag, DIGEST, newDigest, pick);
            }
        }

        private void set(YamlNode.Scalar scalar, String value, PolicyImage pick) {
            if (!manifest.isClaimed(scalar)) {
                manifest.set(scalar, value, pick.policy().marker(), pick);
            }
        }

        private void insertBehind(YamlNode.Scalar sibling, String key, String value, PolicyImage pick) {
            String setter = pick.policy().marker();
            if (entry.flow()) {
                boolean quoted = entry.entries().get(0).key() instanceof YamlNode.Scalar first
                        && first.style() == YamlNode.Style.DOUBLE_QUOTED;
                String text = quoted
                        ? ", " + Quoting.doubleQuoted(key) + ": " + Quoting.doubleQuoted(value)
                        : ", " + key + ": " + Quoting.plain(value, true);
                manifest.insert(sibling, sibling.end(), text, key, value, setter, pick);
                return;
            }
            int at = manifest.source().lastLineEnd(sibling.content(), sibling.end());
            String text = lineBreak(at) + indentation() + key + ": " + Quoting.plain(value, false);
            manifest.insert(sibling, at, text, key, value, setter, pick);
        }

        private String lineBreak(int at) {
            SourceText source = manifest.source();
            String here = source.breakAt(at);
            int start = source.lineStart(at);
            if (!here.isEmpty() || start == 0) {
                return here.isEmpty() ? "\n" : here;
            }
            boolean windows = start > 1 && source.breakAt(start - 2).length() == 2;
            return source.breakAt(windows ? start - 2 : start - 1);
        }

        /** What stands before a key that starts its line; if none does, as many blanks as stand before the first. */
        private String indentation() {
            for (YamlNode.Entry each : entry.entries()) {
                String before = textBefore(each.key());
                if (before.isBlank()) {
                    return before;
                }
            }
            return textBefore(entry.entries().get(0).key()).replaceAll("[^\\t]", " ");
        }

        private String textBefore(YamlNode key) {
            int line = manifest.source().lineStart(key.start());
            return manifest.source().text().substring(line, key.start());
        }
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Set;

/** The entries of a kustomization's {@code images} (product.md, "kustomize digest"). */
final class KustomizeImages implements ImagePlaces {
    private static final Set<String> FILES = Set.of("kustomization.yaml", "kustomization.yml", "Kustomization");
    private static final Set<String> KINDS = Set.of("Kustomization", "Component");
    private static final String GROUP = "kustomize.config.k8s.io/";
    private static final String TAG = "newTag";
    private static final String DIGEST = "digest";

    /** A file of kustomize's own name need not say what it is; whatever it does say must fit. */
    @Override
    public boolean covers(@NonNull String path, @NonNull YamlNode.Mapping root) {
        String apiVersion = root.text("apiVersion");
        String kind = root.text("kind");
        boolean named = FILES.contains(path.substring(path.lastIndexOf('/') + 1));
        return (apiVersion.startsWith(GROUP) || named && apiVersion.isEmpty())
                && (KINDS.contains(kind) || named && kind.isEmpty());
    }

    @Override
    public void plan(@NonNull Manifest manifest, @NonNull NamedPicks picks) {
        if (manifest.root().get("images") instanceof YamlNode.Sequence images) {
            for (YamlNode image : images.items()) {
                if (image instanceof YamlNode.Mapping entry) {
                    plan(manifest, entry, picks);
                }
            }
        }
    }

    private static void plan(Manifest manifest, YamlNode.Mapping entry, NamedPicks picks) {
        String key = entry.text("newName").isEmpty() ? "name" : "newName";
        if (!(entry.get(key) instanceof YamlNode.Scalar name) || name.absent()) {
            return;
        }
        PolicyImage pick = picks.find(manifest, name.start(), name.value());
        if (pick == null) {
            return;
        }
        YamlNode tag = entry.get(TAG);
        YamlNode digest = entry.get(DIGEST);
        if (isUnreadable(manifest, tag) || isUnreadable(manifest, digest)) {
            return;
        }
        new Entry(manifest, entry, pick, name, (YamlNode.Scalar) tag, (YamlNode.Scalar) digest).plan();
    }

    private static boolean isUnreadable(Manifest manifest, @CheckForNull YamlNode value) {
        if (value == null || value instanceof YamlNode.Scalar scalar && !scalar.absent()) {
            return false;
        }
        manifest.warn(value.start(), "This image is left alone, because no text stands here; write it out by hand.");
        return true;
    }

    /** One entry of the list and the pick for it. */
    private record Entry(
            Manifest manifest,
            YamlNode.Mapping entry,
            PolicyImage pick,
            YamlNode.Scalar name,
            @CheckForNull YamlNode.Scalar tag,
            @CheckForNull YamlNode.Scalar digest) {

        void plan() {
            String newDigest = pick.image().digest();
            if (newDigest == null && digest != null && !manifest.isClaimed(digest)) {
                // kustomize would go on using the digest, whatever the tag says.
                manifest.warn(
                        digest.start(),
                        "The image " + name.value() + " is pinned to a digest, but policy " + pick.policy()
                                + " reflects none, so it is left alone; set the policy's digestReflectionPolicy"
                                + " or remove the digest.");
                return;
            }
            if (tag != null) {
                set(tag, pick.image().tag());
            } else if (digest == null) {
                insertBehind(name, TAG, pick.image().tag());
            }
            if (newDigest == null) {
                return;
            }
            if (digest != null) {
                set(digest, newDigest);
            } else if (tag == null || !manifest.isClaimed(tag)) {
                insertBehind(tag == null ? name : tag, DIGEST, newDigest);
            }
        }

        private void set(YamlNode.Scalar scalar, String value) {
            if (!manifest.isClaimed(scalar)) {
                manifest.set(scalar, value, pick.policy().marker(), pick.policy());
            }
        }

        private void insertBehind(YamlNode.Scalar sibling, String key, String value) {
            String setter = pick.policy().marker();
            if (entry.flow()) {
                boolean quoted = entry.entries().get(0).key() instanceof YamlNode.Scalar first
                        && first.style() == YamlNode.Style.DOUBLE_QUOTED;
                String text = quoted
                        ? ", " + Quoting.doubleQuoted(key) + ": " + Quoting.doubleQuoted(value)
                        : ", " + key + ": " + Quoting.plain(value, true);
                manifest.insert(sibling, sibling.end(), text, key, value, setter, pick.policy());
                return;
            }
            int at = endOfLine(sibling);
            String text = lineBreak(at) + indentation() + key + ": " + Quoting.plain(value, false);
            manifest.insert(sibling, at, text, key, value, setter, pick.policy());
        }

        /** The end of the last line of a value; a block's own end is the start of what follows it. */
        private int endOfLine(YamlNode.Scalar scalar) {
            String text = manifest.source().text();
            int last = scalar.end();
            while (last > scalar.content() && Character.isWhitespace(text.charAt(last - 1))) {
                last--;
            }
            return manifest.source().lineEnd(last);
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

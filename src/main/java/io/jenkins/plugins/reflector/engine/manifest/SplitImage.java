package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;

/**
 * An image whose parts are scalars of their own, as Helm charts like it: {@code registry}, {@code repository},
 * {@code tag}, {@code digest}. An empty tag is the chart's own version and stays empty.
 */
final class SplitImage implements ImageSite {

    /**
     * The scalars; those that are null are not there.
     *
     * @param registry in front of the repository
     * @param repository the only one that must be there
     * @param tag may hold {@code tag@digest}
     * @param digest only the digest
     */
    record Parts(
            @CheckForNull YamlNode.Scalar registry,
            @NonNull YamlNode.Scalar repository,
            @CheckForNull YamlNode.Scalar tag,
            @CheckForNull YamlNode.Scalar digest) {}

    private final Manifest manifest;
    private final Parts parts;
    private final String written;

    SplitImage(@NonNull Manifest manifest, @NonNull Parts parts) {
        this.manifest = manifest;
        this.parts = parts;
        String registry = textOf(parts.registry());
        String repository = manifest.planned(parts.repository()).strip();
        this.written = registry == null ? repository : registry + "/" + repository;
    }

    @NonNull
    @Override
    public Page page() {
        return manifest;
    }

    @Override
    public int offset() {
        return parts.repository().start();
    }

    @NonNull
    @Override
    public String written() {
        return written;
    }

    @CheckForNull
    @Override
    public ImageName name() {
        return ImageName.tryParse(written).orElse(null);
    }

    @CheckForNull
    @Override
    public String tag() {
        String text = textOf(parts.tag());
        int at = text == null ? -1 : text.indexOf('@');
        return at < 0 ? text : at == 0 ? null : text.substring(0, at);
    }

    @CheckForNull
    @Override
    public String digest() {
        String text = textOf(parts.tag());
        int at = text == null ? -1 : text.indexOf('@');
        return at < 0 ? textOf(parts.digest()) : text.substring(at + 1);
    }

    @Override
    public void set(@NonNull PolicyImage pick) {
        String newDigest = pick.image().digest();
        if (digest() != null && newDigest == null) {
            boolean claimed = parts.digest() != null && manifest.isClaimed(parts.digest());
            if (!claimed) {
                manifest.warnOfMissingDigest(offset(), written, pick.policy());
                return;
            }
        }
        String oldTag = textOf(parts.tag());
        if (oldTag == null && digest() == null) {
            return;
        }
        boolean inTag = oldTag != null && oldTag.indexOf('@') >= 0;
        if (oldTag != null && parts.tag() != null) {
            set(parts.tag(), pick.image().tag() + (inTag ? "@" + newDigest : ""), pick);
        }
        if (newDigest == null || inTag) {
            return;
        }
        if (parts.digest() != null && !parts.digest().absent()) {
            set(parts.digest(), newDigest, pick);
        } else {
            manifest.warn(
                    offset(),
                    "Policy " + pick.policy() + " reflects a digest, but no text for it stands beside the tag, so only"
                            + " the tag is written; add digest: \"\" if the chart reads it.");
        }
    }

    private void set(YamlNode.Scalar scalar, String value, PolicyImage pick) {
        if (!manifest.isClaimed(scalar)) {
            manifest.set(scalar, value, pick.policy().marker(), pick);
        }
    }

    @CheckForNull
    private static String textOf(@CheckForNull YamlNode.Scalar scalar) {
        return scalar == null || scalar.isNull() || scalar.value().isBlank() ? null : scalar.value().strip();
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;

/** An image that is one scalar: {@code name:tag}, {@code name@digest}, or both. */
final class WholeImage implements ImageSite {
    private final Manifest manifest;
    private final YamlNode.Scalar scalar;
    /** What stands in front of the reference and stays, as {@code name=} of Argo CD's kustomize images. */
    private final String prefix;

    /** Whether it is set although the scalar is claimed, by who claimed it. */
    private final boolean own;

    private final String written;

    @CheckForNull
    private final ImageReference reference;

    WholeImage(@NonNull Manifest manifest, @NonNull YamlNode.Scalar scalar) {
        this(manifest, scalar, "", false);
    }

    WholeImage(@NonNull Manifest manifest, @NonNull YamlNode.Scalar scalar, @NonNull String prefix) {
        this(manifest, scalar, prefix, false);
    }

    WholeImage(@NonNull Manifest manifest, @NonNull YamlNode.Scalar scalar, @NonNull String prefix, boolean own) {
        this.own = own;
        this.manifest = manifest;
        this.scalar = scalar;
        this.prefix = prefix;
        this.written = scalar.value().strip().substring(prefix.length());
        this.reference = ImageReference.parse(written).orElse(null);
    }

    @NonNull
    @Override
    public Page page() {
        return manifest;
    }

    @Override
    public int offset() {
        return scalar.start();
    }

    @NonNull
    @Override
    public String written() {
        return written;
    }

    @CheckForNull
    @Override
    public ImageName name() {
        return reference == null ? null : reference.name();
    }

    @CheckForNull
    @Override
    public String tag() {
        return reference == null ? null : reference.tag();
    }

    @CheckForNull
    @Override
    public String digest() {
        return reference == null ? null : reference.digest();
    }

    @Override
    public void set(@NonNull PolicyImage pick) {
        if (reference == null || !own && manifest.isClaimed(scalar)) {
            return;
        }
        String value = ImageSite.reference(this, reference.name().text(), pick);
        if (value != null) {
            manifest.set(scalar, prefix + value, pick.policy().marker(), pick);
        }
    }
}

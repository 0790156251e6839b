package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.ImageReference;

/** An image that is written out in a file that is no YAML, without escapes. */
final class TextImage implements ImageSite {
    private final TextPage page;
    private final int start;
    private final String written;

    @CheckForNull
    private final ImageReference reference;

    TextImage(@NonNull TextPage page, int start, int end) {
        this.page = page;
        this.start = start;
        this.written = page.text().substring(start, end);
        this.reference = ImageReference.parse(written).orElse(null);
    }

    @NonNull
    @Override
    public Page page() {
        return page;
    }

    @Override
    public int offset() {
        return start;
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
        if (reference == null) {
            return;
        }
        String value = ImageSite.reference(this, reference.name().text(), pick);
        if (value != null) {
            page.replace(start, start + written.length(), value, pick.policy().marker(), pick);
        }
    }
}

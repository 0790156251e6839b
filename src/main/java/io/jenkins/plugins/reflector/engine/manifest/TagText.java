package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;

/** A tag that stands by itself in a file that is no YAML, such as the default of a Dockerfile's {@code ARG}. */
final class TagText implements ImageSite {
    private final TextPage page;
    private final int start;
    private final String name;
    private final String tag;

    TagText(@NonNull TextPage page, int start, int end, @NonNull String name) {
        this.page = page;
        this.start = start;
        this.name = name;
        this.tag = page.text().substring(start, end);
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
        return name;
    }

    @CheckForNull
    @Override
    public ImageName name() {
        return ImageName.tryParse(name).orElse(null);
    }

    @NonNull
    @Override
    public String tag() {
        return tag;
    }

    @CheckForNull
    @Override
    public String digest() {
        return null;
    }

    @Override
    public void set(@NonNull PolicyImage pick) {
        page.replace(start, start + tag.length(), pick.image().tag(), pick.policy().marker(), pick);
    }
}

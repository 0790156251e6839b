package io.jenkins.plugins.reflector.step;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.io.Serializable;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** What {@code reflectorResolve} found, for Pipeline scripts; its text is the whole image. */
public final class ResolvedImage implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final String tag;
    private final String digest;
    private final String previous;

    ResolvedImage(@NonNull LatestRef pick, @CheckForNull LatestRef previous) {
        this.name = pick.name();
        this.tag = pick.tag();
        this.digest = pick.digest();
        this.previous = previous == null ? null : previous.toString();
    }

    /** The whole image, such as {@code nginx:1.23.1}, with its digest if one is looked up. */
    @Whitelisted
    public String getImage() {
        return new LatestRef(name, tag, digest).toString();
    }

    /** The repository as the user wrote it. */
    @Whitelisted
    public String getName() {
        return name;
    }

    /** The tag. */
    @Whitelisted
    public String getTag() {
        return tag;
    }

    /** Such as {@code sha256:…}; null if none is looked up. */
    @CheckForNull
    @Whitelisted
    public String getDigest() {
        return digest;
    }

    /** The whole image that an earlier build of this job got; null if there was none. */
    @CheckForNull
    @Whitelisted
    public String getPrevious() {
        return previous;
    }

    /** The whole image. */
    @Whitelisted
    @Override
    public String toString() {
        return getImage();
    }
}

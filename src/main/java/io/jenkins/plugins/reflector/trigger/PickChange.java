package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.io.Serializable;

/** A policy that picks another image than a job last saw; stored with the builds it started. */
public final class PickChange implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final String imageName;
    private final String tag;
    private final String digest;
    private final String previousImage;
    private final String previousTag;

    public PickChange(@NonNull String policy, @CheckForNull LatestRef previous, @NonNull LatestRef latest) {
        this.policy = policy;
        this.imageName = latest.name();
        this.tag = latest.tag();
        this.digest = latest.digest();
        this.previousImage = previous == null ? null : previous.toString();
        this.previousTag = previous == null ? null : previous.tag();
    }

    private PickChange(PickChange latest, PickChange earlier) {
        this.policy = latest.policy;
        this.imageName = latest.imageName;
        this.tag = latest.tag;
        this.digest = latest.digest;
        this.previousImage = earlier.previousImage;
        this.previousTag = earlier.previousTag;
    }

    /** This change and an earlier one of the same image as one step. */
    @NonNull
    PickChange since(@NonNull PickChange earlier) {
        return new PickChange(this, earlier);
    }

    /** The same for changes of the same image by the same policy. */
    @NonNull
    String subject() {
        return policy + " " + imageName;
    }

    /** {@code namespace/name}. */
    public String getPolicy() {
        return policy;
    }

    /** The repository as the user wrote it. */
    public String getImageName() {
        return imageName;
    }

    /** The tag that is picked now. */
    public String getTag() {
        return tag;
    }

    /** Its digest; null if none is reflected. */
    public String getDigest() {
        return digest;
    }

    /** The whole image that is picked now. */
    public String getImage() {
        return new LatestRef(imageName, tag, digest).toString();
    }

    /** The whole image that was picked before; null if there was none. */
    public String getPreviousImage() {
        return previousImage;
    }

    /** The tag that was picked before; null if there was none. */
    public String getPreviousTag() {
        return previousTag;
    }

    /** {@code nginx:1.23.0 → nginx:1.23.1}. */
    @Override
    public String toString() {
        return previousImage == null ? getImage() : previousImage + " \u2192 " + getImage();
    }
}

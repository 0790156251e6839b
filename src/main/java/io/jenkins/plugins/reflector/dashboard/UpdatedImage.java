package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** An image within an update. */
@ExportedBean(defaultVisibility = 2)
public final class UpdatedImage {

    private final String policy;
    private final String image;
    private final String from;
    private final String to;
    private final String digest;

    UpdatedImage(
            @NonNull String policy,
            @NonNull String image,
            @CheckForNull String from,
            @NonNull String to,
            @CheckForNull String digest) {
        this.policy = policy;
        this.image = image;
        this.from = from;
        this.to = to;
        this.digest = digest;
    }

    /** {@code namespace/name} of the policy. */
    @NonNull
    @Exported
    public String getPolicy() {
        return policy;
    }

    /** Its name. */
    @NonNull
    @Exported
    public String getImage() {
        return image;
    }

    /** The tag before; null if none is known. */
    @CheckForNull
    @Exported
    public String getFrom() {
        return from;
    }

    /** The tag now. */
    @NonNull
    @Exported
    public String getTo() {
        return to;
    }

    /** The digest now; null if none is reflected. */
    @CheckForNull
    @Exported
    public String getDigest() {
        return digest;
    }
}

package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageReference;
import io.jenkins.plugins.reflector.engine.manifest.Change;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jenkinsci.plugins.scriptsecurity.sandbox.whitelists.Whitelisted;

/** An image that changed in files, for Pipeline scripts. */
public final class ImageChange implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String policy;
    private final String image;
    private final String oldTag;
    private final String newTag;
    private final String digest;
    private final String reason;
    private final boolean ofConfiguration;
    private final ArrayList<String> places = new ArrayList<>();

    private ImageChange(String oldTag, PolicyImage pick, List<FileChange> files) {
        this.policy = pick.policy().toString();
        this.image = pick.image().name();
        this.oldTag = oldTag;
        this.newTag = pick.image().tag();
        this.digest = pick.image().digest();
        this.reason = null;
        this.ofConfiguration = false;
        for (FileChange file : files) {
            file.changes().stream()
                    .filter(change -> change.policy().equals(pick.policy()))
                    .map(change -> file.path() + ":" + change.line())
                    .filter(place -> !places.contains(place))
                    .forEach(places::add);
        }
    }

    private ImageChange(ImageChange same, String reason, boolean ofConfiguration) {
        this.policy = same.policy;
        this.image = same.image;
        this.oldTag = same.oldTag;
        this.newTag = same.newTag;
        this.digest = same.digest;
        this.reason = reason;
        this.ofConfiguration = ofConfiguration;
        this.places.addAll(same.places);
    }

    /** The same with the reason, if it is among these. */
    @NonNull
    ImageChange because(@NonNull Map<PolicyImage, String> reasons) {
        for (Map.Entry<PolicyImage, String> each : reasons.entrySet()) {
            PolicyImage pick = each.getKey();
            if (pick.policy().toString().equals(policy)
                    && pick.image().name().equals(image)
                    && pick.image().tag().equals(newTag)) {
                return new ImageChange(this, each.getValue(), ofConfiguration);
            }
        }
        return this;
    }

    /** The same, known to be of a policy of the configuration or not. */
    @NonNull
    ImageChange ofConfiguration(boolean configured) {
        return new ImageChange(this, reason, configured);
    }

    /** Whether the policy is one of the configuration; false for the step's own, and for what an older version kept. */
    boolean ofConfiguration() {
        return ofConfiguration;
    }

    /** Those of the picks that changed something, in their order. */
    @NonNull
    static List<ImageChange> of(@NonNull List<FileChange> files, @NonNull List<PolicyImage> picks) {
        List<ImageChange> images = new ArrayList<>();
        for (PolicyImage pick : picks) {
            List<Change> changes = files.stream()
                    .flatMap(file -> file.changes().stream())
                    .filter(change -> change.policy().equals(pick.policy()))
                    .toList();
            if (!changes.isEmpty()) {
                String oldTag = changes.stream()
                        .map(change -> tagBefore(change, pick))
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null);
                images.add(new ImageChange(oldTag, pick, files));
            }
        }
        return images;
    }

    /** A changed value is a whole reference, or a tag, name or digest alone: the new value tells which. */
    private static String tagBefore(Change change, PolicyImage pick) {
        if (change.oldValue().isEmpty()) {
            return null;
        }
        if (change.newValue().equals(pick.image().tag())) {
            return change.oldValue();
        }
        if (change.newValue().equals(pick.image().name()) || change.newValue().equals(pick.image().digest())) {
            return null;
        }
        return ImageReference.parse(change.oldValue()).map(ImageReference::tag).orElse(null);
    }

    /** {@code namespace/name} of the policy. */
    @Whitelisted
    public String getPolicy() {
        return policy;
    }

    /** The repository as the user wrote it. */
    @Whitelisted
    public String getImage() {
        return image;
    }

    /** The tag that the files named before; null if they named none, or had it already. */
    @CheckForNull
    @Whitelisted
    public String getOldTag() {
        return oldTag;
    }

    /** The tag that they name now. */
    @Whitelisted
    public String getNewTag() {
        return newTag;
    }

    /** The digest that they name now; null for none. */
    @CheckForNull
    @Whitelisted
    public String getDigest() {
        return digest;
    }

    /** Why this tag, such as {@code newest version in 1.x, of 12 tags}; null where an older version kept it, which knew none. */
    @CheckForNull
    @Whitelisted
    public String getReason() {
        return reason;
    }

    /** Where it changed, each as {@code path:line}. */
    @Whitelisted
    public List<String> getPlaces() {
        return places;
    }

    /** {@code nginx 1.23.0 -> 1.23.1}. */
    @Whitelisted
    @Override
    public String toString() {
        return image + " " + (oldTag == null ? "" : oldTag + " ") + "-> " + newTag;
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;

/** One place where an image is named, whichever way that is written there. */
interface ImageSite {

    /** What it stands in. */
    @NonNull
    Page page();

    /** Where it stands there. */
    int offset();

    /** The text that names the image, for reports. */
    @NonNull
    String written();

    /** The image of other manifests whose tag this place sets, as an entry of a kustomization does; null if it does not. */
    @CheckForNull
    default ImageName overrides() {
        return null;
    }

    /** Which repository is meant; null if that cannot be told, as of a template. */
    @CheckForNull
    ImageName name();

    /** The tag that stands there; null if none does. */
    @CheckForNull
    String tag();

    /** The digest that stands there; null if none does. */
    @CheckForNull
    String digest();

    /** Plans the pick for this place. The name stays as it is spelt, and a scalar that a marker claims as it is. */
    void set(@NonNull PolicyImage pick);

    /** The new text for a reference that is written as one; null, with a warning, if it must stay. */
    @CheckForNull
    static String reference(@NonNull ImageSite site, @NonNull String name, @NonNull PolicyImage pick) {
        if (site.tag() == null && site.digest() == null) {
            // Whoever names no tag leaves it to something else, such as the kustomization beside it.
            return null;
        }
        String digest = pick.image().digest();
        if (site.digest() != null && digest == null) {
            site.page().warnOfMissingDigest(site.offset(), name, pick.policy());
            return null;
        }
        return name + ":" + pick.image().tag() + (digest == null ? "" : "@" + digest);
    }
}

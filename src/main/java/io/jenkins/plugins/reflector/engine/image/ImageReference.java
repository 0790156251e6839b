package io.jenkins.plugins.reflector.engine.image;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image as it stands in a manifest: {@code name[:tag][@digest]}; what a tag may be is in flux.md 3.5.1.
 *
 * @param name the repository, its {@link ImageName#text} as written there
 * @param tag null if none is written
 * @param digest such as {@code sha256:…}; null if none is written
 */
public record ImageReference(@NonNull ImageName name, @CheckForNull String tag, @CheckForNull String digest) {

    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_.-]{1,128}");
    private static final Pattern DIGEST = Pattern.compile("[A-Za-z][A-Za-z0-9+._-]*:[0-9A-Za-z=_-]+");

    /** Reads a scalar of a manifest; empty if it is no reference, such as a template. */
    @NonNull
    public static Optional<ImageReference> parse(@NonNull String text) {
        String rest = text;
        String digest = null;
        int at = rest.indexOf('@');
        if (at >= 0) {
            digest = rest.substring(at + 1);
            rest = rest.substring(0, at);
            if (!isDigest(digest)) {
                return Optional.empty();
            }
        }
        String tag = null;
        int colon = rest.lastIndexOf(':');
        // A colon before the last slash belongs to the registry's port.
        if (colon > rest.lastIndexOf('/')) {
            tag = rest.substring(colon + 1);
            rest = rest.substring(0, colon);
            if (!isTag(tag)) {
                return Optional.empty();
            }
        }
        String itsTag = tag;
        String itsDigest = digest;
        return ImageName.tryParse(rest).map(name -> new ImageReference(name, itsTag, itsDigest));
    }

    /** Whether a text may be a tag; a variable or template that somebody else fills in is none. */
    public static boolean isTag(@NonNull String text) {
        return TAG.matcher(text).matches();
    }

    /** Whether a text may be a digest, such as {@code sha256:…}. */
    public static boolean isDigest(@NonNull String text) {
        return DIGEST.matcher(text).matches();
    }

    /** Whether both mean one repository, however it is spelled ({@code nginx} is {@code docker.io/library/nginx}). */
    public boolean isOf(@NonNull ImageName repository) {
        return name.registry().equals(repository.registry()) && name.repository().equals(repository.repository());
    }
}

package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * A version in the lenient grammar (flux.md 2.3). The three parts are unsigned 64-bit numbers; build metadata is
 * checked and forgotten, since it counts for nothing.
 *
 * @param major unsigned
 * @param minor unsigned
 * @param patch unsigned
 * @param preRelease without its dash; empty for a release
 */
public record Version(long major, long minor, long patch, @NonNull String preRelease) implements Comparable<Version> {

    /** Longer texts are no versions (Flux's library has it since 3.5). */
    private static final int MAX_LENGTH = 256;

    /** A version of one to three parts; null if the text is none. */
    @CheckForNull
    public static Version parse(@NonNull String text) {
        return text.length() > MAX_LENGTH ? null : VersionReader.read(text);
    }

    /** A tag: a version that also falls into exactly three parts at its dots, or at its first two; null if not. */
    @CheckForNull
    public static Version parseTag(@NonNull String tag) {
        int dot = tag.indexOf('.');
        return dot < 0 || tag.indexOf('.', dot + 1) < 0 ? null : parse(tag);
    }

    /** Whether this comes before its release. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /** As it is usually written: {@code 1.2.3} or {@code 1.2.3-rc.1}; versions that differ have different texts. */
    @NonNull
    public String text() {
        return Long.toUnsignedString(major) + '.' + Long.toUnsignedString(minor) + '.' + Long.toUnsignedString(patch)
                + (isPreRelease() ? '-' + preRelease : "");
    }

    /** The same without the pre-release. */
    @NonNull
    Version release() {
        return new Version(major, minor, patch, "");
    }

    @Override
    public int compareTo(@NonNull Version other) {
        int result = Long.compareUnsigned(major, other.major);
        if (result == 0) {
            result = Long.compareUnsigned(minor, other.minor);
        }
        if (result == 0) {
            result = Long.compareUnsigned(patch, other.patch);
        }
        return result == 0 ? PreReleaseOrder.compare(preRelease, other.preRelease) : result;
    }
}

package io.jenkins.plugins.reflector.engine.policy.semver;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.util.Optional;
import org.semver4j.Semver;

/**
 * How big the step between two versions is, in the terms of plain SemVer 2.0. What is a version is Flux's rule for tags
 * (flux.md 2.3); the library answers which part differs. Ranges are none of its business: it reads many of them in
 * another way than Flux, without saying so.
 */
public final class UpdateLevels {

    private UpdateLevels() {}

    /**
     * The level of the step from one tag, or from the key extracted of it, to another; the same in both directions.
     * Empty if one of them is no version, or if both are the same version, such as {@code 1.0.0} and {@code v1.0.0}.
     */
    @NonNull
    public static Optional<UpdateLevel> between(@NonNull String from, @NonNull String to) {
        Version one = Version.parseTag(from);
        Version other = Version.parseTag(to);
        return one == null || other == null ? Optional.empty() : between(one, other);
    }

    /** The level of the step from one version to another; empty if they are the same. */
    @NonNull
    public static Optional<UpdateLevel> between(@NonNull Version from, @NonNull Version to) {
        Semver one = semver(0, 0, 0, from);
        Semver other = semver(
                differ(from.major(), to.major()),
                differ(from.minor(), to.minor()),
                differ(from.patch(), to.patch()),
                to);
        return switch (one.diff(other)) {
            case MAJOR -> Optional.of(UpdateLevel.MAJOR);
            case MINOR -> Optional.of(UpdateLevel.MINOR);
            case PATCH -> Optional.of(UpdateLevel.PATCH);
            case PRE_RELEASE -> Optional.of(UpdateLevel.PRERELEASE);
            case BUILD, NONE -> Optional.empty();
        };
    }

    /** The library counts in 32 bits and tags in 64 (a time in seconds, say): all it must see is whether parts differ. */
    private static int differ(long one, long other) {
        return one == other ? 0 : 1;
    }

    private static Semver semver(int major, int minor, int patch, Version of) {
        Semver release = Semver.create(major, minor, patch);
        return of.isPreRelease() ? release.withPreRelease(of.preRelease()) : release;
    }
}

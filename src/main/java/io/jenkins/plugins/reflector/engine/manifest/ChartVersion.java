package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.semver.UpdateLevels;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;

/** Raises the version of a chart whose appVersion changes, since a chart repository takes each version but once. */
final class ChartVersion {
    private static final String KEY = "version";

    private ChartVersion() {}

    /**
     * Plans the next version of the document's chart, once however many of its values change.
     *
     * @param from the changed value as it was
     * @param to the changed value as it will be
     * @return true, since the value itself changes in any case
     */
    static boolean bump(
            @NonNull Manifest manifest,
            @NonNull VersionBump bump,
            @NonNull String from,
            @NonNull String to,
            @NonNull PolicyImage pick) {
        if (bump == VersionBump.NONE
                || !(manifest.root() instanceof YamlNode.Mapping root)
                || !(root.get(KEY) instanceof YamlNode.Scalar scalar)
                || manifest.isClaimed(scalar)) {
            return true;
        }
        manifest.claim(scalar);
        String next = next(scalar.value().strip(), level(bump, from, to));
        if (next == null) {
            manifest.warn(
                    scalar.start(),
                    "The version \"" + scalar.value() + "\" cannot be bumped, because it is not of the form 1.2.3; write"
                            + " such a version, or take the bump out of the rule.");
        } else {
            manifest.set(scalar, next, pick.policy().marker(), pick);
        }
        return true;
    }

    private static UpdateLevel level(VersionBump bump, String from, String to) {
        return switch (bump) {
            case MAJOR -> UpdateLevel.MAJOR;
            case MINOR -> UpdateLevel.MINOR;
            case SAME -> UpdateLevels.between(from, to).orElse(UpdateLevel.PATCH);
            default -> UpdateLevel.PATCH;
        };
    }

    /** The version after another; a pre-release is followed by its release. Null if the text is no version. */
    @CheckForNull
    private static String next(String text, UpdateLevel level) {
        Version version = Version.parseTag(text);
        if (version == null) {
            return null;
        }
        Version next =
                switch (level) {
                    case MAJOR -> new Version(version.major() + 1, 0, 0, "");
                    case MINOR -> new Version(version.major(), version.minor() + 1, 0, "");
                    default -> new Version(
                            version.major(),
                            version.minor(),
                            version.isPreRelease() ? version.patch() : version.patch() + 1,
                            "");
                };
        return (text.startsWith("v") ? "v" : "") + next.text();
    }
}

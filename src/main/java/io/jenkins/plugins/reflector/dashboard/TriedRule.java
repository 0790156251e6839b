package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;

/** Another rule in the place of a policy's own, for somebody who wants to know what it would pick; nothing is saved. */
final class TriedRule {

    private TriedRule() {}

    /**
     * The policy with another rule.
     *
     * @param kind one of {@link PolicyChoice#NAMES}; null or blank: its own rule
     * @param value the range of a semver policy, the order of a numerical or alphabetical one, the tag of a digest policy
     * @param pattern which tags are judged; blank: all
     * @param extract what of a tag is judged; blank: all of it
     */
    @NonNull
    static ImagePolicy of(
            @NonNull ImagePolicy policy,
            @CheckForNull String kind,
            @CheckForNull String value,
            @CheckForNull String pattern,
            @CheckForNull String extract) {
        String wanted = Texts.trimToNull(kind);
        if (wanted == null) {
            return policy;
        }
        String filter = Texts.trimToNull(pattern);
        ImagePolicy tried = new ImagePolicy(
                policy.name(),
                policy.labels(),
                policy.repository(),
                policy.repositories(),
                choice(wanted, value == null ? "" : value.trim()),
                filter == null ? null : new TagFilterSpec(filter, Texts.orDefault(extract, "")),
                policy.digestReflection(),
                policy.interval(),
                false,
                policy.options(),
                policy.position());
        return tried;
    }

    private static PolicyChoice choice(String kind, String value) {
        return switch (kind) {
            case "semver" -> new PolicyChoice.SemVer(value);
            case "numerical" -> new PolicyChoice.Numerical(value.isEmpty() ? "asc" : value);
            case "alphabetical" -> new PolicyChoice.Alphabetical(value.isEmpty() ? "asc" : value);
            case "digest" -> new PolicyChoice.DigestOf(value);
            case "newest" -> new PolicyChoice.Newest();
            default -> new PolicyChoice.Unknown(kind);
        };
    }
}

package io.jenkins.plugins.reflector.dashboard;

import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.validation.Texts;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.regex.Replacement;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.Optional;

/** Another rule in the place of a policy's own, for somebody who wants to know what it would pick; nothing is saved. */
final class TriedRule {

    /** Longer than anybody's rule; who tries one need not be trusted with the processor of the controller. */
    private static final int MOST_PATTERN = 500;

    private static final int MOST_EXTRACT = 100;

    /** Groups to extract: each may be a whole tag, and what is extracted is kept of every tag. */
    private static final int MOST_REFERENCES = 6;

    /** Instructions of a compiled pattern: a usual one has a few dozen, and each is a step at each sign of each tag. */
    private static final int MOST_SIZE = 1_000;

    private TriedRule() {}

    /** Why a rule is not even tried; empty if it is. What is wrong with it otherwise is told by the evaluation. */
    @NonNull
    static Optional<String> problem(@NonNull ImagePolicy tried) {
        if (tried.choice() instanceof PolicyChoice.SemVer semver && semver.range().length() > MOST_PATTERN) {
            return Optional.of("A range of more than " + MOST_PATTERN + " characters is not tried here: shorten it.");
        }
        TagFilterSpec filter = tried.filterTags();
        if (filter == null) {
            return Optional.empty();
        }
        if (filter.pattern().length() > MOST_PATTERN || filter.extract().length() > MOST_EXTRACT) {
            return Optional.of("A pattern of more than " + MOST_PATTERN + " characters, or more than " + MOST_EXTRACT
                    + " to extract, is not tried here: shorten it.");
        }
        try {
            Pattern pattern = Re2.compile(filter.pattern());
            if (pattern.programSize() > MOST_SIZE) {
                return Optional.of("This pattern repeats so much that it is not tried here: write fewer or smaller repeats.");
            }
            return Replacement.compile(filter.extract(), pattern).references() > MOST_REFERENCES
                    ? Optional.of("What is extracted names more than " + MOST_REFERENCES + " groups, which is not tried here: name fewer.")
                    : Optional.empty();
        } catch (InvalidRegexException e) {
            return Optional.empty();
        }
    }

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

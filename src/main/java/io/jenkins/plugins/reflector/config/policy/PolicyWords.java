package io.jenkins.plugins.reflector.config.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rule of a policy in words, as short as can be. */
public final class PolicyWords {

    private PolicyWords() {}

    /** Such as {@code newest version in 1.x; at least 72h old}; options that say nothing are left out. */
    @NonNull
    public static String of(@NonNull ImagePolicy policy) {
        List<String> words = new ArrayList<>();
        words.add(choice(policy.choice()));
        if (policy.filterTags() != null && !policy.filterTags().pattern().isEmpty()) {
            words.add("tags like " + policy.filterTags().pattern());
        }
        PolicyOptions options = policy.options();
        if (options.pin() != null) {
            words.add("pinned to " + options.pin().tag());
        }
        if (options.allow() != null) {
            words.add("steps up to " + options.allow().text());
        }
        if (options.minimumAge() != null && !options.minimumAge().isZero()) {
            words.add("at least " + duration(options.minimumAge()) + " old");
        }
        if (!options.ignoreTags().isEmpty()) {
            words.add("not " + String.join(", ", options.ignoreTags()));
        }
        if (!options.platforms().isEmpty()) {
            words.add("for " + String.join(", ", options.platforms()));
        }
        if (!options.group().isEmpty()) {
            words.add("together with the group " + options.group());
        }
        if (policy.effectiveDigestReflection() != DigestReflection.NEVER) {
            words.add("with digest");
        }
        return String.join("; ", words);
    }

    /** As it is written, such as {@code 72h}. */
    private static String duration(Duration duration) {
        return duration.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    private static String choice(PolicyChoice choice) {
        if (choice instanceof PolicyChoice.SemVer semver) {
            return "newest version in " + semver.range();
        }
        if (choice instanceof PolicyChoice.Numerical numerical) {
            return numerical.order().equalsIgnoreCase("desc") ? "lowest number" : "highest number";
        }
        if (choice instanceof PolicyChoice.Alphabetical alphabetical) {
            return alphabetical.order().equalsIgnoreCase("desc") ? "first in the alphabet" : "last in the alphabet";
        }
        if (choice instanceof PolicyChoice.DigestOf digest) {
            return "whatever " + digest.tag() + " points at";
        }
        return choice instanceof PolicyChoice.Newest ? "tag that was seen last" : "no rule";
    }
}

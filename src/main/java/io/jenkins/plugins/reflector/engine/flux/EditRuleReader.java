package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.resource.EditRule;
import io.jenkins.plugins.reflector.engine.resource.ImagePart;
import io.jenkins.plugins.reflector.engine.resource.KeyPath;
import io.jenkins.plugins.reflector.engine.resource.VersionBump;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads an entry of {@code spec.reflector.paths} that is a mapping: a place that the user names by hand. */
final class EditRuleReader {
    private static final List<String> PARTS =
            Arrays.stream(ImagePart.values()).map(ImagePart::text).toList();
    private static final List<String> BUMPS =
            Arrays.stream(VersionBump.values()).map(VersionBump::text).toList();

    private EditRuleReader() {}

    /** Empty if an error was logged. */
    @NonNull
    static Optional<EditRule> read(@NonNull FieldReader rule) {
        String file = rule.requiredName("file");
        KeyPath key = key(rule);
        String pattern = pattern(rule);
        String policy = rule.text("policy", "");
        String part = rule.word("part", PARTS);
        String bump = rule.word("bump", BUMPS);
        rule.done();
        boolean one = rule.has("key") != rule.has("pattern");
        if (!one) {
            rule.error("key", "expected either key or pattern, found " + (rule.has("key") ? "both" : "none of them"));
        }
        boolean whole = part == null || part.equals(ImagePart.IMAGE.text());
        if (policy.isEmpty() && !whole) {
            rule.error("policy", "is missing; a " + part + " alone does not tell which policy is meant");
        }
        if (file == null || !one || key == null && pattern == null || policy.isEmpty() && !whole) {
            return Optional.empty();
        }
        return Optional.of(new EditRule(
                file,
                key,
                pattern,
                policy.isEmpty() ? null : policy,
                part == null ? ImagePart.IMAGE : ImagePart.values()[PARTS.indexOf(part)],
                bump == null ? VersionBump.NONE : VersionBump.values()[BUMPS.indexOf(bump)]));
    }

    @CheckForNull
    private static KeyPath key(FieldReader rule) {
        String text = rule.text("key");
        try {
            return text == null ? null : KeyPath.parse(text);
        } catch (IllegalArgumentException e) {
            rule.error("key", e.getMessage());
            return null;
        }
    }

    @CheckForNull
    private static String pattern(FieldReader rule) {
        String text = rule.text("pattern");
        try {
            if (text != null) {
                Re2.compile(text);
            }
            return text;
        } catch (InvalidRegexException e) {
            rule.error("pattern", "is no RE2 expression: " + e.getMessage());
            return null;
        }
    }
}

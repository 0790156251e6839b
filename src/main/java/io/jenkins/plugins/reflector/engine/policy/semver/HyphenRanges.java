package io.jenkins.plugins.reflector.engine.policy.semver;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;

/** Rewrites {@code A - B} into two comparisons before anything else is read (flux.md 2.4). */
final class HyphenRanges {

    /** A single bar passes here and fails later, which is why it has another error text. */
    private static final String PART = "[0-9|xX*]+";

    private static final String IDENTIFIERS = "[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*";
    private static final String BOUND =
            "v?" + PART + "(?:\\." + PART + ")?(?:\\." + PART + ")?(?:-" + IDENTIFIERS + ")?(?:\\+" + IDENTIFIERS
                    + ")?";
    private static final Pattern HYPHEN_RANGE = Pattern.compile("\\s*(" + BOUND + ")\\s+-\\s+(" + BOUND + ")\\s*");

    private HyphenRanges() {}

    /**
     * The range without hyphens; blanks around them vanish, as in Flux, which matters to what stands before. What is
     * replaced is the first place with the matched text, not the place of the match: seen in messages only.
     */
    static String rewrite(String range) {
        if (range.indexOf('-') < 0) {
            return range;
        }
        Matcher matcher = HYPHEN_RANGE.matcher(range);
        StringBuilder result = new StringBuilder(range);
        while (matcher.find()) {
            int at = result.indexOf(matcher.group());
            result.replace(
                    at,
                    at + matcher.group().length(),
                    ">= " + matcher.group(1) + ", <= " + matcher.group(2) + " ");
        }
        return result.toString();
    }
}

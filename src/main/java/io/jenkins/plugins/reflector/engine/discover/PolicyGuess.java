package io.jenkins.plugins.reflector.engine.discover;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The policy that the author of a tag most likely wants: the patches of a version, the builds of a branch, the dates that
 * follow a date, and for a tag that moves the digest behind it. A guess that is wrong must pick too little rather than
 * too much, so everything in a tag that is no version, number or date stays as it is.
 *
 * @param choice the policy
 * @param filter which tags it judges, and by which part of them; null: all, by the whole tag
 */
public record PolicyGuess(@NonNull PolicyChoice choice, @CheckForNull TagFilterSpec filter) {

    private static final Pattern SEMVER = Pattern.compile("(v?)(\\d{1,9}\\.\\d{1,9}\\.\\d{1,9})([-_.][A-Za-z].*)?");
    private static final Pattern PRE_RELEASE =
            Pattern.compile("-(?:alpha|beta|rc|pre|preview|snapshot|dev|next|canary|m)(?:[-.]?\\d.*)?", Pattern.CASE_INSENSITIVE);
    private static final Pattern DATE =
            Pattern.compile("(?<!\\d)20\\d\\d([-._]?)(?:0[1-9]|1[0-2])\\1(?:0[1-9]|[12]\\d|3[01])(?:[-T_.]?\\d{2}[-:_.]?\\d{2}(?:[-:_.]?\\d{2})?Z?)?(?!\\d)");
    private static final Pattern TWO_PARTS = Pattern.compile("(v?\\d{1,4}[.])(\\d{1,4})(-[A-Za-z].*)?");
    private static final Pattern MOVING = Pattern.compile("v?\\d{1,3}(?:-[A-Za-z].*)?|\\D+");
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern COMMIT =
            Pattern.compile("(?<![0-9A-Za-z])g?(?=[0-9a-f]*[a-f])[0-9a-f]{7,64}(?![0-9A-Za-z])");
    private static final Pattern REVISION = Pattern.compile("(.*-r)\\d+");

    /** The guess for a tag; empty if nothing in it tells an order, as of a commit's hash. */
    @NonNull
    public static Optional<PolicyGuess> of(@NonNull String tag) {
        Matcher date = DATE.matcher(tag);
        if (date.find()) {
            return Optional.of(new PolicyGuess(
                    new PolicyChoice.Alphabetical("asc"), filter(tag, date.start(), date.end(), digits(date.group()), "ts")));
        }
        Matcher semver = SEMVER.matcher(tag);
        if (semver.matches() && Version.parseTag(tag.replaceAll("[-_.][A-Za-z].*", "")) != null) {
            return Optional.of(version(semver));
        }
        return number(tag);
    }

    private static PolicyGuess version(Matcher semver) {
        String version = semver.group(2);
        String suffix = semver.group(3) == null ? "" : semver.group(3);
        String minor = version.substring(0, version.lastIndexOf('.'));
        if (suffix.isEmpty()) {
            return new PolicyGuess(new PolicyChoice.SemVer(minor + ".x"), null);
        }
        if (PRE_RELEASE.matcher(suffix).matches()) {
            return new PolicyGuess(new PolicyChoice.SemVer("~" + version + "-0"), null);
        }
        TagFilterSpec filter = new TagFilterSpec(
                "^" + (semver.group(1).isEmpty() ? "" : "v") + "(?P<version>[0-9]+[.][0-9]+[.][0-9]+)"
                        + REVISION.matcher(quoted(suffix)).replaceFirst("$1[0-9]+") + "$",
                "$version");
        return new PolicyGuess(new PolicyChoice.SemVer(minor + ".x"), filter);
    }

    private static Optional<PolicyGuess> number(String tag) {
        Matcher commit = COMMIT.matcher(tag);
        boolean hashed = commit.find();
        Matcher parts = TWO_PARTS.matcher(tag);
        if (parts.matches()) {
            return Optional.of(numerical(tag, parts.start(2), parts.end(2)));
        }
        if (!hashed && MOVING.matcher(tag).matches()) {
            return Optional.of(new PolicyGuess(new PolicyChoice.DigestOf(tag), null));
        }
        int start = -1;
        int end = -1;
        Matcher number = NUMBER.matcher(tag);
        while (number.find()) {
            if (!hashed || number.end() <= commit.start() || number.start() >= commit.end()) {
                start = number.start();
                end = number.end();
            }
        }
        return start < 0 ? Optional.empty() : Optional.of(numerical(tag, start, end));
    }

    private static PolicyGuess numerical(String tag, int start, int end) {
        return new PolicyGuess(new PolicyChoice.Numerical("asc"), filter(tag, start, end, "[0-9]+", "n"));
    }

    /** All tags that differ in one part alone, and in the commit's hash if there is one. */
    private static TagFilterSpec filter(String tag, int start, int end, String part, String name) {
        String pattern = "^" + around(tag.substring(0, start)) + "(?P<" + name + ">" + part + ")"
                + around(tag.substring(end)) + "$";
        return new TagFilterSpec(pattern, "$" + name);
    }

    private static String around(String text) {
        Matcher commit = COMMIT.matcher(text);
        return commit.find()
                ? quoted(text.substring(0, commit.start())) + "g?[0-9a-f]+" + quoted(text.substring(commit.end()))
                : quoted(text);
    }

    private static String digits(String date) {
        return NUMBER.matcher(quoted(date)).replaceAll(run -> "[0-9]{" + run.group().length() + "}");
    }

    /** Without backslashes, which every language that holds a pattern wants written in another way. */
    private static String quoted(String text) {
        return text.replace(".", "[.]");
    }
}

package io.jenkins.plugins.reflector.engine.policy;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.regex.InvalidRegexException;
import io.jenkins.plugins.reflector.engine.regex.Re2;
import io.jenkins.plugins.reflector.engine.regex.Replacement;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import java.util.List;

/** A compiled {@code spec.filterTags}: which tags are judged, and by which key. Stateless (flux.md 2.7). */
public final class TagFilter {

    private final Pattern pattern;
    private final Replacement extract;
    private final String rejection;
    private final String identity;

    private TagFilter(Pattern pattern, Replacement extract, String rejection, String identity) {
        this.pattern = pattern;
        this.extract = extract;
        this.rejection = rejection;
        this.identity = identity;
    }

    /**
     * Compiles a filter.
     *
     * @throws InvalidPolicyException with the complete message, if the pattern does not compile
     */
    @NonNull
    public static TagFilter compile(@NonNull TagFilterSpec spec) throws InvalidPolicyException {
        try {
            Pattern pattern = Re2.compile(spec.pattern());
            Replacement extract =
                    spec.extract().isEmpty() ? null : Replacement.compile(spec.extract(), pattern);
            return new TagFilter(
                    pattern, extract, "does not match " + spec.pattern(), spec.pattern() + '\0' + spec.extract());
        } catch (InvalidRegexException e) {
            throw new InvalidPolicyException("failed to filter tags: invalid regular expression pattern '"
                    + spec.pattern() + "': " + e.getMessage());
        }
    }

    /**
     * The filter that a policy needs: a digest policy judges its own tag only, whatever else is written
     * (product.md, "digest policy"); null if all tags are judged.
     *
     * @throws InvalidPolicyException with the complete message, if the pattern does not compile
     */
    @CheckForNull
    public static TagFilter of(@NonNull ImagePolicy policy) throws InvalidPolicyException {
        if (policy.choice() instanceof PolicyChoice.DigestOf digest) {
            return new TagFilter(
                    Pattern.compile("\\A" + Pattern.quote(digest.tag()) + "\\z"),
                    null,
                    "is not " + digest.tag(),
                    "\0\0" + digest.tag());
        }
        TagFilterSpec filter = policy.filterTags();
        if (filter != null && policy.choice() instanceof PolicyChoice.Newest) {
            // A ledger knows tags, so the whole tag is judged; what is extracted is still the version of a group.
            return compile(new TagFilterSpec(filter.pattern(), ""));
        }
        return filter == null ? null : compile(filter);
    }

    /** What the policy judges of this tag; null if the tag is left out. */
    @CheckForNull
    public String key(@NonNull String tag) {
        Matcher matcher = pattern.matcher(tag);
        if (!matcher.find()) {
            return null;
        }
        return extract == null ? tag : extract.expand(matcher);
    }

    /** The names of the pattern's groups, in the order of their names. */
    @NonNull
    public List<String> groups() {
        return pattern.namedGroups().keySet().stream().sorted().toList();
    }

    /** The groups that {@code extract} names and the pattern does not have; each leaves nothing behind. */
    @NonNull
    public List<String> unknownGroups() {
        return extract == null ? List.of() : extract.unknownGroups();
    }

    /** Whether the key depends on the tag at all. */
    public boolean extractsAnything() {
        return extract == null || extract.namesAnyGroup();
    }

    /** Whether the key is another text than the tag. */
    boolean extracts() {
        return extract != null;
    }

    /** The same for filters that do the same; never empty. */
    String identity() {
        return identity;
    }

    /** Why a tag is left out, for explanations. */
    @NonNull
    String rejection() {
        return rejection;
    }
}

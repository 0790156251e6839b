package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.InvalidPolicyException;
import io.jenkins.plugins.reflector.engine.policy.TagFilter;
import io.jenkins.plugins.reflector.engine.policy.TagPolicy;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;

/**
 * A policy's view of single tags: which is lower, and which version a tag stands for. Its range does not matter here, so a lower
 * tag is lower also after somebody changed the range.
 */
public final class TagOrder {

    @CheckForNull
    private final TagFilter filter;

    @CheckForNull
    private final TagFilter versionFilter;

    private final TagPolicy policy;
    private final boolean ordered;

    private TagOrder(TagFilter filter, TagFilter versionFilter, TagPolicy policy, boolean ordered) {
        this.filter = filter;
        this.versionFilter = versionFilter;
        this.policy = policy;
        this.ordered = ordered;
    }

    /**
     * The order of a policy.
     *
     * @param filter what decides which key of a tag is judged; null: the whole tag
     * @param tagPolicy the compiled choice
     * @throws InvalidPolicyException with the complete message, if the pattern does not compile
     */
    @NonNull
    public static TagOrder of(
            @NonNull ImagePolicy policy, @CheckForNull TagFilter filter, @NonNull TagPolicy tagPolicy)
            throws InvalidPolicyException {
        boolean newest = policy.choice() instanceof PolicyChoice.Newest && policy.filterTags() != null;
        return new TagOrder(
                filter,
                newest ? TagFilter.compile(policy.filterTags()) : filter,
                tagPolicy,
                // A digest policy names its tag, so no other one is lower.
                !(policy.choice() instanceof PolicyChoice.DigestOf));
    }

    /** What the policy judges of a tag; null if the filter leaves it out. */
    @CheckForNull
    public String key(@NonNull String tag) {
        return filter == null ? tag : filter.key(tag);
    }

    /** Whether a tag is lower than another; false if the policy cannot compare them. */
    public boolean isLower(@NonNull String tag, @NonNull String than) {
        if (!ordered || tag.equals(than)) {
            return false;
        }
        String key = key(tag);
        String otherKey = key(than);
        return key != null && otherKey != null && policy.compare(key, otherKey).orElse(0) < 0;
    }

    /**
     * The version that a tag stands for in its group: what the filter extracts, and of a version only what counts, so that
     * {@code v1.8.0} and {@code 1.8.0} are one.
     */
    @NonNull
    public String version(@NonNull String tag) {
        String extracted = versionFilter == null ? tag : versionFilter.key(tag);
        String key = extracted == null ? tag : extracted;
        Version version = Version.parseTag(key);
        return version == null ? key : version.text();
    }
}

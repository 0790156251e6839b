package io.jenkins.plugins.reflector.engine.git;

import io.jenkins.plugins.reflector.engine.policy.semver.InvalidRangeException;
import io.jenkins.plugins.reflector.engine.policy.semver.Range;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Which tag of a repository {@code ref.semver} means: by the rules of policies (flux.md 3.3). */
final class TagRange {

    private final Range range;

    private TagRange(Range range) {
        this.range = range;
    }

    /** @throws GitException if it is no range */
    static TagRange parse(String text) throws GitException {
        try {
            return new TagRange(Range.parse(text));
        } catch (InvalidRangeException e) {
            throw new GitException("The range " + ServerText.clean(text, 100) + " of the Git tag (ref.semver) is wrong: "
                    + e.getMessage() + "; write one such as 1.x.");
        }
    }

    /** The tags that name the highest version within the range, in ascending order; none if there is no such tag. */
    List<String> highest(Collection<String> tags) {
        List<String> highest = new ArrayList<>();
        Version best = null;
        for (String tag : tags.stream().sorted().toList()) {
            Version version = Version.parseTag(tag);
            if (version == null || !range.admits(version)) {
                continue;
            }
            int order = best == null ? 1 : version.compareTo(best);
            if (order > 0) {
                highest.clear();
                best = version;
            }
            if (order >= 0) {
                highest.add(tag);
            }
        }
        return highest;
    }
}

package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.policy.semver.InvalidRangeException;
import io.jenkins.plugins.reflector.engine.policy.semver.Range;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** The greatest version within a range; of equal versions the first (flux.md 2.3 to 2.5). */
public final class SemVerPolicy implements TagPolicy {

    private static final String NO_MATCH = "unable to determine latest version from provided list";
    private static final Outcome NOT_A_VERSION =
            new Outcome(Verdict.NOT_A_VERSION, "not a version of three parts, such as 1.2.3");

    private final Range range;

    private SemVerPolicy(Range range) {
        this.range = range;
    }

    static SemVerPolicy of(String range) throws InvalidPolicyException {
        try {
            return new SemVerPolicy(Range.parse(range));
        } catch (InvalidRangeException e) {
            throw new InvalidPolicyException("invalid policy: " + e.getMessage());
        }
    }

    @Override
    @NonNull
    public Judgement judge(@NonNull List<String> keys) {
        if (keys.isEmpty()) {
            return Outcomes.empty();
        }
        Outcome[] outcomes = new Outcome[keys.size()];
        Version[] versions = new Version[keys.size()];
        Map<Range.Rejection, Outcome> shared = new IdentityHashMap<>();
        int best = -1;
        for (int i = 0; i < outcomes.length; i++) {
            Version version = Version.parseTag(keys.get(i));
            if (version == null) {
                outcomes[i] = NOT_A_VERSION;
                continue;
            }
            Range.Rejection rejection = range.rejects(version);
            if (rejection != null) {
                outcomes[i] = shared.computeIfAbsent(rejection, SemVerPolicy::outcome);
                continue;
            }
            versions[i] = version;
            if (best < 0 || version.compareTo(versions[best]) > 0) {
                best = i;
            }
        }
        if (best < 0) {
            return Outcomes.failed(NO_MATCH, outcomes);
        }
        Outcome same = new Outcome(Verdict.SAME_KEY, "the same version as " + keys.get(best));
        for (int i = 0; i < outcomes.length; i++) {
            if (versions[i] != null && versions[i].equals(versions[best])) {
                outcomes[i] = same;
            }
        }
        return Outcomes.picked(best, keys.get(best), outcomes);
    }

    @Override
    @NonNull
    public OptionalInt compare(@NonNull String first, @NonNull String second) {
        Version a = Version.parseTag(first);
        Version b = Version.parseTag(second);
        return a == null || b == null ? OptionalInt.empty() : OptionalInt.of(a.compareTo(b));
    }

    private static Outcome outcome(Range.Rejection rejection) {
        return switch (rejection.cause()) {
            case PRERELEASE -> new Outcome(Verdict.PRERELEASE, rejection.detail());
            case OUT_OF_RANGE -> new Outcome(Verdict.OUT_OF_RANGE, rejection.detail());
        };
    }
}

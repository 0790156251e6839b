package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict.Verdict;
import io.jenkins.plugins.reflector.engine.policy.semver.InvalidRangeException;
import io.jenkins.plugins.reflector.engine.policy.semver.Range;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import java.util.IdentityHashMap;
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
    public Judgement judge(@NonNull Candidates keys) {
        if (keys.size() == 0) {
            return Outcomes.empty();
        }
        Outcome[] outcomes = new Outcome[keys.size()];
        Map<Range.Rejection, Outcome> shared = new IdentityHashMap<>();
        int best = -1;
        Version greatest = null;
        for (int i = 0; i < outcomes.length; i++) {
            Version version = keys.version(i);
            if (version == null) {
                outcomes[i] = NOT_A_VERSION;
                continue;
            }
            Range.Rejection rejection = range.rejects(version);
            if (rejection != null) {
                outcomes[i] = shared.computeIfAbsent(rejection, SemVerPolicy::outcome);
                continue;
            }
            if (greatest == null || version.compareTo(greatest) > 0) {
                best = i;
                greatest = version;
            }
        }
        if (greatest == null) {
            return Outcomes.failed(NO_MATCH, outcomes);
        }
        Outcome same = new Outcome(Verdict.SAME_KEY, "the same version as " + keys.key(best));
        for (int i = 0; i < outcomes.length; i++) {
            if (outcomes[i] == null && greatest.equals(keys.version(i))) {
                outcomes[i] = same;
            }
        }
        return Outcomes.picked(best, keys.key(best), outcomes);
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

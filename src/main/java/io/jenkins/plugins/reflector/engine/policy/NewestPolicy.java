package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import io.jenkins.plugins.reflector.engine.policy.semver.Version;
import java.time.Instant;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The tag that was first seen last. Tags of one scan are equally new, as all those of the first scan are: of them the
 * greatest version wins, any version wins over what is none, and between the others the last by its bytes.
 */
public final class NewestPolicy implements TagPolicy {

    private static final Comparator<Version> VERSION = Comparator.nullsFirst(Comparator.naturalOrder());

    private final Function<String, Instant> firstSeen;

    /** A tag, with what decides about it, so that each is looked up and parsed once. */
    private record Known(String tag, Instant seen, Version version) {

        int compareTo(Known other) {
            int result = seen.compareTo(other.seen);
            if (result == 0) {
                result = VERSION.compare(version, other.version);
            }
            return result == 0 ? ByteOrder.ASCENDING.compare(tag, other.tag) : result;
        }
    }

    NewestPolicy(Function<String, Instant> firstSeen) {
        this.firstSeen = firstSeen;
    }

    @Override
    @NonNull
    public Judgement judge(@NonNull Candidates keys) {
        if (keys.size() == 0) {
            return Outcomes.empty();
        }
        int best = 0;
        Known newest = known(keys.key(0));
        for (int i = 1; i < keys.size(); i++) {
            Known candidate = known(keys.key(i));
            if (candidate.compareTo(newest) > 0) {
                best = i;
                newest = candidate;
            }
        }
        return Outcomes.picked(best, keys.key(best), new Outcome[keys.size()]);
    }

    @Override
    @NonNull
    public OptionalInt compare(@NonNull String first, @NonNull String second) {
        return OptionalInt.of(known(first).compareTo(known(second)));
    }

    private Known known(String tag) {
        return new Known(tag, firstSeen.apply(tag), Version.parseTag(tag));
    }
}

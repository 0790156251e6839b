package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.scan.Pauses;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Which policies are looked at without a scan: those that were edited, and those that always reflect the digest, at
 * their own interval (flux.md 2.8). Nothing of it outlives the controller.
 */
final class EvaluationSchedule {

    /** Within which time of the start all is looked at that has a pick already; the tags are read, and maybe digests asked for. */
    private static final Duration SPREAD = Duration.ofMinutes(1);

    private final Instant start;
    private final Map<PickKey, Last> last = new HashMap<>();

    private record Last(ImagePolicy policy, Instant time) {}

    /** A schedule of a controller that starts now. */
    EvaluationSchedule(@NonNull Instant start) {
        this.start = start;
    }

    /**
     * The policies to look at now; they count as looked at from here on.
     *
     * @param picked whether a policy has a pick from before the start, so that it can wait a little
     */
    @NonNull
    synchronized List<ImagePolicy> take(
            @NonNull Collection<ImagePolicy> policies, @NonNull Predicate<ImagePolicy> picked, @NonNull Instant now) {
        List<ImagePolicy> due =
                policies.stream().filter(policy -> isDue(policy, picked, now)).toList();
        done(due, now);
        return due;
    }

    /** These were looked at for another reason. */
    synchronized void done(@NonNull Collection<ImagePolicy> policies, @NonNull Instant now) {
        policies.forEach(policy -> last.put(PickKey.of(policy), new Last(policy, now)));
    }

    /** Forgets every policy that is not among these. */
    synchronized void retain(@NonNull Collection<ImagePolicy> policies) {
        last.keySet().retainAll(policies.stream().map(PickKey::of).collect(Collectors.toSet()));
    }

    private boolean isDue(ImagePolicy policy, Predicate<ImagePolicy> picked, Instant now) {
        Last known = last.get(PickKey.of(policy));
        if (known == null) {
            return !picked.test(policy) || !now.isBefore(Pauses.afterStart(policy.name(), start, SPREAD));
        }
        if (!known.policy().equals(policy)) {
            return true;
        }
        Duration interval = policy.interval();
        if (policy.suspend() || interval == null || policy.effectiveDigestReflection() != DigestReflection.ALWAYS) {
            return false;
        }
        return !now.isBefore(known.time().plus(interval)) || now.isBefore(known.time());
    }
}

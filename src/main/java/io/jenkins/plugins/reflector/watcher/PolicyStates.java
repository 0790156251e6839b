package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** How each policy stood when it was looked at last; nothing of it outlives the controller. For several threads. */
final class PolicyStates {

    private final Clock clock;
    private final Map<PickKey, State> states = new ConcurrentHashMap<>();

    PolicyStates(@NonNull Clock clock) {
        this.clock = clock;
    }

    /**
     * How a policy stands.
     *
     * @param ready whether it has an answer
     * @param stalled whether it is pointless to look again before it is changed
     * @param reason Flux's word
     * @param message one sentence
     * @param since when that began
     * @param failures how many looks in a row brought no answer
     */
    record State(
            boolean ready, boolean stalled, @NonNull String reason, @NonNull String message, @NonNull Instant since, int failures) {}

    /** Notes a look; gives what is known now. */
    @NonNull
    State note(@NonNull PolicyResolution resolution) {
        Instant now = clock.instant();
        return states.compute(PickKey.of(resolution.policy()), (key, before) -> new State(
                resolution.ready(),
                resolution.stalled(),
                resolution.reason(),
                resolution.message(),
                before != null && before.ready() == resolution.ready() ? before.since() : now,
                resolution.ready() ? 0 : before == null ? 1 : before.failures() + 1));
    }

    /** Empty if it was not looked at yet. */
    @NonNull
    Optional<State> of(@NonNull ImagePolicy policy) {
        return Optional.ofNullable(states.get(PickKey.of(policy)));
    }

    /** Forgets every policy that is not among these. */
    void retain(@NonNull Collection<ImagePolicy> policies) {
        states.keySet().retainAll(policies.stream().map(PickKey::of).collect(Collectors.toSet()));
    }
}

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
    private final Map<PickKey, PolicyLook> states = new ConcurrentHashMap<>();

    PolicyStates(@NonNull Clock clock) {
        this.clock = clock;
    }

    /** Notes a look; gives what is known now. */
    @NonNull
    PolicyLook note(@NonNull PolicyResolution resolution) {
        Instant now = clock.instant();
        return states.compute(PickKey.of(resolution.policy()), (key, before) -> new PolicyLook(
                resolution.ready(),
                resolution.stalled(),
                resolution.reason(),
                resolution.message(),
                before != null && before.ready() == resolution.ready() ? before.since() : now,
                resolution.ready() ? 0 : before == null ? 1 : before.failures() + 1,
                resolution.rulings(),
                resolution.unfit()));
    }

    /** Empty if it was not looked at yet. */
    @NonNull
    Optional<PolicyLook> of(@NonNull ImagePolicy policy) {
        return Optional.ofNullable(states.get(PickKey.of(policy)));
    }

    /** Forgets every policy that is not among these. */
    void retain(@NonNull Collection<ImagePolicy> policies) {
        states.keySet().retainAll(policies.stream().map(PickKey::of).collect(Collectors.toSet()));
    }
}

package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Whether a job shall run: it compares what policies pick now with what the job saw last, so that nothing that happened
 * while the controller was down is missed, and nothing is told twice.
 *
 * @param changes what is new to the job; empty: do not run it
 * @param seen what the job has seen once it runs
 */
record TriggerDecision(@NonNull List<PickChange> changes, @NonNull Map<String, LatestRef> seen) {

    /**
     * Decides.
     *
     * @param seen what the job saw last, by policy
     * @param now what the policies pick; those without an answer are absent and stay as seen
     * @param fireOnFirst whether a policy that was never seen is news
     */
    @NonNull
    static TriggerDecision decide(
            @NonNull Map<String, LatestRef> seen, @NonNull Map<String, LatestRef> now, boolean fireOnFirst) {
        Map<String, LatestRef> after = new LinkedHashMap<>(seen);
        List<PickChange> changes = new ArrayList<>();
        now.forEach((policy, latest) -> {
            LatestRef previous = after.put(policy, latest);
            boolean first = previous == null || !previous.name().equals(latest.name());
            if (first ? fireOnFirst : !latest.equals(previous)) {
                changes.add(new PickChange(policy, first ? null : previous, latest));
            }
        });
        return new TriggerDecision(changes, after);
    }
}

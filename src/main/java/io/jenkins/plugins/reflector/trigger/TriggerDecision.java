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
     * @param seen what the job saw last, by the keys of the picks
     * @param now what is picked; what has no answer is absent and stays as seen. Where a policy has several repositories of one image,
     *     their scans may differ for a while: the last one counts, so that the job is not started to and fro
     * @param fireOnFirst whether a pick that was never seen is news
     */
    @NonNull
    static TriggerDecision decide(
            @NonNull Map<String, LatestRef> seen, @NonNull List<Pick> now, boolean fireOnFirst) {
        Map<String, LatestRef> after = new LinkedHashMap<>(seen);
        List<PickChange> changes = new ArrayList<>();
        Map<String, Pick> byKey = new LinkedHashMap<>();
        now.forEach(pick -> byKey.put(pick.key(), pick));
        for (Pick pick : byKey.values()) {
            LatestRef previous = after.put(pick.key(), pick.image());
            if (previous == null ? fireOnFirst : !pick.image().equals(previous)) {
                changes.add(new PickChange(pick.policy().toString(), previous, pick.image()));
            }
        }
        return new TriggerDecision(changes, after);
    }
}

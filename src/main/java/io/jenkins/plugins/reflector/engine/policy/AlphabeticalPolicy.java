package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.Judgement.Outcome;
import java.util.OptionalInt;

/** The last or first key by its bytes (flux.md 2.6). */
public final class AlphabeticalPolicy implements TagPolicy {

    private final Order order;

    AlphabeticalPolicy(Order order) {
        this.order = order;
    }

    @Override
    @NonNull
    public Judgement judge(@NonNull Candidates keys) {
        if (keys.size() == 0) {
            return Outcomes.empty();
        }
        int best = 0;
        for (int i = 1; i < keys.size(); i++) {
            if (order.of(ByteOrder.ASCENDING.compare(keys.key(i), keys.key(best))) > 0) {
                best = i;
            }
        }
        return Outcomes.picked(best, keys.key(best), new Outcome[keys.size()]);
    }

    @Override
    @NonNull
    public OptionalInt compare(@NonNull String first, @NonNull String second) {
        return OptionalInt.of(order.of(ByteOrder.ASCENDING.compare(first, second)));
    }
}

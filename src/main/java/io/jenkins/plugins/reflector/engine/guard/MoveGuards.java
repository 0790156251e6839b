package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.policy.ByteOrder;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The guards of one policy over one tag list for a step from what is there to what is picked. They are the same wherever the
 * present tag comes from: the previous pick, or what stands in a manifest. The first guard that has something to say decides; a pin
 * was asked for by somebody, so no guard is in its way.
 */
public final class MoveGuards {

    private static final Comparator<String> DESCENDING = ByteOrder.ASCENDING.reversed();

    private final TagOrder order;
    private final List<String> tags;
    private final boolean complete;
    private final List<MoveGuard> guards = new ArrayList<>();

    /**
     * @param tagsDescending the list that was judged, in descending byte order
     * @param complete whether the list is complete
     */
    public MoveGuards(
            @NonNull PolicyOptions options,
            @NonNull TagOrder order,
            @NonNull List<String> tagsDescending,
            boolean complete) {
        this.order = order;
        this.tags = tagsDescending;
        this.complete = complete;
        if (options.pin() == null) {
            guards.add(new IncompleteListGuard());
            guards.add(new ShrinkGuard(options));
            guards.add(new DowngradeGuard(options));
            if (options.allow() != null) {
                guards.add(new AllowGuard(options.allow(), order, null));
            }
        }
    }

    /** Whether a tag is lower than another by the policy's own order; false if it cannot compare them. */
    public boolean isLower(@NonNull String tag, @NonNull String than) {
        return order.isLower(tag, than);
    }

    /**
     * Judges a step.
     *
     * @param from the tag that is there
     * @param to the tag that would come
     * @param fallback what is done with a lower tag if the policy's options do not say
     * @return null if no guard has anything to say
     */
    @CheckForNull
    public Ruling judge(@NonNull String from, @NonNull String to, @NonNull GuardAction fallback) {
        if (guards.isEmpty() || from.equals(to)) {
            return null;
        }
        Move move = new Move(from, to, order.isLower(to, from), Collections.binarySearch(tags, from, DESCENDING) < 0, complete, fallback);
        for (MoveGuard guard : guards) {
            Ruling ruling = guard.judge(move);
            if (ruling != null) {
                return ruling;
            }
        }
        return null;
    }
}

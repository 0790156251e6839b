package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.MoveGuards;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.manifest.TagSteps;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * The order of tags of each policy that was resolved, and its guards. Where a policy does not say what becomes of a lower tag, a place that is
 * found by its image's name keeps the higher one, and a marker writes the lower one as Flux would (product.md, "safety").
 */
public final class PickOrder implements TagSteps {

    /** Where nothing is known of the policies: no tag is lower than another. */
    public static final TagSteps UNKNOWN = new PickOrder(Map.of());

    private final Map<Pick, MoveGuards> moves;

    /** A policy for many repositories has a list of tags for each. */
    private record Pick(ResourceName policy, String image) {}

    private PickOrder(Map<Pick, MoveGuards> moves) {
        this.moves = moves;
    }

    /** The orders of the policies that could judge their tags. */
    @NonNull
    public static TagSteps of(@NonNull Collection<PolicyResolution> resolutions) {
        Map<Pick, MoveGuards> moves = new HashMap<>();
        for (PolicyResolution resolution : resolutions) {
            if (resolution.moves() != null && resolution.latestRef() != null) {
                moves.put(
                        new Pick(resolution.policy().name(), resolution.latestRef().name()), resolution.moves());
            }
        }
        return new PickOrder(moves);
    }

    @CheckForNull
    private MoveGuards guards(PolicyImage pick) {
        return moves.get(new Pick(pick.policy(), pick.image().name()));
    }

    @Override
    public boolean isLower(PolicyImage pick, String than) {
        MoveGuards guards = guards(pick);
        return guards != null && guards.isLower(pick.image().tag(), than);
    }

    @Override
    public Objection objection(PolicyImage pick, String standing, boolean byName) {
        MoveGuards guards = guards(pick);
        Ruling ruling = guards == null
                ? null
                : guards.judge(standing, pick.image().tag(), byName ? GuardAction.HOLD : GuardAction.WRITE);
        return ruling == null ? null : new Objection(ruling.holds(), ruling.guard(), ruling.detail());
    }
}

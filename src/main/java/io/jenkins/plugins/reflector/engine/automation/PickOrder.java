package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.MoveGuards;
import io.jenkins.plugins.reflector.engine.manifest.EditPlan;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** The order of tags of each policy that was resolved. */
public final class PickOrder {

    /** Where nothing is known of the policies: no tag is lower than another. */
    public static final EditPlan.TagOrder UNKNOWN = (pick, than) -> false;

    private PickOrder() {}

    /** The orders of the policies that could judge their tags. */
    @NonNull
    public static EditPlan.TagOrder of(@NonNull Collection<PolicyResolution> resolutions) {
        Map<ResourceName, MoveGuards> moves = new HashMap<>();
        for (PolicyResolution resolution : resolutions) {
            if (resolution.moves() != null) {
                moves.put(resolution.policy().name(), resolution.moves());
            }
        }
        return (pick, than) -> {
            MoveGuards policy = moves.get(pick.policy());
            return policy != null && policy.isLower(pick.image().tag(), than);
        };
    }
}

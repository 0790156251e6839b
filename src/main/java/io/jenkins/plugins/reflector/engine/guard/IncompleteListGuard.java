package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;

/** An incomplete tag list never lowers a version, anywhere: the one guard that cannot be switched off (product.md, "safety"). */
final class IncompleteListGuard implements MoveGuard {

    @Override
    @CheckForNull
    public Ruling judge(@NonNull Move move) {
        return move.lower() && !move.complete()
                ? new Ruling(
                        GuardAction.HOLD,
                        "incomplete list",
                        move.to() + " is lower than " + move.from() + " and the tag list is incomplete")
                : null;
    }
}

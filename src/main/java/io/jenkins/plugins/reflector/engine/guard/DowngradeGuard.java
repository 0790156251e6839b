package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;

/** {@code onDowngrade}: the pick is lower than what is there. */
final class DowngradeGuard implements MoveGuard {

    private final GuardAction onDowngrade;

    DowngradeGuard(PolicyOptions options) {
        this.onDowngrade = options.onDowngrade();
    }

    @Override
    @CheckForNull
    public Ruling judge(@NonNull Move move) {
        return move.lower()
                ? new Ruling(
                        onDowngrade == null ? move.fallback() : onDowngrade,
                        "onDowngrade",
                        move.to() + " is lower than " + move.from())
                : null;
    }
}

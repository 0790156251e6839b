package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;

/** {@code onShrink}: the present tag is gone from the list and the new pick is lower; {@code onDowngrade} decides if it is absent. */
final class ShrinkGuard implements MoveGuard {

    private final GuardAction onShrink;
    private final GuardAction onDowngrade;

    ShrinkGuard(PolicyOptions options) {
        this.onShrink = options.onShrink();
        this.onDowngrade = options.onDowngrade();
    }

    @Override
    @CheckForNull
    public Ruling judge(@NonNull Move move) {
        if (!move.lower() || !move.gone()) {
            return null;
        }
        GuardAction asked = onShrink == null ? onDowngrade : onShrink;
        return new Ruling(
                asked == null ? move.fallback() : asked,
                onShrink == null ? "onDowngrade" : "onShrink",
                move.from() + " is gone from the tag list and " + move.to() + " is lower");
    }
}

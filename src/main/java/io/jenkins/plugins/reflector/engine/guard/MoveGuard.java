package io.jenkins.plugins.reflector.engine.guard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/** Judges the step from what is there to what a policy picks. */
@FunctionalInterface
interface MoveGuard {

    /** What it says of the step; null if it is none of its business. */
    @CheckForNull
    Ruling judge(@NonNull Move move);
}

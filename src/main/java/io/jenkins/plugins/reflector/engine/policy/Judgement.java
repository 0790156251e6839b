package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * What a policy thinks of a list of keys.
 *
 * @param picked the index of the chosen key; -1 if there is none
 * @param error why there is none, in Flux's words; null if there is one
 * @param outcomes one for each key; equal ones are one object, since there may be many thousands
 */
public record Judgement(int picked, @CheckForNull String error, @NonNull List<Outcome> outcomes) {

    /** A verdict without its tag. */
    public record Outcome(@NonNull TagVerdict.Verdict verdict, @NonNull String detail) {}
}

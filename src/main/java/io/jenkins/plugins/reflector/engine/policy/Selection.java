package io.jenkins.plugins.reflector.engine.policy;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;
import java.util.Optional;

/**
 * The answer of a policy for a list of tags. Exactly one of {@code tag} and {@code error} is given.
 *
 * @param picked the chosen tag; null if there is none
 * @param error why there is none, in Flux's words (flux.md 2.6); null if there is one
 * @param verdicts one for each tag, in the order of the tags
 */
public record Selection(
        @CheckForNull String picked, @CheckForNull String error, @NonNull List<TagVerdict> verdicts) {

    public Selection {
        verdicts = verdicts instanceof Verdicts ? verdicts : List.copyOf(verdicts);
    }

    /** The chosen tag. */
    @NonNull
    public Optional<String> tag() {
        return Optional.ofNullable(picked);
    }
}

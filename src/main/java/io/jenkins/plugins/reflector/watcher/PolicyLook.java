package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.RepushGuard;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the watcher saw when it looked at a policy last.
 *
 * @param ready whether it has an answer
 * @param stalled whether it is pointless to look again before it is changed
 * @param reason Flux's word
 * @param message one sentence
 * @param since when it began to have an answer, or to have none
 * @param failures how many looks in a row brought no answer
 * @param rulings what guards noticed
 * @param unfit the tags that a look at their images spoke against
 */
public record PolicyLook(
        boolean ready,
        boolean stalled,
        @NonNull String reason,
        @NonNull String message,
        @NonNull Instant since,
        int failures,
        @NonNull List<Ruling> rulings,
        @NonNull List<TagVerdict> unfit) {

    public PolicyLook {
        rulings = List.copyOf(rulings);
        unfit = List.copyOf(unfit);
    }

    /** Why there is no answer; empty if there is one. */
    @NonNull
    public Optional<String> problem() {
        return ready ? Optional.empty() : Optional.of(message);
    }

    /** The alarm of a tag that was pushed again and is held for it (features.md 5.10). */
    @NonNull
    public Optional<Ruling> alarm() {
        return rulings.stream().filter(PolicyLook::isAlarm).findFirst();
    }

    /** Whether a ruling holds a tag because it was pushed again. */
    public static boolean isAlarm(@NonNull Ruling ruling) {
        return ruling.holds() && isRepush(ruling);
    }

    static boolean isRepush(@NonNull Ruling ruling) {
        return ruling.guard().equals(RepushGuard.OPTION);
    }
}

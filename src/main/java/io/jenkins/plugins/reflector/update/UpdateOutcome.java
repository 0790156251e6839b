package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * How an update ended.
 *
 * @param result what it did
 * @param failures what went wrong, one sentence each; empty if all is well
 * @param pushes what was pushed, each by itself
 */
public record UpdateOutcome(
        @NonNull ReflectorUpdateResult result, @NonNull List<String> failures, @NonNull List<Push> pushes) {

    public UpdateOutcome {
        failures = List.copyOf(failures);
        pushes = List.copyOf(pushes);
    }

    /**
     * A commit that was pushed.
     *
     * @param url the repository
     * @param result what it did there
     */
    public record Push(@NonNull String url, @NonNull ReflectorUpdateResult result) {}
}

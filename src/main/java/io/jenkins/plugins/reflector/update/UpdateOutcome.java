package io.jenkins.plugins.reflector.update;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * How an update ended.
 *
 * @param result what it did
 * @param failures what went wrong, one sentence each; empty if all is well
 */
public record UpdateOutcome(@NonNull ReflectorUpdateResult result, @NonNull List<String> failures) {

    public UpdateOutcome {
        failures = List.copyOf(failures);
    }
}

package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.Optional;

/** Finds the secret of a webhook each time that it is needed. */
@FunctionalInterface
interface Secrets {

    /** The secret text of a credentials id; empty if there is none. */
    @NonNull
    Optional<String> find(@NonNull String credentialsId);

    /** Whether the controller must keep to FIPS 140. */
    default boolean isFips() {
        return false;
    }
}

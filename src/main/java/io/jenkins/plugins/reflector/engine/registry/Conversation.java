package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.util.Set;

/**
 * What all requests of one operation have in common.
 *
 * @param connection how servers are reached
 * @param tokenHosts hosts that may be asked for tokens although they are private
 * @param urgent whether it goes before others
 * @param failures words for what goes wrong, and whose secrets they hide
 * @param deadline when it must be over
 */
record Conversation(
        @NonNull ConnectionSettings connection,
        @NonNull Set<String> tokenHosts,
        boolean urgent,
        @NonNull Failures failures,
        @NonNull Deadline deadline) {

    @NonNull
    static Conversation about(@NonNull RegistryTarget target, @NonNull Limits limits) {
        return new Conversation(
                target.options().connection(),
                target.options().tokenHosts(),
                target.options().urgent(),
                Failures.of(target),
                Deadline.in(target.timeout()).atMost(limits.operationTime()));
    }

    /** The same, when not the registry itself but its token service is asked. */
    @NonNull
    Conversation at(@NonNull String service) {
        return new Conversation(connection, tokenHosts, urgent, failures.at(service), deadline);
    }

    /** The same with less time. */
    @NonNull
    Conversation until(@NonNull Deadline sooner) {
        return new Conversation(connection, tokenHosts, urgent, failures, sooner);
    }
}

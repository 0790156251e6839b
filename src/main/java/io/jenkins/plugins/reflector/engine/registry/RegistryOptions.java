package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.util.Set;

/**
 * What is unusual about asking a registry.
 *
 * @param connection certificates and proxies
 * @param tokenHosts hosts, in lower case and without port, that may be asked for tokens although they are on private
 *     addresses (features.md 4.2, 6)
 * @param urgent it goes before others, and may use the last calls of a budget: a webhook named this repository
 */
public record RegistryOptions(
        @NonNull ConnectionSettings connection, @NonNull Set<String> tokenHosts, boolean urgent) {

    /** Nothing is unusual. */
    public static final RegistryOptions DEFAULT = new RegistryOptions(ConnectionSettings.DEFAULT, Set.of(), false);

    public RegistryOptions {
        tokenHosts = Set.copyOf(tokenHosts);
    }

    /** The same with other certificates and proxies. */
    @NonNull
    public RegistryOptions withConnection(@NonNull ConnectionSettings settings) {
        return new RegistryOptions(settings, tokenHosts, urgent);
    }

    /** The same with other token hosts. */
    @NonNull
    public RegistryOptions withTokenHosts(@NonNull Set<String> hosts) {
        return new RegistryOptions(connection, hosts, urgent);
    }

    /** The same, urgent or not. */
    @NonNull
    public RegistryOptions withUrgent(boolean now) {
        return new RegistryOptions(connection, tokenHosts, now);
    }
}

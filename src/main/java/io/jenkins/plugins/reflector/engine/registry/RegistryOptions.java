package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.io.Serializable;
import java.util.Set;

/**
 * What is unusual about asking a registry.
 *
 * @param connection certificates and proxies
 * @param tokenHosts hosts, in lower case and without port, that may be asked for tokens although they are on private
 *     addresses (features.md 4.2, 6)
 * @param urgent it goes before others, and may use the last calls of a budget: a webhook named this repository
 * @param pageSize how many tags are asked for at once; null for {@link Limits#pageSize}
 */
public record RegistryOptions(
        @NonNull ConnectionSettings connection,
        @NonNull Set<String> tokenHosts,
        boolean urgent,
        @CheckForNull Integer pageSize)
        implements Serializable {

    /** Nothing is unusual. */
    public static final RegistryOptions DEFAULT = new RegistryOptions(ConnectionSettings.DEFAULT, Set.of(), false, null);

    public RegistryOptions {
        tokenHosts = Set.copyOf(tokenHosts);
        if (pageSize != null && pageSize < 1) {
            throw new IllegalArgumentException("a page has at least one tag");
        }
    }

    /** The same with other certificates and proxies. */
    @NonNull
    public RegistryOptions withConnection(@NonNull ConnectionSettings settings) {
        return new RegistryOptions(settings, tokenHosts, urgent, pageSize);
    }

    /** The same with other token hosts. */
    @NonNull
    public RegistryOptions withTokenHosts(@NonNull Set<String> hosts) {
        return new RegistryOptions(connection, hosts, urgent, pageSize);
    }

    /** The same, urgent or not. */
    @NonNull
    public RegistryOptions withUrgent(boolean now) {
        return new RegistryOptions(connection, tokenHosts, now, pageSize);
    }

    /** The same with pages of another size. */
    @NonNull
    public RegistryOptions withPageSize(@CheckForNull Integer size) {
        return new RegistryOptions(connection, tokenHosts, urgent, size);
    }
}

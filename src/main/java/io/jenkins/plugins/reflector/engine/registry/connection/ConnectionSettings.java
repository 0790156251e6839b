package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/**
 * How a server is reached.
 *
 * @param tls whom to trust beside the system's authorities, and which certificate to show; null for neither
 * @param proxy the proxies to go through; null for what the client was made with
 */
public record ConnectionSettings(@CheckForNull TlsSettings tls, @CheckForNull ProxySettings proxy) implements Serializable {

    /** As the client was made. */
    public static final ConnectionSettings DEFAULT = new ConnectionSettings(null, null);

    /** The same with other TLS settings. */
    @NonNull
    public ConnectionSettings withTls(@CheckForNull TlsSettings settings) {
        return new ConnectionSettings(settings, proxy);
    }

    /** The same with other proxies. */
    @NonNull
    public ConnectionSettings withProxy(@CheckForNull ProxySettings settings) {
        return new ConnectionSettings(tls, settings);
    }
}

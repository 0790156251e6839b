package io.jenkins.plugins.reflector.engine.resource;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * How a server is reached, beside the plain credentials of {@code secretRef} (flux.md 1.1, 3.2). Each name is a Secret or
 * account of the resource's own namespace.
 *
 * @param certSecretRef a Secret with a CA, a client certificate, or both; null for none
 * @param proxySecretRef a Secret with a proxy's address; null for none
 * @param serviceAccountName an account whose identity or pull Secrets are used; null for none
 * @param provider whose identity is used
 */
public record Connection(
        @CheckForNull String certSecretRef,
        @CheckForNull String proxySecretRef,
        @CheckForNull String serviceAccountName,
        @NonNull Provider provider) {

    /** Nothing special. */
    public static final Connection PLAIN = new Connection(null, null, null, Provider.GENERIC);
}

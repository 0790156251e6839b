package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import java.util.stream.Stream;

/** What a Secret means as {@code certSecretRef} and as {@code proxySecretRef} (flux.md 1.1, 1.7). */
public final class ConnectionSecret {

    private static final int LONGEST_ADDRESS = 2048;

    private ConnectionSecret() {}

    /**
     * Authorities and client certificate: {@code ca.crt}, {@code tls.crt}, {@code tls.key}; also by their old names.
     *
     * @throws InvalidSecretException if none of them is there, or one cannot be used
     */
    @NonNull
    public static TlsSettings tls(@NonNull Secret secret) throws InvalidSecretException {
        String authority = text(secret, "ca.crt", "caFile");
        String certificate = text(secret, "tls.crt", "certFile");
        String key = text(secret, "tls.key", "keyFile");
        if (authority == null && certificate == null && key == null) {
            throw new InvalidSecretException("the Secret " + secret.name()
                    + " has neither ca.crt nor tls.crt with tls.key; add what the registry needs");
        }
        try {
            return TlsSettings.parse(authority, certificate, key);
        } catch (InvalidConnectionException e) {
            throw new InvalidSecretException("the Secret " + secret.name() + ": " + e.getMessage());
        }
    }

    /**
     * The same where all of it may be absent, as in the Secret of a GitRepository (flux.md 3.2).
     *
     * @return null if none of it is there
     * @throws InvalidSecretException if one cannot be used
     */
    @CheckForNull
    public static TlsSettings tlsIfAny(@NonNull Secret secret) throws InvalidSecretException {
        boolean any = Stream.of("ca.crt", "caFile", "tls.crt", "certFile", "tls.key", "keyFile")
                .anyMatch(secret.data()::containsKey);
        return any ? tls(secret) : null;
    }

    /**
     * A proxy: {@code address}, {@code username}, {@code password}. It holds for every host.
     *
     * @throws InvalidSecretException if the address is missing or is none
     */
    @NonNull
    public static ProxySettings proxy(@NonNull Secret secret) throws InvalidSecretException {
        String address = text(secret, "address", "address");
        if (address == null || address.length() > LONGEST_ADDRESS) {
            throw new InvalidSecretException("the Secret " + secret.name() + " lacks the key address of a proxy, such as "
                    + "http://proxy.example.com:3128, of at most " + LONGEST_ADDRESS + " characters");
        }
        try {
            return ProxySettings.of(
                    ProxyAddress.parse(
                            address, text(secret, "username", "username"), text(secret, "password", "password")),
                    NoProxy.NONE);
        } catch (InvalidConnectionException e) {
            throw new InvalidSecretException("the Secret " + secret.name() + ": " + e.getMessage());
        }
    }

    private static String text(Secret secret, String key, String old) {
        return secret.text(key).or(() -> secret.text(old)).filter(text -> !text.isBlank()).orElse(null);
    }
}

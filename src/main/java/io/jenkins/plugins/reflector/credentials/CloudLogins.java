package io.jenkins.plugins.reflector.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudIdentity;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudIdentityException;
import io.jenkins.plugins.reflector.engine.registry.cloud.CloudProvider;
import io.jenkins.plugins.reflector.engine.registry.cloud.Surroundings;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.http.JenkinsHttpClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Logins to the registries of clouds, kept until shortly before they end: by a key of Amazon's, or by the identity of the
 * controller's machine, which is the administrators' alone to lend.
 */
public final class CloudLogins {

    private static final int MOST = 100;
    private static final String MACHINE = "";

    /** By whose identity it is, never by a secret in clear text; the eldest are forgotten. */
    private static final Map<String, CloudIdentity> IDENTITIES = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, CloudIdentity> eldest) {
            return size() > MOST;
        }
    };

    @CheckForNull
    private static ProxySettings proxyOfIdentities;

    private CloudLogins() {}

    /**
     * What a registry of Amazon's is asked with by a key.
     *
     * @throws ScanException if Amazon refuses the key, or the registry is none of its own
     */
    @NonNull
    static RegistryCredentials withKey(@NonNull String id, @NonNull String key, @NonNull ImageName image)
            throws ScanException, InterruptedException {
        Map<String, String> variables = Map.of("AWS_ACCESS_KEY_ID", id, "AWS_SECRET_ACCESS_KEY", key);
        // Only the addresses are the machine's: else a key without rights would be helped out by the machine's own role.
        Surroundings surroundings = new Surroundings(
                name -> name.startsWith("AWS_ENDPOINT_URL") ? System.getenv(name) : variables.get(name),
                Path.of("there-are-no-files-of-a-key"));
        return login(hash(id + "\n" + key), surroundings, CloudProvider.AWS, image);
    }

    /**
     * What a registry of a cloud is asked with by the machine that Jenkins runs on.
     *
     * @throws ScanException if the machine has no identity there, or one without the right
     */
    @NonNull
    public static RegistryCredentials ofMachine(@NonNull CloudProvider provider, @NonNull ImageName image)
            throws ScanException, InterruptedException {
        return login(MACHINE, Surroundings.ofProcess(), provider, image);
    }

    private static RegistryCredentials login(
            String whose, Surroundings surroundings, CloudProvider provider, ImageName image)
            throws ScanException, InterruptedException {
        try {
            return identity(whose, surroundings).credentialsFor(provider, image);
        } catch (CloudIdentityException | InvalidConnectionException e) {
            throw RegistryCredentialsLookup.failure(e.getMessage());
        }
    }

    private static synchronized CloudIdentity identity(String whose, Surroundings surroundings)
            throws InvalidConnectionException {
        ProxySettings proxy = JenkinsHttpClient.connection().proxy();
        if (proxy == null ? proxyOfIdentities != null : !proxy.equals(proxyOfIdentities)) {
            IDENTITIES.clear();
            proxyOfIdentities = proxy;
        }
        CloudIdentity identity = IDENTITIES.get(whose);
        if (identity == null) {
            identity = new CloudIdentity(proxy, surroundings, Clock.systemUTC());
            IDENTITIES.put(whose, identity);
        }
        return identity;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * Changes the identity of this machine into credentials for the registries of its cloud, and keeps them until shortly before
 * they end. Safe for threads; one login at a time.
 */
public final class CloudIdentity implements AutoCloseable {

    private static final int MOST = 100;
    /** Credentials are not used up to their last moment: a listing may take a while. */
    private static final Duration SPARE = Duration.ofMinutes(5);

    /** Held, since what it opened for a proxy ends with it. */
    private final HttpClients clients;

    private final AwsLogin aws;
    private final GcpLogin gcp;
    private final AzureLogin azure;
    private final Clock clock;
    private final Map<String, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param proxy the way to the cloud's services; null for that of the process
     * @param surroundings where the identity is looked for
     * @param clock for signatures and the life of credentials
     * @throws InvalidConnectionException if the proxy cannot be used
     */
    public CloudIdentity(@CheckForNull ProxySettings proxy, @NonNull Surroundings surroundings, @NonNull Clock clock)
            throws InvalidConnectionException {
        this(proxy, surroundings, clock, host -> URI.create("https://" + host + "/"));
    }

    /** As above, with registries elsewhere than at their names. */
    CloudIdentity(
            @CheckForNull ProxySettings proxy,
            @NonNull Surroundings surroundings,
            @NonNull Clock clock,
            @NonNull Function<String, URI> registries)
            throws InvalidConnectionException {
        HttpClients clients = new HttpClients(RegistryClient.httpClient().build(), proxy, RegistryClient::httpClient);
        this.clients = clients;
        CloudHttp cloud = new CloudHttp(clients.of(ConnectionSettings.DEFAULT));
        this.aws = new AwsLogin(cloud, surroundings, clock);
        this.gcp = new GcpLogin(cloud, surroundings, clock);
        this.azure = new AzureLogin(cloud, surroundings, clock, registries);
        this.clock = clock;
    }

    /**
     * What to ask the registry of an image with.
     *
     * @throws CloudIdentityException if the registry is none of this cloud, or the machine's identity may not
     */
    @NonNull
    public synchronized RegistryCredentials credentialsFor(@NonNull CloudProvider provider, @NonNull ImageName image)
            throws CloudIdentityException, InterruptedException {
        String host = image.registry().toLowerCase(Locale.ROOT);
        String name = provider.name().toLowerCase(Locale.ROOT);
        if (!provider.owns(host)) {
            throw new CloudIdentityException("the registry " + host + " is none of the provider '" + name
                    + "'; correct spec.provider or spec.image");
        }
        Lease known = leases.get(name + " " + host);
        if (known != null && clock.instant().plus(SPARE).isBefore(known.end())) {
            return known.credentials();
        }
        Lease fresh =
                switch (provider) {
                    case AWS -> aws.login(host);
                    case AZURE -> azure.login(host);
                    case GCP -> gcp.login();
                };
        leases.put(name + " " + host, fresh);
        if (leases.size() > MOST) {
            leases.remove(leases.keySet().iterator().next());
        }
        return fresh.credentials();
    }

    /** Closes what was opened for a proxy. */
    @Override
    public void close() {
        clients.close();
    }
}

package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import java.net.URI;
import java.net.http.HttpClient;
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
public final class CloudIdentity {

    private static final int MOST = 100;
    /** Credentials are not used up to their last moment: a listing may take a while. */
    private static final Duration SPARE = Duration.ofMinutes(5);

    private final AwsLogin aws;
    private final GcpLogin gcp;
    private final AzureLogin azure;
    private final Clock clock;
    private final Map<String, Lease> leases = new LinkedHashMap<>(16, 0.75f, true);

    /**
     * @param http a client with the machine's proxy
     * @param surroundings where the identity is looked for
     * @param clock for signatures and the life of credentials
     */
    public CloudIdentity(@NonNull HttpClient http, @NonNull Surroundings surroundings, @NonNull Clock clock) {
        this(http, surroundings, clock, host -> URI.create("https://" + host + "/"));
    }

    /** As above, with registries elsewhere than at their names. */
    CloudIdentity(
            @NonNull HttpClient http,
            @NonNull Surroundings surroundings,
            @NonNull Clock clock,
            @NonNull Function<String, URI> registries) {
        CloudHttp cloud = new CloudHttp(http);
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
}

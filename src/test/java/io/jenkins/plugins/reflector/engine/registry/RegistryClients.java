package io.jenkins.plugins.reflector.engine.registry;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Clients that do not wait long, and targets at a registry of this machine. */
final class RegistryClients {

    static final Limits QUICK = Limits.DEFAULT.withRetries(3, Duration.ofMillis(5));
    static final RegistryCredentials BOT = RegistryCredentials.basic("bot", "s3cr:et/pass");

    private RegistryClients() {}

    static RegistryClient client(Limits limits) {
        return new RegistryClient(RegistryClient.httpClient().build(), limits, Clock.systemUTC());
    }

    static RegistryTarget target(EmbeddedRegistry registry, RegistryCredentials credentials) {
        return target(registry.host(), credentials, Duration.ofSeconds(20));
    }

    static RegistryTarget target(String host, RegistryCredentials credentials, Duration timeout) {
        try {
            return new RegistryTarget(ImageName.parse(host + "/org/app"), credentials, false, null, timeout);
        } catch (InvalidImageNameException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** The requests whose path ends so. */
    static List<EmbeddedRegistryRequest> asked(EmbeddedRegistry registry, String end) {
        return registry.requests().stream()
                .filter(request -> request.path().endsWith(end))
                .toList();
    }
}

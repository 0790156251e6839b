package io.jenkins.plugins.reflector.engine.registry.cloud;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A cloud in this process: its services speak the provider's own protocol, as far as a login needs it, and its registry. */
final class CloudStandIn implements AutoCloseable {

    final EmbeddedRegistry server;
    final Map<String, String> environment = new HashMap<>();
    private final Map<String, Function<EmbeddedRegistryRequest, EmbeddedRegistryAnswer>> services = new HashMap<>();

    /** @param server the registry, which gets the services beside it */
    CloudStandIn(EmbeddedRegistry server) {
        this.server = server;
        server.setFault(request -> Optional.ofNullable(services.get(request.path())).map(s -> s.apply(request)));
    }

    /** Answers at a path. */
    void serve(String path, Function<EmbeddedRegistryRequest, EmbeddedRegistryAnswer> service) {
        services.put(path, service);
    }

    void serve(String path, int status, String body) {
        serve(path, request -> EmbeddedRegistryAnswer.json(status, body));
    }

    /** What was asked at a path. */
    List<EmbeddedRegistryRequest> asked(String path) {
        return server.requests().stream().filter(request -> request.path().equals(path)).toList();
    }

    /** The identity of a machine with this environment. */
    CloudIdentity identity(Path home, Clock clock) throws Exception {
        return new CloudIdentity(
                null, new Surroundings(environment::get, home), clock, host -> URI.create(server.url() + "/"));
    }

    /** The tags of an image that is at home on the cloud's registry. */
    List<String> tags(String image, RegistryCredentials credentials) throws Exception {
        try (RegistryClient client = new RegistryClient(
                RegistryClient.httpClient().build(),
                Limits.DEFAULT.withRetries(1, Duration.ZERO),
                Clock.systemUTC())) {
            return client.listTags(new RegistryTarget(
                            ImageName.parse(image), credentials, false, server.url(), Duration.ofSeconds(20)))
                    .tags();
        }
    }

    /** A value of a form. */
    static String field(EmbeddedRegistryRequest request, String name) {
        for (String pair : request.body().split("&")) {
            if (pair.startsWith(name + "=")) {
                return URLDecoder.decode(pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    @Override
    public void close() {
        server.close();
    }
}

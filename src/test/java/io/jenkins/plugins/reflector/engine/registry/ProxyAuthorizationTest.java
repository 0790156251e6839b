package io.jenkins.plugins.reflector.engine.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProxyAuthorizationTest {

    @Test
    void onlyAProxySeesIt() throws Exception {
        try (EmbeddedRegistry server = EmbeddedRegistry.start()) {
            server.push("org/app", "1");
            RegistryTarget target = target(server.host() + "/org/app");
            HttpClient.Builder direct = RegistryClient.httpClient();
            assertThat(client(direct).listTags(target).tags()).containsExactly("1");
            assertThat(server.requests()).noneMatch(request -> request.headers().containsKey("proxy-authorization"));

            server.clearRequests();
            int port = server.url().getPort();
            HttpClient.Builder through =
                    RegistryClient.httpClient().proxy(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)));

            assertThat(client(through).listTags(target("registry.invalid:80/org/app")).tags()).containsExactly("1");
            assertThat(server.requests())
                    .isNotEmpty()
                    .allMatch(request -> "Basic c2VjcmV0".equals(request.headers().get("proxy-authorization")));
        }
    }

    private static RegistryTarget target(String image) throws Exception {
        return new RegistryTarget(
                ImageName.parse(image), RegistryCredentials.anonymous(), true, null, Duration.ofSeconds(20));
    }

    private static RegistryClient client(HttpClient.Builder http) {
        return new RegistryClient(http.build(), Limits.DEFAULT, Clock.systemUTC(), "Basic c2VjcmV0");
    }
}

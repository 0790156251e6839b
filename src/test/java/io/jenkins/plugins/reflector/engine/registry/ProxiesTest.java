package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.StubProxy;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A registry whose name only a proxy knows. */
class ProxiesTest {

    private final RegistryClient client = RegistryClients.client(QUICK);
    private EmbeddedRegistry registry;

    @BeforeEach
    void start() throws Exception {
        registry = EmbeddedRegistry.builder().basic("bot", "s3cr:et/pass").pageSize(1).start();
        registry.push("org/app", "1.0.0");
        registry.push("org/app", "1.0.1");
    }

    @AfterEach
    void stop() {
        client.close();
        registry.close();
    }

    @ParameterizedTest
    @CsvSource({"true,,", "true, u, p:w", "false,,", "false, u, p:w"})
    void leadThere(boolean socks, String user, String password) throws Exception {
        try (StubProxy proxy = new StubProxy(socks, registry.url().getPort(), user, password)) {
            RegistryTarget target = target(proxy, socks, user, password, NoProxy.NONE);

            assertThat(client.listTags(target).tags()).containsExactly("1.0.0", "1.0.1");
            assertThat(client.resolveDigest(target, "1.0.0")).startsWith("sha256:");
            assertThat(proxy.asked()).isNotEmpty().allMatch(asked -> asked.contains("registry.invalid"));
            assertThat(registry.requests()).noneMatch(r -> r.headers().getOrDefault("proxy-authorization", "").startsWith("Bearer"));
        }
    }

    @ParameterizedTest
    @CsvSource({"true, wrong-hush", "false, wrong-hush", "true,", "false,"})
    void refuseStrangers(boolean socks, String password) throws Exception {
        try (StubProxy proxy = new StubProxy(socks, registry.url().getPort(), "u", "right")) {
            RegistryTarget target = target(proxy, socks, password == null ? null : "u", password, NoProxy.NONE);

            assertThatThrownBy(() -> client.listTags(target))
                    .isInstanceOf(RegistryException.class)
                    .message()
                    .contains("registry.invalid")
                    .doesNotContain("wrong-hush");
            assertThat(registry.requests()).isEmpty();
        }
    }

    @Test
    void aProxyThatWantsAUserSaysSo() throws Exception {
        try (StubProxy proxy = new StubProxy(false, registry.url().getPort(), "u", "right")) {
            RegistryTarget target = target(proxy, false, null, null, NoProxy.NONE);

            assertThatThrownBy(() -> client.listTags(target)).hasMessageContaining("the proxy wants to know who asks");
        }
    }

    @Test
    void exceptedHostsAreAskedDirectly() throws Exception {
        try (StubProxy proxy = new StubProxy(true, 1, null, null)) {
            RegistryTarget through = target(proxy, true, null, null, NoProxy.parse("127.0.0.1"));
            RegistryTarget direct = new RegistryTarget(
                    ImageName.parse(registry.host() + "/org/app"),
                    RegistryClients.BOT,
                    false,
                    null,
                    through.timeout(),
                    through.options());

            assertThat(client.listTags(direct).tags()).hasSize(2);
            assertThat(proxy.asked()).isEmpty();
        }
    }

    @Test
    void thoseOfTheClientLeadWhereNoOthersAreNamedAndServersDoNotSeeWhoAsks() throws Exception {
        try (StubProxy proxy = new StubProxy(false, registry.url().getPort(), "u", "p:w");
                RegistryClient through = new RegistryClient(
                        RegistryClient.httpClient().build(),
                        QUICK,
                        Clock.systemUTC(),
                        ProxySettings.of(
                                ProxyAddress.parse("http://127.0.0.1:" + proxy.port(), "u", "p:w"),
                                NoProxy.parse("127.0.0.1")),
                        PaceSettings.DEFAULT)) {
            RegistryTarget usual = target(proxy, false, null, null, NoProxy.NONE).withOptions(RegistryOptions.DEFAULT);
            RegistryTarget own = target(proxy, false, "u", "p:w", NoProxy.NONE);

            assertThat(through.listTags(usual).tags()).hasSize(2);
            assertThat(through.listTags(own).tags()).hasSize(2);
            assertThat(proxy.asked()).isNotEmpty();
            int asked = proxy.asked().size();
            registry.clearRequests();
            through.listTags(RegistryClients.target(registry, RegistryClients.BOT));

            assertThat(proxy.asked()).hasSize(asked);
            assertThat(registry.requests())
                    .isNotEmpty()
                    .noneMatch(request -> request.headers().containsKey("proxy-authorization"));
        }
    }

    @Test
    void aClosedClientLeavesNoBridge() throws Exception {
        try (StubProxy proxy = new StubProxy(true, registry.url().getPort(), null, null)) {
            RegistryTarget target = target(proxy, true, null, null, NoProxy.NONE);
            client.listTags(target);
            client.close();

            assertThatThrownBy(() -> client.listTags(target)).isInstanceOf(RegistryException.class);
        }
    }

    private static RegistryTarget target(StubProxy proxy, boolean socks, String user, String password, NoProxy except)
            throws Exception {
        ProxyAddress address =
                ProxyAddress.parse((socks ? "socks5" : "http") + "://127.0.0.1:" + proxy.port(), user, password);
        return new RegistryTarget(
                ImageName.parse("registry.invalid:80/org/app"),
                RegistryClients.BOT,
                true,
                java.net.URI.create("http://registry.invalid/"),
                Duration.ofSeconds(20),
                RegistryOptions.DEFAULT.withConnection(
                        new ConnectionSettings(null, ProxySettings.of(address, except))));
    }
}

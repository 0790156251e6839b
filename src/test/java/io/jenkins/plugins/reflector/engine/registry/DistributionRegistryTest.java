package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.StubProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is special about the reference registry with tokens, over TLS, with client certificates; else see {@link RegistryContractTest}. */
class DistributionRegistryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RegistryCredentials ANYBODY = RegistryCredentials.anonymous();
    private static final RegistryCredentials BOT =
            RegistryCredentials.basic(RealRegistry.USER, RealRegistry.PASSWORD);

    @RegisterExtension
    static final RealRegistry TOKENS = RealRegistry.tokens();

    @RegisterExtension
    static final RealRegistry TLS = RealRegistry.tls();

    @RegisterExtension
    static final RealRegistry CLIENTS = RealRegistry.clientCertificates();

    private final String repository = "org/" + UUID.randomUUID();

    @Test
    void authenticatesByToken() throws Exception {
        String digest = TOKENS.push(repository, "1.0.0");
        int before = TOKENS.tokenServer().asked().size();
        RegistryClient client = client(QUICK);
        RegistryTarget target = target(TOKENS, BOT);

        assertThat(client.listTags(target).tags()).containsExactly("1.0.0");
        assertThat(client.resolveDigest(target, "1.0.0")).isEqualTo(digest);
        assertThat(client.platforms(target, "1.0.0")).hasSize(1);
        assertThat(client.listTags(target).tags()).hasSize(1);
        List<String> asked = TOKENS.tokenServer().asked();
        assertThat(asked.subList(before, asked.size()))
                .singleElement()
                .asString()
                .contains("scope=repository%3A" + repository.replace("/", "%2F") + "%3Apull");
        assertThatThrownBy(() -> client.listTags(target(TOKENS, RegistryCredentials.basic("bot", "wrong-hush"))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("incorrect username or password")
                .message()
                .doesNotContain("wrong-hush");
    }

    @Test
    void trustsTheGivenAuthorityAlone() throws Exception {
        String digest = TLS.push(repository, "1.0.0");
        RegistryTarget target = target(TLS, ANYBODY);
        RegistryTarget trusting = with(target, TlsSettings.parse(TLS.certificates().text("ca.crt"), null, null));

        assertThat(client(QUICK).listTags(trusting).tags()).containsExactly("1.0.0");
        assertThat(client(QUICK).resolveDigest(trusting, "1.0.0")).isEqualTo(digest);
        assertThatThrownBy(() -> client(QUICK).listTags(target))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("of an authority that is not trusted here");
        Certificates others = CLIENTS.certificates();
        assertThatThrownBy(() ->
                        client(QUICK).listTags(with(target, TlsSettings.parse(others.text("ca.crt"), null, null))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("TLS failed");
    }

    @ParameterizedTest
    @CsvSource({"client, client.key", "ec, ec.key", "client, client.old.key", "ec, ec.old.key"})
    void showsAClientCertificate(String name, String key) throws Exception {
        CLIENTS.push(repository, "1.0.0");
        Certificates certificates = CLIENTS.certificates();
        RegistryTarget target = target(CLIENTS, ANYBODY);
        TlsSettings tls =
                TlsSettings.parse(certificates.text("ca.crt"), certificates.text(name + ".crt"), certificates.text(key));

        assertThat(client(QUICK).listTags(with(target, tls)).tags()).containsExactly("1.0.0");
        assertThatThrownBy(() -> client(QUICK)
                        .listTags(with(target, TlsSettings.parse(certificates.text("ca.crt"), null, null))))
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("client certificate");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tunnelsThroughAProxyThatWantsAUser(boolean socks) throws Exception {
        TLS.push(repository, "1.0.0");
        try (StubProxy proxy =
                new StubProxy(socks, Integer.parseInt(TLS.host().replaceFirst(".*:", "")), "u", "p:w")) {
            ProxyAddress address =
                    ProxyAddress.parse((socks ? "socks5" : "http") + "://127.0.0.1:" + proxy.port(), "u", "p:w");
            RegistryTarget target = new RegistryTarget(
                    ImageName.parse("registry.invalid/" + repository),
                    ANYBODY,
                    false,
                    null,
                    PATIENCE,
                    RegistryOptions.DEFAULT.withConnection(new ConnectionSettings(
                            TlsSettings.parse(TLS.certificates().text("ca.crt"), null, null),
                            ProxySettings.of(address, NoProxy.NONE))));

            assertThat(client(QUICK).listTags(target).tags()).containsExactly("1.0.0");
            assertThat(proxy.asked()).isNotEmpty().allMatch(asked -> asked.contains("registry.invalid:443"));
        }
    }

    @Test
    void refusesKeysThatDoNotFit() throws Exception {
        Certificates certificates = TLS.certificates();
        String crt = certificates.text("client.crt");

        assertThatThrownBy(() -> TlsSettings.parse(null, crt, null)).hasMessageContaining("tls.key is missing");
        assertThatThrownBy(() -> TlsSettings.parse(null, null, certificates.text("client.key")))
                .hasMessageContaining("tls.crt is missing");
        assertThatThrownBy(() -> TlsSettings.parse(null, crt, certificates.text("locked.key")))
                .hasMessageContaining("has a passphrase");
        assertThatThrownBy(() -> TlsSettings.parse(null, crt, certificates.text("ec.key")))
                .hasMessageContaining("of another kind than the certificate's");
        assertThatThrownBy(() -> TlsSettings.parse("nothing", null, null)).hasMessageContaining("ca.crt has no certificate");
        assertThatThrownBy(() -> TlsSettings.parse(null, crt, crt)).hasMessageContaining("tls.key has no private key");
        assertThat(TlsSettings.parse(crt, crt, certificates.text("client.key")))
                .hasToString("TlsSettings[authorities=1, clientCertificate=true]")
                .isEqualTo(TlsSettings.parse(crt, crt, certificates.text("client.key")))
                .isNotEqualTo(TlsSettings.parse(null, crt, certificates.text("client.key")));
    }

    private RegistryTarget target(RealRegistry registry, RegistryCredentials credentials) throws Exception {
        return new RegistryTarget(
                ImageName.parse(registry.host() + "/" + repository), credentials, false, null, PATIENCE);
    }

    private static RegistryTarget with(RegistryTarget target, TlsSettings tls) {
        return target.withOptions(
                RegistryOptions.DEFAULT.withConnection(ConnectionSettings.DEFAULT.withTls(tls)));
    }
}

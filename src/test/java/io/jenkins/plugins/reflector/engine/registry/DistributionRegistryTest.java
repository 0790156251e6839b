package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.target;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.StubProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.testing.Certificates;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import io.jenkins.plugins.reflector.testing.TokenServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against the reference registry itself: plain, with a password, with tokens, over TLS, with client certificates. */
class DistributionRegistryTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final RegistryCredentials ANYBODY = RegistryCredentials.anonymous();
    private static final RegistryCredentials BOT = RegistryCredentials.basic("bot", "secret");
    /** bcrypt of {@code secret}, of the least cost that the registry takes. */
    private static final String HTPASSWD = "bot:$2b$04$hJL.kRNCqGmsgdnaayORmeINF/BruuNa3/o5a1eZ/42gQdNbqKpUi";

    @TempDir
    private Path folder;

    @Test
    void listsAndResolvesWhatWasPushed() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder, "", "")) {
            String digest = registry.push("1.0.0", "");
            registry.push("1.0.1", "");
            RegistryTarget target = target(registry.host(), ANYBODY, PATIENCE);

            assertThat(client(QUICK).listTags(target).tags()).containsExactlyInAnyOrder("1.0.0", "1.0.1");
            assertThat(client(QUICK.withPageSize(1)).listTags(target).tags())
                    .containsExactlyInAnyOrder("1.0.0", "1.0.1");
            assertThat(client(QUICK).resolveDigest(target, "1.0.0")).isEqualTo(digest);
            assertThatThrownBy(() -> client(QUICK).resolveDigest(target, "9.9.9"))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("404 from " + registry.host());
        }
    }

    @Test
    void readsWhatStandsBehindATag() throws Exception {
        try (RealRegistry registry = RealRegistry.start(folder, "", "")) {
            String digest = registry.push("1.0.0", "");
            RegistryTarget target = target(registry.host(), ANYBODY, PATIENCE);
            RegistryClient client = client(QUICK);

            ImageManifest manifest = client.manifest(target, "1.0.0");
            assertThat(manifest.digest()).isEqualTo(digest);
            assertThat(client.manifest(target, digest)).isEqualTo(manifest);
            assertThat(client.platforms(target, "1.0.0")).containsExactly(Platform.parse("linux/amd64"));
            ImageConfig config = client.config(target, manifest.configDigest());
            assertThat(config.labels()).containsEntry("tag", "1.0.0");
            assertThat(config.created()).isEqualTo("2026-01-02T03:04:05Z");
            assertThat(client.referrers(target, digest)).isEmpty();
        }
    }

    @Test
    void authenticatesByPassword() throws Exception {
        Path users = Files.writeString(folder.resolve("htpasswd"), HTPASSWD + "\n");
        try (RealRegistry registry = RealRegistry.start(
                folder, "", "auth:\n  htpasswd:\n    realm: test\n    path: " + users + "\n")) {
            String basic = "Basic " + Base64.getEncoder().encodeToString("bot:secret".getBytes(StandardCharsets.UTF_8));
            String digest = registry.push("1.0.0", basic);
            RegistryTarget target = target(registry.host(), BOT, PATIENCE);

            assertThat(client(QUICK).listTags(target).tags()).containsExactly("1.0.0");
            assertThat(client(QUICK).resolveDigest(target, "1.0.0")).isEqualTo(digest);
            assertThatThrownBy(() -> client(QUICK).listTags(target(registry.host(), ANYBODY, PATIENCE)))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("401 from " + registry.host() + " for org/app as anonymous user");
        }
    }

    @Test
    void authenticatesByToken() throws Exception {
        String digest = pushed();
        Certificates certificates = Certificates.make(folder.resolve("tls"));
        try (TokenServer tokens = new TokenServer(certificates, "bot", "secret", 300);
                RealRegistry registry = RealRegistry.start(folder, "", tokens.configuration())) {
            RegistryClient client = client(QUICK);
            RegistryTarget target = target(registry.host(), BOT, PATIENCE);

            assertThat(client.listTags(target).tags()).containsExactly("1.0.0");
            assertThat(client.resolveDigest(target, "1.0.0")).isEqualTo(digest);
            assertThat(client.platforms(target, "1.0.0")).hasSize(1);
            assertThat(client.listTags(target).tags()).hasSize(1);
            assertThat(tokens.asked()).hasSize(1).first().asString().contains("scope=repository%3Aorg%2Fapp%3Apull");
            assertThatThrownBy(() -> client.listTags(
                            target(registry.host(), RegistryCredentials.basic("bot", "wrong-hush"), PATIENCE)))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("incorrect username or password")
                    .message()
                    .doesNotContain("wrong-hush");
        }
    }

    @Test
    void trustsTheGivenAuthorityAlone() throws Exception {
        String digest = pushed();
        Certificates certificates = Certificates.make(folder.resolve("tls"));
        try (RealRegistry registry = RealRegistry.start(folder, tls(certificates, false), "")) {
            RegistryTarget target = target(registry.host(), ANYBODY, PATIENCE);
            RegistryTarget trusting = with(target, TlsSettings.parse(certificates.text("ca.crt"), null, null));

            assertThat(client(QUICK).listTags(trusting).tags()).containsExactly("1.0.0");
            assertThat(client(QUICK).resolveDigest(trusting, "1.0.0")).isEqualTo(digest);
            assertThatThrownBy(() -> client(QUICK).listTags(target))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("of an authority that is not trusted here");
            Certificates others = Certificates.make(folder.resolve("others"));
            assertThatThrownBy(() -> client(QUICK)
                            .listTags(with(target, TlsSettings.parse(others.text("ca.crt"), null, null))))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("TLS failed");
        }
    }

    @ParameterizedTest
    @CsvSource({"client, client.key", "ec, ec.key", "client, client.old.key", "ec, ec.old.key"})
    void showsAClientCertificate(String name, String key) throws Exception {
        pushed();
        Certificates certificates = Certificates.make(folder.resolve("tls"));
        try (RealRegistry registry = RealRegistry.start(folder, tls(certificates, true), "")) {
            RegistryTarget target = target(registry.host(), ANYBODY, PATIENCE);
            TlsSettings tls =
                    TlsSettings.parse(certificates.text("ca.crt"), certificates.text(name + ".crt"), certificates.text(key));

            assertThat(client(QUICK).listTags(with(target, tls)).tags()).containsExactly("1.0.0");
            assertThatThrownBy(() -> client(QUICK)
                            .listTags(with(target, TlsSettings.parse(certificates.text("ca.crt"), null, null))))
                    .isInstanceOf(RegistryException.class)
                    .hasMessageContaining("client certificate");
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void tunnelsThroughAProxyThatWantsAUser(boolean socks) throws Exception {
        pushed();
        Certificates certificates = Certificates.make(folder.resolve("tls"));
        try (RealRegistry registry = RealRegistry.start(folder, tls(certificates, false), "");
                StubProxy proxy = new StubProxy(
                        socks, Integer.parseInt(registry.host().replaceFirst(".*:", "")), "u", "p:w")) {
            ProxyAddress address =
                    ProxyAddress.parse((socks ? "socks5" : "http") + "://127.0.0.1:" + proxy.port(), "u", "p:w");
            RegistryTarget target = new RegistryTarget(
                    ImageName.parse("registry.invalid/org/app"),
                    ANYBODY,
                    false,
                    null,
                    PATIENCE,
                    RegistryOptions.DEFAULT.withConnection(new ConnectionSettings(
                            TlsSettings.parse(certificates.text("ca.crt"), null, null),
                            ProxySettings.of(address, NoProxy.NONE))));

            assertThat(client(QUICK).listTags(target).tags()).containsExactly("1.0.0");
            assertThat(proxy.asked()).isNotEmpty().allMatch(asked -> asked.contains("registry.invalid:443"));
        }
    }

    @Test
    void refusesKeysThatDoNotFit() throws Exception {
        Certificates certificates = Certificates.make(folder.resolve("tls"));
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

    /** Pushes over plain HTTP into the folder that the registry of the test then serves. */
    private String pushed() throws Exception {
        try (RealRegistry plain = RealRegistry.start(folder, "", "")) {
            return plain.push("1.0.0", "");
        }
    }

    private static String tls(Certificates certificates, boolean wantsClients) {
        return "  tls:\n    certificate: " + certificates.file("server.crt") + "\n    key: " + certificates.file("server.key")
                + "\n" + (wantsClients ? "    clientcas:\n    - " + certificates.file("ca.crt") + "\n" : "");
    }

    private static RegistryTarget with(RegistryTarget target, TlsSettings tls) {
        return target.withOptions(
                RegistryOptions.DEFAULT.withConnection(ConnectionSettings.DEFAULT.withTls(tls)));
    }
}

package io.jenkins.plugins.reflector.engine.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.servers.ForwardProxy;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.servers.real.TlsFront;
import io.jenkins.plugins.reflector.testing.RealServers;
import io.jenkins.plugins.reflector.testing.forge.StandInForge;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A host's API is reached as its repositories are: through the proxy, with the authority and the certificate of the connection. */
class PullRequestConnectionTest {

    @RegisterExtension
    static final StandInForge FORGE = StandInForge.gitea();

    private final HttpClients clients = new HttpClients(HttpClient::newBuilder);
    private final PullRequests requests = new PullRequests(clients);
    private ForwardProxy proxy;

    @BeforeEach
    void start() throws Exception {
        proxy = ForwardProxy.start("me", "right");
        FORGE.repository("team/fleet").addBranch("images");
    }

    @AfterEach
    void stop() throws Exception {
        clients.close();
        proxy.close();
    }

    private PullRequest ensure(String host, ConnectionSettings connection) throws Exception {
        return requests.ensure(
                ForgeKind.GITEA,
                new GitRemote(host + "/team/fleet.git", PullRequestsContract.LOGIN, Duration.ofSeconds(10), connection),
                new PullRequestText("images", "main", "Update nginx", "", List.of(), List.of(), false),
                true,
                warning -> {});
    }

    private ConnectionSettings through(String password) throws Exception {
        return ConnectionSettings.DEFAULT.withProxy(
                ProxySettings.of(ProxyAddress.parse(proxy.url(), "me", password), NoProxy.NONE));
    }

    @Test
    void goesThroughTheProxyAndSaysWhoAsks() throws Exception {
        String host = "http://git.invalid:" + URI.create(FORGE.url()).getPort();

        assertThat(ensure(host, through("right")).created()).isTrue();

        assertThat(FORGE.repository("team/fleet").pullRequests()).hasSize(1);
        assertThat(proxy.requests()).isNotEmpty().allMatch(line -> line.contains(" " + host + "/api/v1/"));
    }

    @Test
    void aProxyThatDoesNotKnowThePasswordIsToldFromTheHost() throws Exception {
        for (String scheme : List.of("http", "https")) {
            assertThatThrownBy(() -> ensure(scheme + "://git.invalid", through("wr0ng")))
                    .isInstanceOf(ForgeException.class)
                    .hasMessageContaining("The proxy on the way to git.invalid wants another user or password (407)")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void aHostThatIsNotThereIsToldInWords() {
        assertThatThrownBy(() -> ensure("http://127.0.0.1:1", ConnectionSettings.DEFAULT))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("127.0.0.1:1 could not be reached")
                .hasMessageContaining("nobody accepts connections at that host and port");
    }

    @Test
    void trustsTheAuthorityAndShowsTheCertificateOfTheRepository(@TempDir Path folder) throws Exception {
        RealServers.require("openssl", "openssl");
        Certificates certificates = Certificates.make(folder.resolve("tls"));
        try (TlsFront front = RealServers.orSkip(() -> TlsFront.start(folder.resolve("nginx"), certificates, FORGE.url(), ""))) {
            String host = "https://registry.invalid:" + front.port();
            TlsSettings tls = TlsSettings.parse(
                    certificates.text("ca.crt"), certificates.text("client.crt"), certificates.text("client.key"));

            assertThat(ensure(host, through("right").withTls(tls)).created()).isTrue();

            assertThat(proxy.requests()).isNotEmpty().allMatch(("CONNECT registry.invalid:" + front.port() + " HTTP/1.1")::equals);
            assertThatThrownBy(() -> ensure(host, through("right")))
                    .isInstanceOf(ForgeException.class)
                    .hasMessageContaining("could not be reached");
        }
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.NoProxy;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.connection.TlsSettings;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.real.Certificates;
import io.jenkins.plugins.reflector.servers.real.GitHttpBackend;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Git's own server behind TLS with client certificates, and behind a proxy. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GitConnectionTest {

    @TempDir
    Path temp;

    private Path served;
    private EmbeddedGitRepository repository;
    private GitHttpBackend server;

    @BeforeEach
    void prepare() throws Exception {
        served = Files.createDirectory(temp.resolve("served"));
        repository = EmbeddedGitRepository.create(served.resolve("fleet.git"));
        repository.commit("main", Map.of("a.yaml", "a: 1\n"), "Start");
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    private void push(String url, ConnectionSettings settings) throws Exception {
        JGitSessions sessions = new JGitSessions(temp.resolve("mirrors"), UrlRules.NETWORK_ONLY);
        GitRemote remote = new GitRemote(url, GitCredentials.NONE, Duration.ofSeconds(20), settings);
        try (GitSession session = sessions.open(remote)) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            FileChange change = new FileChange(
                    "a.yaml", snapshot.tree().read("a.yaml"), "a: 2\n".getBytes(StandardCharsets.UTF_8), List.of());
            String id = session.commit(snapshot, List.of(change), GitSessionFixture.BOT, "m");
            assertThat(session.push(id, "main", snapshot.commit(), Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(repository.head("main")).isEqualTo(id);
        }
    }

    @Test
    void anOwnAuthorityAndAClientCertificate() throws Exception {
        RealServers.require("openssl", "openssl");
        Certificates certificates = Certificates.make(temp.resolve("tls"));
        server = RealServers.orSkip(() -> GitHttpBackend.startTls(served, certificates.context("server")));
        String url = server.url("fleet.git");
        String ca = certificates.text("ca.crt");
        push(url, ConnectionSettings.DEFAULT.withTls(
                TlsSettings.parse(ca, certificates.text("client.crt"), certificates.text("client.key"))));
        assertThatThrownBy(() -> push(url, ConnectionSettings.DEFAULT.withTls(TlsSettings.parse(ca, null, null))))
                .isInstanceOf(GitException.class)
                .hasMessageMatching(".*(wants a client certificate|TLS connection broke).*");
        assertThatThrownBy(() -> push(url, ConnectionSettings.DEFAULT))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("its certificate is not trusted");
    }

    @Test
    void aProxyIsGoneThroughAndToldWhoAsks() throws Exception {
        server = RealServers.orSkip(() -> GitHttpBackend.start(served));
        // To a plain proxy the whole address is sent, so the server itself can stand for one.
        ProxyAddress proxy = ProxyAddress.parse(server.url("").replaceAll("/$", ""), "me", "s3cret");
        push("http://git.invalid/fleet.git", ConnectionSettings.DEFAULT.withProxy(ProxySettings.of(proxy, NoProxy.NONE)));
        assertThat(server.requests()).isNotEmpty().allMatch(request -> request.contains(" http://git.invalid/fleet.git/"));
        assertThatThrownBy(() -> push(
                        "http://git.invalid/fleet.git",
                        ConnectionSettings.DEFAULT.withProxy(ProxySettings.of(
                                ProxyAddress.parse("https://127.0.0.1:1", null, null), NoProxy.NONE))))
                .isInstanceOf(GitException.class)
                .hasMessageContaining("Git cannot go through the proxy https://127.0.0.1:1");
    }
}

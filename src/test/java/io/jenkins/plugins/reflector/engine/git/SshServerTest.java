package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.testing.SshServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real OpenSSH server. */
class SshServerTest extends GitSessionContract {

    @TempDir
    static Path serverDirectory;

    private static SshServer server;
    private static String key;

    @BeforeAll
    static void start() throws Exception {
        server = SshServer.start(serverDirectory);
        key = server.newKey("key", "ed25519", "");
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
    }

    @BeforeEach
    void letIn() throws IOException {
        server.authorize("key");
    }

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        try (EmbeddedGitServer local = EmbeddedGitServer.start(temp.resolve("served"))) {
            return local.create("fleet");
        }
    }

    @Override
    String url() {
        return server.url(temp.resolve("served/fleet.git"));
    }

    @Override
    GitCredentials credentials() {
        try {
            return new GitCredentials.SshKey(null, key, null, server.knownHosts());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String update(JGitSessions with, GitCredentials credentials) throws Exception {
        try (GitSession session = with.open(new GitRemote(url(), credentials, Duration.ofSeconds(20)))) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), BOT, "m");
            assertThat(session.push(id, "main", snapshot.commit(), Map.of())).isEqualTo(new PushOutcome.Pushed());
            return id;
        }
    }

    private GitException failure(JGitSessions with, GitCredentials credentials) throws Exception {
        GitException failure = catchThrowableOfType(GitException.class, () -> update(with, credentials));
        assertThat(failure).isNotNull();
        assertThat(failure.getMessage()).contains("127.0.0.1:" + server.port()).endsWith(".").doesNotContain("\n");
        return failure;
    }

    @ParameterizedTest
    @CsvSource({"ed25519,''", "ed25519,s3cret words", "rsa,''", "rsa,s3cret words", "ecdsa,s3cret words"})
    void keysOfAllKinds(String type, String passphrase) throws Exception {
        String name = type + passphrase.length();
        String ofKind = server.newKey(name, type, passphrase);
        server.authorize(name);
        String id = update(
                sessions,
                new GitCredentials.SshKey(
                        SshServer.user(), ofKind, passphrase.isEmpty() ? null : passphrase, server.knownHosts()));
        assertThat(repository.head("main")).isEqualTo(id);
    }

    @Test
    void aKeyThatIsNotLetIn() throws Exception {
        String other = server.newKey("other", "ed25519", "");
        assertThat(failure(sessions, new GitCredentials.SshKey(null, other, null, server.knownHosts())))
                .hasMessageContainingAll("did not accept an SSH key", "add the public key there");
    }

    @Test
    void aKeyThatCannotBeRead() throws Exception {
        String locked = server.newKey("locked", "ed25519", "s3cret words");
        for (String passphrase : new String[] {null, "wr0ng"}) {
            assertThat(failure(sessions, new GitCredentials.SshKey(null, locked, passphrase, server.knownHosts())))
                    .hasMessageContainingAll("the private key cannot be read", "passphrase")
                    .hasMessageNotContaining("wr0ng");
        }
        assertThat(failure(sessions, new GitCredentials.SshKey(null, "no key", null, server.knownHosts())))
                .hasMessageContaining("the private key cannot be read");
    }

    @Test
    void aServerWhoseKeyIsNotKnown() throws Exception {
        server.newKey("elsewhere", "ed25519", "");
        for (String known : List.of(
                "",
                server.knownHosts().replace("[127.0.0.1]", "[127.0.0.2]"),
                server.knownHosts().replaceAll("AAAA\\S+", keyOf("elsewhere")))) {
            assertThat(failure(sessions, new GitCredentials.SshKey(null, key, null, known)))
                    .hasMessageContainingAll("host key", "ssh-ed25519 SHA256:", "known_hosts");
        }
    }

    private static String keyOf(String name) throws IOException {
        return Files.readString(serverDirectory.resolve(name + ".pub")).split(" ")[1];
    }

    @Test
    void withoutKnownHostsThePolicyOfTheCallerDecides() throws Exception {
        List<String> asked = new ArrayList<>();
        boolean[] trust = {true};
        JGitSessions own = new JGitSessions(temp.resolve("mirrors"), UrlRules.NETWORK_ONLY, new HostKeyPolicy() {
            @Override
            public boolean accepts(String host, int port, PublicKey shown) {
                asked.add(host + " " + port + " " + KeyUtils.getKeyType(shown));
                return trust[0];
            }
        });
        GitCredentials unaware = new GitCredentials.SshKey(null, key, null, null);
        update(own, unaware);
        assertThat(asked).isNotEmpty().allMatch(("127.0.0.1 " + server.port() + " ssh-ed25519")::equals);
        trust[0] = false;
        assertThat(failure(own, unaware)).hasMessageContaining("host key");
        asked.clear();
        repository.commit("main", Map.of("apps.yaml", "a: 1\n"), "Back");
        update(own, credentials());
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        GitRemote missing = new GitRemote(
                server.url(temp.resolve("served/nothing.git")), credentials(), Duration.ofSeconds(20));
        try (GitSession session = sessions.open(missing)) {
            assertThat(catchThrowableOfType(GitException.class, () -> session.fetch(GitRef.branch("main"))))
                    .hasMessageContainingAll("no such repository", "nothing.git", "an SSH key");
        }
    }
}

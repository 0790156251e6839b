package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.real.SshServer;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.security.PublicKey;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real OpenSSH server. */
class SshServerTest extends GitSessionContract {

    @RegisterExtension
    static final RealGit GIT = RealGit.ssh();

    private SshServer server;
    private String key;
    private String name;

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        server = GIT.sshd();
        key = GIT.privateKey();
        name = UUID.randomUUID() + "-fleet";
        return GIT.create(name);
    }

    @Override
    String url() {
        return GIT.url(name);
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
        String ofKind = server.newKey(type + passphrase.length(), type, passphrase);
        server.authorize(type + passphrase.length());
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
        for (String known : List.of("", server.knownHosts().replace("[127.0.0.1]", "[127.0.0.2]"))) {
            assertThat(failure(sessions, new GitCredentials.SshKey(null, key, null, known)))
                    .hasMessageContainingAll("host key", "not among the known ones", "ssh-ed25519 SHA256:", "known_hosts");
        }
        String changed = server.knownHosts().replaceAll("AAAA\\S+", server.publicKey("elsewhere").split(" ")[1]);
        assertThat(failure(sessions, new GitCredentials.SshKey(null, key, null, changed)))
                .hasMessageContainingAll("host key", "not the known one", "ssh-ed25519 SHA256:", "whether it was renewed", "known_hosts");
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

            @Override
            public String place() {
                return "the list on the wall";
            }
        });
        GitCredentials unaware = new GitCredentials.SshKey(null, key, null, null);
        update(own, unaware);
        assertThat(asked).isNotEmpty().allMatch(("127.0.0.1 " + server.port() + " ssh-ed25519")::equals);
        trust[0] = false;
        assertThat(failure(own, unaware)).hasMessageContainingAll("host key", "add it to the list on the wall if it is right");
        asked.clear();
        repository.commit("main", Map.of("apps.yaml", "a: 1\n"), "Back");
        update(own, credentials());
        assertThat(asked).isEmpty();
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        GitRemote missing = new GitRemote(
                GIT.url("nothing"), credentials(), Duration.ofSeconds(20));
        try (GitSession session = sessions.open(missing)) {
            assertThat(catchThrowableOfType(GitException.class, () -> session.fetch(GitRef.branch("main"))))
                    .hasMessageContainingAll("no such repository", "nothing.git", "an SSH key");
        }
    }
}

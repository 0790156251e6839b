package io.jenkins.plugins.reflector.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetSocketAddress;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.List;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.sshd.ServerKeyDatabase;
import org.junit.jupiter.api.Test;

class JenkinsHostKeysTest {

    @Test
    void asksTheControllersDatabaseByTheNamesOfKnownHosts() throws Exception {
        PublicKey known = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPublic();
        JenkinsHostKeys keys = new JenkinsHostKeys(() -> new OneServer(known));

        assertThat(keys.accepts("localhost", 2222, known)).isTrue();
        assertThat(keys.accepts("localhost", 22, known)).isFalse();
        assertThat(keys.knownKeys("localhost", 2222)).containsExactly(known);
        assertThat(keys.knownKeys("localhost", 22)).isEmpty();
    }

    private record OneServer(PublicKey known) implements ServerKeyDatabase {
        @Override
        public List<PublicKey> lookup(String address, InetSocketAddress remote, Configuration configuration) {
            return address.equals("[localhost]:2222") && remote.getPort() == 2222 ? List.of(known) : List.of();
        }

        @Override
        public boolean accept(
                String address,
                InetSocketAddress remote,
                PublicKey key,
                Configuration configuration,
                CredentialsProvider provider) {
            return lookup(address, remote, configuration).contains(key);
        }
    }
}

package io.jenkins.plugins.reflector.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.Test;

/** What a Git server is shown, and what FIPS 140 keeps from it. */
class GitCredentialsLookupTest {

    private static final String URL = "ssh://git@git.example.com/fleet.git";

    @Test
    void inFipsModeNoGitServerIsAskedOverPlainHttp() throws Exception {
        assertThat(lookup(false, null).find(null, "http://git.example.com/a.git")).isEqualTo(GitCredentials.NONE);
        assertThatThrownBy(() -> lookup(true, null).find(null, "http://git.example.com/a.git"))
                .isInstanceOf(GitException.class)
                .hasMessage("In FIPS mode no Git server is asked over plain HTTP: give an https or ssh address.");
        assertThat(lookup(true, null).find(null, "https://git.example.com/a.git")).isEqualTo(GitCredentials.NONE);
    }

    @Test
    void inFipsModeAnSshKeyIsAStrongOne() throws Exception {
        for (String weak : List.of(rsa(1024), dsa())) {
            assertThat(lookup(false, weak).find("bot", URL)).isInstanceOf(GitCredentials.SshKey.class);
            assertThatThrownBy(() -> lookup(true, weak).find("bot", URL))
                    .hasMessageStartingWith("In FIPS mode an SSH key is RSA of at least 2048 bits, ECDSA or Ed25519, and that of the "
                            + "credentials \"bot\" is ssh-")
                    .hasMessageNotContaining("PRIVATE");
        }
        assertThat(lookup(true, rsa(2048)).find("bot", URL)).isInstanceOf(GitCredentials.SshKey.class);
        assertThat(lookup(true, curve()).find("bot", URL)).isInstanceOf(GitCredentials.SshKey.class);
        assertThatThrownBy(() -> lookup(true, "nonsense").find("bot", URL)).hasMessageNotContaining("nonsense");
    }

    @Test
    void inFipsModeASecretIsALongOne() throws Exception {
        assertThat(FipsRules.git("bot", new GitCredentials.UsernamePassword("me", "short-secret")))
                .hasValueSatisfying(problem -> assertThat(problem).contains("at least 14", "\"bot\"").doesNotContain("short-secret"));
        assertThat(FipsRules.git("bot", new GitCredentials.BearerToken("short-token"))).isPresent();
        assertThat(FipsRules.git("bot", new GitCredentials.UsernamePassword("me", "fourteen-or-more"))).isEmpty();
        assertThat(FipsRules.git("bot", GitCredentials.NONE)).isEmpty();
    }

    private static GitCredentialsLookup lookup(boolean fips, String key) {
        SSHUserPrivateKey ssh = (SSHUserPrivateKey) Proxy.newProxyInstance(
                SSHUserPrivateKey.class.getClassLoader(),
                new Class<?>[] {SSHUserPrivateKey.class},
                (proxy, method, arguments) ->
                        Map.of("getUsername", "git", "getPrivateKeys", List.of(key)).get(method.getName()));
        return new GitCredentialsLookup(
                new CredentialsContext() {
                    @Override
                    public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                        return Optional.of(type.cast(ssh));
                    }
                },
                fips);
    }

    private static String rsa(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return pem(generator);
    }

    private static String dsa() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
        generator.initialize(1024);
        return pem(generator);
    }

    private static String curve() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(generator.generateKeyPair(), "curve", null, text);
        return text.toString(StandardCharsets.US_ASCII);
    }

    private static String pem(KeyPairGenerator generator) {
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}

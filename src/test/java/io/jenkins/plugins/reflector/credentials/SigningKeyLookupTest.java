package io.jenkins.plugins.reflector.credentials;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.IdCredentials;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.junit.jupiter.api.Test;

class SigningKeyLookupTest {

    private static final String BROKEN_GPG = "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nnonsense\n-----END PGP PRIVATE KEY BLOCK-----\n";

    @Test
    void anSshKeySigns() throws Exception {
        SigningKeyLookup.Found found = lookup(credentials(SSHUserPrivateKey.class, Map.of("getPrivateKeys", List.of(pem()))));

        assertThat(found.key()).isEqualTo(new SigningKey("bot-key", SigningKey.Type.SSH));
        assertThat(found.signer().sign("tree 0\n".getBytes(StandardCharsets.UTF_8))).startsWith("-----BEGIN SSH SIGNATURE-----");
    }

    @Test
    void aFileWithAnSshKeyDoesToo() throws Exception {
        SigningKeyLookup.Found found = lookup(file(pem()));

        assertThat(found.key().type()).isEqualTo(SigningKey.Type.SSH);
    }

    @Test
    void anArmoredKeyIsReadAsGpgDoesAndAWrongOneShowsNothingOfItself() {
        assertThatThrownBy(() -> lookup(file(BROKEN_GPG)))
                .isInstanceOf(GitException.class)
                .hasMessageStartingWith("The signing key \"bot-key\" cannot be used: ")
                .hasMessageNotContaining("nonsense");
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> lookup(credentials(StandardUsernamePasswordCredentials.class, Map.of())))
                .hasMessageContaining("signs no commits")
                .hasMessageContaining("gpg --export-secret-keys --armor");
        assertThatThrownBy(() -> lookup(null)).hasMessageContaining("not found here");
        assertThatThrownBy(() -> lookup(credentials(SSHUserPrivateKey.class, Map.of("getPrivateKeys", List.of()))))
                .hasMessageContaining("holds 0 private keys");
    }

    @Test
    void fipsWantsAStrongSshKey() throws Exception {
        assertThat(lookup(file(pem(2048)), true).key().type()).isEqualTo(SigningKey.Type.SSH);
        assertThatThrownBy(() -> lookup(file(pem(1024)), true))
                .hasMessageContaining("In FIPS mode an SSH key is RSA of at least 2048 bits")
                .hasMessageContaining("ssh-rsa of 1024 bits");
    }

    private static SigningKeyLookup.Found lookup(StandardCredentials credentials) throws GitException {
        return lookup(credentials, false);
    }

    private static SigningKeyLookup.Found lookup(StandardCredentials credentials, boolean fips) throws GitException {
        return new SigningKeyLookup(new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.ofNullable(type.cast(credentials));
            }
        }, fips).find("bot-key");
    }

    private static StandardCredentials file(String content) {
        return credentials(
                FileCredentials.class,
                Map.of("getContent", new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8))));
    }

    private static <C> C credentials(Class<C> type, Map<String, Object> answers) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answers.get(method.getName())));
    }

    private static String pem() throws Exception {
        return pem(2048);
    }

    private static String pem(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(generator.generateKeyPair().getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
    }
}

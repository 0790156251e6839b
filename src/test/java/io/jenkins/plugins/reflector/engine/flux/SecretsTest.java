package io.jenkins.plugins.reflector.engine.flux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {

    private static final String HTTPS = "https://git.example.com/x";

    @Test
    void httpsTakesUserAndPasswordUnlessThereIsABearerToken() throws InvalidSecretException {
        assertThat(GitSecret.credentials(secret("Opaque", "username", "u", "password", "p"), HTTPS))
                .isEqualTo(new GitCredentials.UsernamePassword("u", "p"));
        assertThat(GitSecret.credentials(secret("Opaque", "username", "u", "password", "p", "bearerToken", "t"), HTTPS))
                .isEqualTo(new GitCredentials.BearerToken("t"));
        assertThat(GitSecret.credentials(secret("Opaque", "ca.crt", "c"), HTTPS)).isEqualTo(GitCredentials.NONE);
    }

    @Test
    void httpsRefusesContradictions() {
        assertThatThrownBy(() -> GitSecret.credentials(secret("Opaque", "password", "hunter2"), HTTPS))
                .isInstanceOf(InvalidSecretException.class)
                .hasMessage("the Secret n/s has a password but no username; add the key username");
        assertThatThrownBy(() -> GitSecret.credentials(secret("Opaque", "bearerToken", "t"), "https://bob@example.com/x"))
                .hasMessageContaining("remove the user from the URL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ssh://git@example.com/x", "git@example.com:x.git"})
    void sshNeedsIdentityAndKnownHosts(String url) throws InvalidSecretException {
        assertThat(GitSecret.credentials(secret("Opaque", "identity", "k", "known_hosts", "h", "password", "p"), url))
                .isEqualTo(new GitCredentials.SshKey(null, "k", "p", "h"));
        assertThatThrownBy(() -> GitSecret.credentials(secret("Opaque", "identity", "k"), url))
                .hasMessageContaining("lacks the key known_hosts");
        assertThatThrownBy(() -> GitSecret.credentials(secret("Opaque", "known_hosts", "k"), url))
                .hasMessageContaining("lacks the key identity");
    }

    @Test
    void aPathNeedsNoCredentials() throws InvalidSecretException {
        assertThat(GitSecret.credentials(secret("Opaque", "username", "u"), "../fleet")).isEqualTo(GitCredentials.NONE);
    }

    @Test
    void namesKeysNotActedOn() {
        assertThat(GitSecret.keysNotActedOn(secret("Opaque", "username", "u", "ca.crt", "c", "githubAppID", "1")))
                .containsExactly("githubAppID");
    }

    @Test
    void aRegistrySecretGoesByItsType() throws InvalidSecretException {
        assertThat(RegistrySecret.dockerConfigJson(
                        secret("kubernetes.io/dockerconfigjson", ".dockerconfigjson", "{\"auths\":{}}")))
                .contains("{\"auths\":{}}");
        assertThat(RegistrySecret.dockerConfigJson(secret("kubernetes.io/dockercfg", ".dockercfg", "{\"h\":{}}")))
                .contains("{\"auths\":{\"h\":{}}}");
        assertThat(RegistrySecret.dockerConfigJson(secret("Opaque", ".dockerconfigjson", "{}"))).isEmpty();
        assertThatThrownBy(() -> RegistrySecret.dockerConfigJson(secret("kubernetes.io/dockerconfigjson")))
                .hasMessageContaining("lacks the key .dockerconfigjson");
    }

    private static Secret secret(String type, String... keysAndValues) {
        Map<String, byte[]> data = new TreeMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            data.put(keysAndValues[i], keysAndValues[i + 1].getBytes(StandardCharsets.UTF_8));
        }
        return new Secret(new ResourceName("n", "s"), type, data, SourcePosition.NONE);
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.KeyPairGenerator;
import java.util.Base64;
import org.junit.jupiter.api.Test;

class SshKeysTest {

    /** A private key in PKCS #8, made without the tools of SSH. */
    static String newKey() throws Exception {
        byte[] key = KeyPairGenerator.getInstance("RSA").generateKeyPair().getPrivate().getEncoded();
        return "-----BEGIN PRIVATE KEY-----\n" + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key)
                + "\n-----END PRIVATE KEY-----\n";
    }

    @Test
    void readsAPemKeyWhateverItsLineEnds() throws Exception {
        String key = newKey();
        for (String text : new String[] {key, key.strip(), "\n" + key + "\n", key.replace("\n", "\r\n")}) {
            assertThat(SshKeys.read(new GitCredentials.SshKey(null, text, null, null)))
                    .singleElement()
                    .satisfies(pair -> assertThat(pair.getPublic().getAlgorithm()).isEqualTo("RSA"));
        }
    }

    @Test
    void doesNotRepeatAKeyThatIsCut() throws Exception {
        String key = newKey();
        String cut = key.substring(0, 400);
        assertThatThrownBy(() -> SshKeys.read(new GitCredentials.SshKey(null, cut, null, null)))
                .isInstanceOf(SshAccessException.class)
                .hasMessageContaining("is it complete")
                .hasMessageNotContaining(key.substring(40, 60));
    }
}

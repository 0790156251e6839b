package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.interfaces.DSAKey;
import java.security.interfaces.ECKey;
import java.security.interfaces.RSAKey;
import java.util.List;
import org.apache.sshd.common.config.keys.KeyUtils;

/**
 * What kind of SSH key it is, and how strong.
 *
 * @param type as SSH calls it, such as {@code ssh-ed25519}
 * @param bits of the modulus or the field
 */
public record SshKeyStrength(@NonNull String type, int bits) {

    private static final int ED25519_BITS = 256;

    /**
     * Of each key that the text holds.
     *
     * @throws GitException if it cannot be read; the message begins with a small letter, for "the key …: "
     */
    @NonNull
    public static List<SshKeyStrength> of(@NonNull GitCredentials.SshKey key) throws GitException {
        try {
            return SshKeys.read(key).stream().map(SshKeyStrength::of).toList();
        } catch (IOException e) {
            throw new GitException(String.valueOf(e.getMessage()));
        }
    }

    private static SshKeyStrength of(KeyPair pair) {
        PublicKey key = pair.getPublic();
        int bits = ED25519_BITS;
        if (key instanceof RSAKey rsa) {
            bits = rsa.getModulus().bitLength();
        } else if (key instanceof DSAKey dsa) {
            bits = dsa.getParams().getP().bitLength();
        } else if (key instanceof ECKey curve) {
            bits = curve.getParams().getCurve().getField().getFieldSize();
        }
        return new SshKeyStrength(KeyUtils.getKeyType(pair), bits);
    }
}

package io.jenkins.plugins.reflector.engine.git;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.interfaces.RSAKey;
import java.util.Base64;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.signature.BuiltinSignatures;
import org.apache.sshd.common.signature.Signature;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;

/** The signature format of OpenSSH (PROTOCOL.sshsig), in the namespace of Git. */
final class SshSignature {

    private static final byte[] MAGIC = "SSHSIG".getBytes(StandardCharsets.US_ASCII);
    private static final String NAMESPACE = "git";
    private static final String HASH = "sha512";
    private static final int LINE = 70;
    private static final int LEAST_RSA_BITS = 2048;

    private SshSignature() {}

    static CommitSigner signer(KeyPair key) throws GitException {
        String type = KeyUtils.getKeyType(key);
        if (key.getPublic() instanceof RSAKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
            throw new GitException("its RSA key has only " + rsa.getModulus().bitLength() + " bits; use one of at least "
                    + LEAST_RSA_BITS + ", or ed25519");
        }
        // RSA with SHA-1, as the key's type alone would mean, is refused by everybody.
        String algorithm = key.getPublic() instanceof RSAKey ? KeyUtils.RSA_SHA512_KEY_TYPE_ALIAS : type;
        BuiltinSignatures factory = BuiltinSignatures.fromFactoryName(algorithm);
        if (factory == null) {
            throw new GitException("its type " + type + " does not sign commits; use ed25519, ecdsa or rsa");
        }
        return commit -> {
            try {
                return sign(key, algorithm, factory.create(), commit);
            } catch (GeneralSecurityException e) {
                throw new GitException("Signing the commit failed: the SSH key does not do it ("
                        + e.getClass().getSimpleName() + "); use an ed25519 key.");
            } catch (Exception e) {
                throw new GitException("Signing the commit with the SSH key failed (" + e.getClass().getSimpleName() + ").");
            }
        };
    }

    private static String sign(KeyPair key, String algorithm, Signature signature, byte[] commit) throws Exception {
        Buffer signed = new ByteArrayBuffer();
        signed.putRawBytes(MAGIC);
        signed.putString(NAMESPACE);
        signed.putString("");
        signed.putString(HASH);
        signed.putBytes(MessageDigest.getInstance("SHA-512").digest(commit));
        signature.initSigner(null, key.getPrivate());
        signature.update(null, signed.getCompactData());

        Buffer numbers = new ByteArrayBuffer();
        numbers.putString(algorithm);
        numbers.putBytes(signature.sign(null));
        Buffer publicKey = new ByteArrayBuffer();
        publicKey.putRawPublicKey(key.getPublic());
        Buffer out = new ByteArrayBuffer();
        out.putRawBytes(MAGIC);
        out.putUInt(1);
        out.putBytes(publicKey.getCompactData());
        out.putString(NAMESPACE);
        out.putString("");
        out.putString(HASH);
        out.putBytes(numbers.getCompactData());
        return "-----BEGIN SSH SIGNATURE-----\n"
                + Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encodeToString(out.getCompactData())
                + "\n-----END SSH SIGNATURE-----\n";
    }
}

package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.openpgp.OpenPgpException;
import io.jenkins.plugins.reflector.engine.openpgp.OpenPgpSigner;
import java.io.IOException;
import java.security.KeyPair;
import java.time.Clock;
import java.util.List;

/** Makes signers of commits from keys that are in memory (flux.md 3.8). */
public final class CommitSigners {

    private CommitSigners() {}

    /**
     * Signs as {@code gpg} does.
     *
     * @param armored one private key, as {@code gpg --export-secret-keys --armor} writes it
     * @param passphrase null or empty if it has none
     * @throws GitException if the key cannot be used; the message begins with a small letter, for "the signing key …: "
     */
    @NonNull
    public static CommitSigner gpg(@NonNull String armored, @CheckForNull String passphrase) throws GitException {
        try {
            OpenPgpSigner signer = OpenPgpSigner.read(armored, passphrase, Clock.systemUTC());
            return commit -> {
                try {
                    return signer.sign(commit);
                } catch (OpenPgpException e) {
                    throw new GitException("Signing the commit failed: " + e.getMessage() + ".");
                }
            };
        } catch (OpenPgpException e) {
            throw new GitException(e.getMessage());
        }
    }

    /**
     * Signs as {@code ssh-keygen -Y sign -n git} does.
     *
     * @param privateKey in OpenSSH's or a PEM form: ed25519, ecdsa, or rsa of at least 2048 bits
     * @param passphrase null or empty if it has none
     * @throws GitException as of {@link #gpg}
     */
    @NonNull
    public static CommitSigner ssh(@NonNull String privateKey, @CheckForNull String passphrase) throws GitException {
        String given = passphrase == null || passphrase.isEmpty() ? null : passphrase;
        try {
            List<KeyPair> keys = SshKeys.read(new GitCredentials.SshKey(null, privateKey, given, null));
            if (keys.size() != 1) {
                throw new GitException("it holds " + keys.size() + " private keys; give just the one that signs");
            }
            return SshSignature.signer(keys.get(0));
        } catch (IOException e) {
            throw new GitException(String.valueOf(e.getMessage()));
        }
    }
}

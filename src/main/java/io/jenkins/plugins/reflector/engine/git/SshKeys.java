package io.jenkins.plugins.reflector.engine.git;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.ArrayList;
import java.util.List;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.FilePasswordProvider;
import org.apache.sshd.common.util.security.SecurityUtils;

/** Reads private keys from memory; they are never written to a file. */
final class SshKeys {

    private SshKeys() {}

    static List<KeyPair> read(GitCredentials.SshKey key) throws IOException {
        FilePasswordProvider passphrase =
                key.passphrase() == null ? FilePasswordProvider.EMPTY : FilePasswordProvider.of(key.passphrase());
        List<KeyPair> pairs = new ArrayList<>();
        try {
            byte[] text = (key.privateKey().strip() + "\n").getBytes(StandardCharsets.UTF_8);
            Iterable<KeyPair> read = SecurityUtils.loadKeyPairIdentities(
                    null, NamedResource.ofName("the SSH key"), new ByteArrayInputStream(text), passphrase);
            if (read != null) {
                read.forEach(pairs::add);
            }
        } catch (IOException | GeneralSecurityException | RuntimeException e) {
            throw unreadable(key);
        }
        if (pairs.isEmpty()) {
            throw unreadable(key);
        }
        return pairs;
    }

    private static SshAccessException unreadable(GitCredentials.SshKey key) {
        return new SshAccessException(
                SshAccessException.Reason.LOGIN,
                (key.passphrase() == null
                                ? "the private key cannot be read; is it complete, and without a passphrase?"
                                : "the private key cannot be read; is it complete, and the passphrase right?")
                        + (SecurityUtils.isEDDSACurveSupported()
                                ? ""
                                : " An ed25519 key needs the library EdDSA, in Jenkins the plugin eddsa-api"),
                null);
    }
}

package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.CommitSigners;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;

/** What a Secret means when {@code git.commit.signingKey} refers to it (flux.md 3.8). */
public final class SigningSecret {

    private static final String GPG_KEY = "git.asc";
    private static final String SSH_KEY = "identity";

    private SigningSecret() {}

    /**
     * What signs with the key of a Secret.
     *
     * @throws InvalidSecretException if the key is missing or cannot be used
     */
    @NonNull
    public static CommitSigner signer(@NonNull Secret secret, @NonNull SigningKey.Type type)
            throws InvalidSecretException {
        boolean gpg = type == SigningKey.Type.GPG;
        String field = gpg ? GPG_KEY : SSH_KEY;
        String key = secret.text(field).orElse("");
        if (key.isBlank()) {
            throw new InvalidSecretException("the Secret " + secret.name() + " lacks the key " + field
                    + ", which signing by " + type.text() + " needs; add it");
        }
        String passphrase = secret.text(gpg ? "passphrase" : "password").orElse("");
        try {
            return gpg ? CommitSigners.gpg(key, passphrase) : CommitSigners.ssh(key, passphrase);
        } catch (GitException e) {
            throw new InvalidSecretException(
                    "the signing key " + field + " of the Secret " + secret.name() + " cannot be used: " + e.getMessage());
        }
    }
}

package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.Secret;
import io.jenkins.plugins.reflector.engine.git.CommitSigner;
import io.jenkins.plugins.reflector.engine.git.CommitSigners;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.resource.SigningKey;
import java.io.IOException;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.FileCredentials;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Turns a credentials id into what signs commits: an SSH key, or a file or text with an armored GPG key. */
public final class SigningKeyLookup {

    private static final String GPG_BEGIN = "-----BEGIN PGP ";

    private final CredentialsContext context;

    private final boolean fips;

    /** @param fips whether the controller must keep to FIPS 140 */
    public SigningKeyLookup(@NonNull CredentialsContext context, boolean fips) {
        this.context = context;
        this.fips = fips;
    }

    /**
     * A key.
     *
     * @param key its credentials id, and what kind it turned out to be
     * @param signer signs with it
     */
    public record Found(@NonNull SigningKey key, @NonNull CommitSigner signer) {}

    /**
     * The key of an id.
     *
     * @throws GitException with a sentence for the user if there is none of that id here, or it cannot sign
     */
    @NonNull
    public Found find(@NonNull String id) throws GitException {
        StandardCredentials credentials = context.find(StandardCredentials.class, id, null)
                .orElseThrow(() -> new GitException("The credentials \"" + id
                        + "\" for signing commits are not found here: choose others, or add them where they can be seen."));
        try {
            if (credentials instanceof SSHUserPrivateKey ssh) {
                return ssh(id, ssh);
            }
            if (credentials instanceof FileCredentials file) {
                return armored(id, content(id, file));
            }
            if (credentials instanceof StringCredentials text) {
                return armored(id, text.getSecret().getPlainText());
            }
        } catch (GitException e) {
            throw new GitException("The signing key \"" + id + "\" cannot be used: " + e.getMessage());
        }
        throw new GitException("The credentials \"" + id + "\" are of a kind that signs no commits: choose an SSH key, or a"
                + " secret file or text with a GPG key as gpg --export-secret-keys --armor writes it.");
    }

    private Found ssh(String id, SSHUserPrivateKey key) throws GitException {
        if (key.getPrivateKeys().size() != 1) {
            throw new GitException("it holds " + key.getPrivateKeys().size() + " private keys; give just the one that signs");
        }
        Secret passphrase = key.getPassphrase();
        return ssh(id, key.getPrivateKeys().get(0), passphrase == null ? null : passphrase.getPlainText());
    }

    private Found armored(String id, String key) throws GitException {
        return key.contains(GPG_BEGIN)
                ? new Found(new SigningKey(id, SigningKey.Type.GPG), CommitSigners.gpg(key, null))
                : ssh(id, key, null);
    }

    private Found ssh(String id, String key, @CheckForNull String passphrase) throws GitException {
        if (fips) {
            String plain = passphrase == null || passphrase.isEmpty() ? null : passphrase;
            Optional<String> problem = FipsRules.sshKey(id, new GitCredentials.SshKey(null, key, plain, null));
            if (problem.isPresent()) {
                throw new GitException(problem.get());
            }
        }
        return new Found(new SigningKey(id, SigningKey.Type.SSH), CommitSigners.ssh(key, passphrase));
    }

    private static String content(String id, FileCredentials file) throws GitException {
        try {
            return SecretFiles.text(file);
        } catch (IOException e) {
            throw new GitException("the file of the credentials \"" + id + "\" cannot be read: " + e.getMessage());
        }
    }
}

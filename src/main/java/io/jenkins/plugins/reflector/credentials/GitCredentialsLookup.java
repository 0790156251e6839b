package io.jenkins.plugins.reflector.credentials;

import com.cloudbees.jenkins.plugins.sshcredentials.SSHUserPrivateKey;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.common.StandardUsernamePasswordCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.util.Secret;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import java.util.Optional;
import org.jenkinsci.plugins.plaincredentials.StringCredentials;

/** Turns a credentials id into what the engine shows a Git server. */
public final class GitCredentialsLookup {

    private final CredentialsContext context;
    private final boolean fips;

    /** @param fips whether the controller must keep to FIPS 140 */
    public GitCredentialsLookup(@NonNull CredentialsContext context, boolean fips) {
        this.context = context;
        this.fips = fips;
    }

    /**
     * The credentials of an id.
     *
     * @param id null for none
     * @throws GitException if there are none of that id here, or of a kind that Git cannot use; or if FIPS 140 forbids them or the URL
     */
    @NonNull
    public GitCredentials find(@CheckForNull String id, @NonNull String url) throws GitException {
        if (fips) {
            refuse(FipsRules.plainHttp("Git server", url));
        }
        if (id == null) {
            return GitCredentials.NONE;
        }
        StandardCredentials credentials = context.find(StandardCredentials.class, id, url)
                .orElseThrow(() -> new GitException("The credentials \"" + id
                        + "\" for the Git server are not found here: choose others, or add them where this job sees them."));
        GitCredentials found = convert(id, credentials);
        if (fips) {
            refuse(FipsRules.git(id, found));
        }
        return found;
    }

    private static void refuse(Optional<String> problem) throws GitException {
        if (problem.isPresent()) {
            throw new GitException(problem.get());
        }
    }

    private static GitCredentials convert(String id, StandardCredentials credentials) throws GitException {
        if (credentials instanceof StandardUsernamePasswordCredentials user) {
            return new GitCredentials.UsernamePassword(user.getUsername(), user.getPassword().getPlainText());
        }
        if (credentials instanceof SSHUserPrivateKey key) {
            if (key.getPrivateKeys().isEmpty()) {
                throw new GitException("The credentials \"" + id + "\" hold no SSH key: enter one.");
            }
            Secret passphrase = key.getPassphrase();
            String plain = passphrase == null ? "" : passphrase.getPlainText();
            return new GitCredentials.SshKey(
                    key.getUsername(), key.getPrivateKeys().get(0), plain.isEmpty() ? null : plain, null);
        }
        if (credentials instanceof StringCredentials token) {
            return new GitCredentials.BearerToken(token.getSecret().getPlainText());
        }
        throw new GitException("The credentials \"" + id + "\" are of a kind that Git cannot use: "
                + "choose a user with password, an SSH key or a secret text.");
    }
}

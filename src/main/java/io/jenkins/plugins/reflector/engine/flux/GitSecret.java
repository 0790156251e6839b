package io.jenkins.plugins.reflector.engine.flux;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.resource.Secret;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a Secret means when a GitRepository refers to it (flux.md 3.2). */
public final class GitSecret {

    private static final Pattern SCP_LIKE = Pattern.compile("[^/:]+@[^/:]+:.*");
    private static final List<String> NOT_ACTED_ON = List.of("githubAppID");

    private GitSecret() {}

    /**
     * The credentials for a URL.
     *
     * @throws InvalidSecretException if keys are missing or contradict each other
     */
    @NonNull
    public static GitCredentials credentials(@NonNull Secret secret, @NonNull String url) throws InvalidSecretException {
        String lower = url.toLowerCase(Locale.ROOT);
        if (lower.startsWith("https://") || lower.startsWith("http://")) {
            return http(secret, url);
        }
        if (lower.startsWith("ssh://") || SCP_LIKE.matcher(url).matches()) {
            return ssh(secret);
        }
        return GitCredentials.NONE;
    }

    /** Which of the Secret's keys mean something to Flux and are not acted on here, in a fixed order. */
    @NonNull
    public static List<String> keysNotActedOn(@NonNull Secret secret) {
        return NOT_ACTED_ON.stream().filter(secret.data()::containsKey).toList();
    }

    private static GitCredentials http(Secret secret, String url) throws InvalidSecretException {
        String bearer = secret.text("bearerToken").orElse("");
        if (!bearer.isEmpty()) {
            if (hasUserInfo(url)) {
                throw new InvalidSecretException("the Secret " + secret.name()
                        + " has a bearerToken while the repository's URL names a user; remove the user from the URL");
            }
            return new GitCredentials.BearerToken(bearer);
        }
        String username = secret.text("username").orElse("");
        String password = secret.text("password").orElse("");
        if (username.isEmpty() && !password.isEmpty()) {
            throw new InvalidSecretException(
                    "the Secret " + secret.name() + " has a password but no username; add the key username");
        }
        return username.isEmpty() ? GitCredentials.NONE : new GitCredentials.UsernamePassword(username, password);
    }

    private static boolean hasUserInfo(String url) {
        String rest = url.substring(url.indexOf("://") + 3);
        int slash = rest.indexOf('/');
        return (slash < 0 ? rest : rest.substring(0, slash)).contains("@");
    }

    private static GitCredentials ssh(Secret secret) throws InvalidSecretException {
        String identity = secret.text("identity").orElse("");
        String knownHosts = secret.text("known_hosts").orElse("");
        if (identity.isEmpty() || knownHosts.isEmpty()) {
            throw new InvalidSecretException("the Secret " + secret.name() + " lacks the key "
                    + (identity.isEmpty() ? "identity" : "known_hosts") + ", which a repository over SSH needs; add it");
        }
        String passphrase = secret.text("password").orElse("");
        return new GitCredentials.SshKey(null, identity, passphrase.isEmpty() ? null : passphrase, knownHosts);
    }
}

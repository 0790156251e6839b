package io.jenkins.plugins.reflector.engine.forge;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.registry.connection.SecretForms;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Who we are to a host's API: the token that Git uses over HTTP too, in the form that the host wants. Its text shows no secret. */
final class ForgeLogin {

    private final String who;
    private final String secret;
    private final String header;

    private ForgeLogin(String who, String secret, String header) {
        this.who = who;
        this.secret = secret;
        this.header = header;
    }

    /** {@code Bearer}, or another word, and the token, be it a password or not. */
    static ForgeLogin token(@NonNull String word, @NonNull GitCredentials credentials, @NonNull String host) throws ForgeException {
        if (credentials instanceof GitCredentials.UsernamePassword pair) {
            return new ForgeLogin("user " + pair.username(), pair.password(), word + " " + pair.password());
        }
        return bearer(word, credentials, host);
    }

    /** Basic for a user with a password, else a bearer token. */
    static ForgeLogin basicOrBearer(@NonNull GitCredentials credentials, @NonNull String host) throws ForgeException {
        if (credentials instanceof GitCredentials.UsernamePassword pair) {
            byte[] bytes = (pair.username() + ":" + pair.password()).getBytes(StandardCharsets.UTF_8);
            return new ForgeLogin("user " + pair.username(), pair.password(), "Basic " + Base64.getEncoder().encodeToString(bytes));
        }
        return bearer("Bearer", credentials, host);
    }

    private static ForgeLogin bearer(String word, GitCredentials credentials, String host) throws ForgeException {
        if (credentials instanceof GitCredentials.BearerToken bearer) {
            return new ForgeLogin("the token", bearer.token(), word + " " + bearer.token());
        }
        throw new ForgeException("Pull requests on " + host + " need a token, and there is "
                + (credentials instanceof GitCredentials.SshKey ? "an SSH key" : "no login")
                + ": reach the repository over https with a user name and a token.");
    }

    String header() {
        return header;
    }

    /** A text without the secret, on one line, cut after so many characters. */
    String hide(String text, int most) {
        String hidden = SecretForms.of(List.of(secret, header, header.substring(header.indexOf(' ') + 1))).hide(text).replaceAll("\\p{Cntrl}|\\p{Cf}", " ").strip();
        return hidden.length() <= most ? hidden : hidden.substring(0, most) + "…";
    }

    @Override
    public String toString() {
        return who;
    }
}

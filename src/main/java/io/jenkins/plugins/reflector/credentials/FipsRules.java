package io.jenkins.plugins.reflector.credentials;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitException;
import io.jenkins.plugins.reflector.engine.git.SshKeyStrength;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxyAddress;
import java.util.Locale;
import java.util.Optional;

/**
 * What a controller that keeps to FIPS 140 refuses (jenkins.md 1.5): one sentence each, with what to do. That it does, whoever
 * asks knows.
 */
public final class FipsRules {

    /** HMAC keys and passwords of fewer characters are too short. */
    public static final int SHORTEST_SECRET = 14;

    private static final String MODE = "In FIPS mode ";
    private static final int LEAST_RSA = 2048;
    private static final int LEAST_CURVE = 224;

    private FipsRules() {}

    /** An address that is asked over plain HTTP; nothing is wrong with what is no address at all, which others tell. */
    @NonNull
    public static Optional<String> plainHttp(@NonNull String what, @CheckForNull String url) {
        boolean plain = url != null && url.trim().toLowerCase(Locale.ROOT).startsWith("http://");
        return when(plain, "no " + what + " is asked over plain HTTP: give an https"
                + (what.equals("Git server") ? " or ssh" : "") + " address.");
    }

    /** A secret that anybody could guess who tries long enough. */
    @NonNull
    public static Optional<String> secret(@NonNull String whose, @NonNull String secret) {
        return when(
                secret.length() < SHORTEST_SECRET,
                "a password or secret has at least " + SHORTEST_SECRET + " characters, and that of " + whose
                        + " has less: choose a longer one.");
    }

    /** A sender that proves itself by a hash that is too weak. */
    @NonNull
    public static Optional<String> weakHash(@NonNull String sender) {
        return when(true, "nothing is proved by SHA-1, which is all that " + sender + " can do: have a proxy that you trust sign its deliveries"
                + " anew and configure the sender generic, or let the repositories be scanned at their interval.");
    }

    /** What is shown to a Git server. */
    @NonNull
    public static Optional<String> git(@NonNull String id, @NonNull GitCredentials credentials) throws GitException {
        if (credentials instanceof GitCredentials.UsernamePassword user) {
            return secret("the credentials \"" + id + "\"", user.password());
        }
        if (credentials instanceof GitCredentials.BearerToken token) {
            return secret("the credentials \"" + id + "\"", token.token());
        }
        return credentials instanceof GitCredentials.SshKey key ? sshKey(id, key) : Optional.empty();
    }

    /** A key of SSH, which logs in or signs. */
    @NonNull
    public static Optional<String> sshKey(@NonNull String id, @NonNull GitCredentials.SshKey key) throws GitException {
        for (SshKeyStrength strength : SshKeyStrength.of(key)) {
            if (!allowed(strength)) {
                return when(true, "an SSH key is RSA of at least " + LEAST_RSA + " bits, ECDSA or Ed25519, and that of the credentials \""
                        + id + "\" is " + strength.type() + " of " + strength.bits() + " bits: make another one.");
            }
        }
        return Optional.empty();
    }

    private static boolean allowed(SshKeyStrength key) {
        return switch (key.type()) {
            case "ssh-rsa" -> key.bits() >= LEAST_RSA;
            case "ssh-ed25519" -> true;
            default -> key.type().startsWith("ecdsa-") && key.bits() >= LEAST_CURVE;
        };
    }

    /** A proxy, which must not hear of a user in clear text. */
    @NonNull
    public static Optional<String> proxy(@NonNull ProxyAddress proxy) {
        if (proxy.user() == null) {
            return Optional.empty();
        }
        return proxyOfUser(proxy.toString())
                .or(() -> secret("the proxy " + proxy, proxy.password() == null ? "" : proxy.password()));
    }

    /**
     * The same, as far as the address tells.
     *
     * @param address without a user
     */
    @NonNull
    public static Optional<String> proxyOfUser(@NonNull String address) {
        return when(
                !address.trim().toLowerCase(Locale.ROOT).startsWith("https://"),
                "no proxy is shown a user in clear text, as " + address.trim()
                        + " would be: give it an https address, or a proxy that wants no user.");
    }

    /** A sentence of these rules as the rest of another one. */
    @NonNull
    public static String clause(@NonNull String sentence) {
        return sentence.substring(0, 1).toLowerCase(Locale.ROOT) + sentence.substring(1, sentence.length() - 1);
    }

    private static Optional<String> when(boolean wrong, String rest) {
        return wrong ? Optional.of(MODE + rest) : Optional.empty();
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Answers a registry's challenge with an Authorization header (flux.md 1.5, features.md 4.2). */
final class Authorizations {

    private static final int LEARNED = 5000;
    private static final Duration REMEMBERED = Duration.ofDays(1);

    private final BearerTokens tokens;
    private final ExpiringCache<RegistryTarget, AuthChallenge> learned;

    Authorizations(@NonNull BearerTokens tokens, @NonNull Clock clock) {
        this.tokens = tokens;
        this.learned = new ExpiringCache<>(LEARNED, clock);
    }

    /** Remembers a challenge that was answered well, so that the next operation need not be refused first. */
    void learn(@NonNull RegistryTarget target, @NonNull AuthChallenge challenge) {
        learned.put(target.essence(), challenge, REMEMBERED);
    }

    /** What this repository wanted of these credentials last. */
    @NonNull
    Optional<AuthChallenge> learned(@NonNull RegistryTarget target) {
        return learned.get(target.essence());
    }

    /**
     * What is sent to a registry that answers everybody: some show more to whom they know, and hide the rest as if it did
     * not exist (flux.md E).
     */
    @CheckForNull
    static String unasked(@NonNull RegistryCredentials credentials) {
        return credentials instanceof UserPassword user
                ? basic(user)
                : credentials instanceof RegistryToken token ? "Bearer " + token.token() : null;
    }

    /**
     * The header that answers a challenge.
     *
     * @param server the registry, as it was reached
     * @param renew whether a token in the cache was refused
     * @return null if the credentials have nothing that fits the challenge
     * @throws RegistryException if the token service refuses, or must not be asked
     */
    @CheckForNull
    String answer(
            @NonNull AuthChallenge challenge,
            @NonNull RegistryTarget target,
            @NonNull URI server,
            boolean renew,
            @NonNull Conversation with)
            throws RegistryException, InterruptedException {
        RegistryCredentials credentials = target.credentials();
        if (!challenge.isBearer()) {
            return credentials instanceof UserPassword user ? basic(user) : null;
        }
        if (credentials instanceof RegistryToken registryToken) {
            return renew ? null : "Bearer " + registryToken.token();
        }
        boolean plainAllowed = Origin.of(server).isPlain() || target.insecure();
        BearerTokens.Key key = new BearerTokens.Key(
                RemoteUrls.realm(
                        server,
                        challenge.parameter("realm").orElse(""),
                        plainAllowed,
                        with.tokenHosts(),
                        with.failures()),
                challenge.parameter("service").orElse(""),
                scopes(challenge, target),
                credentials,
                with.connection());
        if (renew) {
            tokens.forget(key);
        }
        return "Bearer " + tokens.token(key, with);
    }

    @NonNull
    static String basic(@NonNull UserPassword user) {
        byte[] pair = (user.username() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /**
     * Pull, and what else the registry wants for this very repository, never for another one, and nothing for the registry itself; {@code library/app} is what
     * some redirect {@code app} to (features.md 4.3, Harbor).
     */
    private static List<String> scopes(AuthChallenge challenge, RegistryTarget target) {
        if (target.image().repository().isEmpty()) {
            return List.of();
        }
        String prefix = "repository:" + target.repository() + ":";
        String inLibrary = "repository:library/" + target.repository() + ":";
        List<String> scopes = new ArrayList<>(List.of(prefix + "pull"));
        for (String scope : challenge.parameter("scope").orElse("").split("\\s+")) {
            if ((scope.startsWith(prefix) || scope.startsWith(inLibrary)) && !scopes.contains(scope)) {
                scopes.add(scope);
            }
        }
        return List.copyOf(scopes);
    }
}

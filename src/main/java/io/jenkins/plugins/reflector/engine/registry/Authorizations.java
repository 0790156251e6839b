package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.RegistryToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Answers a registry's challenge with an Authorization header (flux.md 1.5, features.md 4.2). */
final class Authorizations {

    private final BearerTokens tokens;

    Authorizations(@NonNull BearerTokens tokens) {
        this.tokens = tokens;
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
            @NonNull Deadline deadline)
            throws RegistryException, InterruptedException {
        RegistryCredentials credentials = target.credentials();
        if (!challenge.isBearer()) {
            return credentials instanceof UserPassword user ? basic(user) : null;
        }
        if (credentials instanceof RegistryToken registryToken) {
            return renew ? null : "Bearer " + registryToken.token();
        }
        Failures failures = Failures.of(target);
        boolean plainAllowed = Origin.of(server).isPlain() || target.insecure();
        BearerTokens.Key key = new BearerTokens.Key(
                RemoteUrls.realm(server, challenge.parameter("realm").orElse(""), plainAllowed, failures),
                challenge.parameter("service").orElse(""),
                scopes(challenge, target),
                credentials);
        if (renew) {
            tokens.forget(key);
        }
        return "Bearer " + tokens.token(key, failures, deadline);
    }

    @NonNull
    static String basic(@NonNull UserPassword user) {
        byte[] pair = (user.username() + ":" + user.password()).getBytes(StandardCharsets.UTF_8);
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }

    /** Pull, and what else the registry wants for this very repository, never for another one. */
    private static List<String> scopes(AuthChallenge challenge, RegistryTarget target) {
        String prefix = "repository:" + target.repository() + ":";
        List<String> scopes = new ArrayList<>(List.of(prefix + "pull"));
        for (String scope : challenge.parameter("scope").orElse("").split("\\s+")) {
            if (scope.startsWith(prefix) && !scopes.contains(scope)) {
                scopes.add(scope);
            }
        }
        return List.copyOf(scopes);
    }
}

package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Who may read an {@link EmbeddedRegistry}: everybody, one user by Basic, or holders of its own Bearer tokens. */
final class EmbeddedRegistryAccess {

    /** How the registry wants to be asked. */
    enum Scheme {
        OPEN,
        BASIC,
        BEARER
    }

    static final String TOKEN_PATH = "/token";
    private static final String SERVICE = "embedded-registry";

    private final Scheme scheme;
    private final String user;
    private final String password;
    private final String identityToken;
    private final int seconds;
    private final Set<String> granted = ConcurrentHashMap.newKeySet();

    EmbeddedRegistryAccess(
            @NonNull Scheme scheme,
            @CheckForNull String user,
            @CheckForNull String password,
            @CheckForNull String identityToken,
            int seconds) {
        this.scheme = scheme;
        this.user = user;
        this.password = password;
        this.identityToken = identityToken;
        this.seconds = seconds;
    }

    /** Null if the request may pass. */
    @CheckForNull
    EmbeddedRegistryAnswer refuse(@NonNull EmbeddedRegistryRequest request, @NonNull String host) {
        String sent = request.header("Authorization");
        if (scheme == Scheme.OPEN || (scheme == Scheme.BASIC && isUser(sent))) {
            return null;
        }
        if (scheme == Scheme.BASIC) {
            return unauthorized().with("WWW-Authenticate", "Basic realm=\"embedded registry\"");
        }
        String scope = scope(request.path());
        boolean known = sent.startsWith("Bearer ")
                && granted.stream()
                        .anyMatch(grant -> grant.startsWith(sent.substring("Bearer ".length()) + " ")
                                && (scope.isEmpty() || grant.endsWith(" " + scope)));
        String challenge = "Bearer realm=\"http://" + host + TOKEN_PATH + "\",service=\"" + SERVICE + "\""
                + (scope.isEmpty() ? "" : ",scope=\"" + scope + "\"");
        return known ? null : unauthorized().with("WWW-Authenticate", challenge);
    }

    /** Answers at the token service: by user and password, or by identity token; anybody if there is no user. */
    @NonNull
    EmbeddedRegistryAnswer token(@NonNull EmbeddedRegistryRequest request) {
        boolean post = request.method().equals("POST");
        if (post && identityToken == null) {
            return EmbeddedRegistryAnswer.error(404, "UNSUPPORTED", "no such page");
        }
        boolean allowed = post
                ? EmbeddedRegistryRequest.values(request.body(), "refresh_token").contains(identityToken)
                : user == null || isUser(request.header("Authorization"));
        if (!allowed) {
            return EmbeddedRegistryAnswer.error(401, "UNAUTHORIZED", "incorrect username or password");
        }
        String token = UUID.randomUUID().toString();
        List<String> scopes = EmbeddedRegistryRequest.values(post ? request.body() : request.query(), "scope");
        granted.add(token + " ");
        scopes.forEach(scope -> granted.add(token + " " + scope));
        String key = post ? "access_token" : "token";
        return EmbeddedRegistryAnswer.json(200, "{\"" + key + "\":\"" + token + "\",\"expires_in\":" + seconds + "}");
    }

    /** No token that was given out holds any longer. */
    void expireTokens() {
        granted.clear();
    }

    private boolean isUser(String authorization) {
        String pair = user + ":" + password;
        return authorization.equals(
                "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }

    private static String scope(String path) {
        String rest = path.startsWith("/v2/") ? path.substring("/v2/".length()) : "";
        int end = -1;
        for (String kind : List.of("/tags/list", "/manifests/", "/blobs/", "/referrers/")) {
            end = Math.max(end, rest.lastIndexOf(kind));
        }
        return end < 0 ? "" : "repository:" + rest.substring(0, end) + ":pull";
    }

    private static EmbeddedRegistryAnswer unauthorized() {
        return EmbeddedRegistryAnswer.error(401, "UNAUTHORIZED", "authentication required");
    }
}

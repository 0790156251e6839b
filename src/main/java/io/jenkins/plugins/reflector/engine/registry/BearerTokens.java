package io.jenkins.plugins.reflector.engine.registry;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

/** Access tokens of registries' token services, kept until nine tenths of their life are over (features.md 4.2). */
final class BearerTokens {

    private static final int CACHED = 2000;
    private static final long DEFAULT_SECONDS = 60;
    private static final long MOST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final double RENEWED_AT = 0.9;
    private static final String CLIENT_ID = "image-reflector";
    private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]+");

    private final HttpExchange exchange;
    private final Limits limits;
    private final ExpiringCache<Key, String> cache;
    private final SingleFlight<Key, String> asking = new SingleFlight<>();

    BearerTokens(@NonNull HttpExchange exchange, @NonNull Limits limits, @NonNull Clock clock) {
        this.exchange = exchange;
        this.limits = limits;
        this.cache = new ExpiringCache<>(CACHED, clock);
    }

    /**
     * What a token is for; also its key, so that no principal ever gets another one's token.
     *
     * @param realm the token service, already checked by {@link RemoteUrls#realm}
     * @param service as the challenge names it; empty if it does not
     * @param scopes what is to be read
     * @param credentials whose token it is
     * @param connection a client certificate may make another principal
     */
    record Key(
            @NonNull URI realm,
            @NonNull String service,
            @NonNull List<String> scopes,
            @NonNull RegistryCredentials credentials,
            @NonNull ConnectionSettings connection) {}

    /** Forgets a token that the registry refused. */
    void forget(@NonNull Key key) {
        cache.remove(key);
    }

    /**
     * A token, from the cache if one is fresh.
     *
     * @throws RegistryException if the token service refuses or answers nonsense
     */
    @NonNull
    String token(@NonNull Key key, @NonNull Conversation registry) throws RegistryException, InterruptedException {
        String cached = cache.get(key).orElse(null);
        return cached == null ? asking.share(key, registry.deadline(), () -> fetch(key, registry)) : cached;
    }

    private String fetch(Key key, Conversation registry) throws RegistryException, InterruptedException {
        // Another thread may have got one in between.
        String cached = cache.get(key).orElse(null);
        if (cached != null) {
            return cached;
        }
        Conversation with = registry.at("token service " + SafeText.clean(key.realm().getRawAuthority(), 200));
        HttpReply reply = ask(key, with);
        if (!reply.isSuccess()) {
            throw with.failures().status(reply);
        }
        return read(reply, key, with.failures());
    }

    private HttpReply ask(Key key, Conversation with)
            throws RegistryException, InterruptedException {
        if (key.credentials() instanceof IdentityToken identity) {
            String form = "grant_type=refresh_token&client_id=" + CLIENT_ID + "&service=" + encode(key.service())
                    + "&scope=" + encode(String.join(" ", key.scopes())) + "&refresh_token="
                    + encode(identity.token());
            HttpReply reply =
                    exchange.perform(HttpCall.post(key.realm(), form, limits.answerBytes()), with);
            if (reply.status() != 404 && reply.status() != 405) {
                return reply;
            }
            String user = identity.username().isEmpty() ? "<token>" : identity.username();
            return exchange.perform(get(key, new UserPassword(user, identity.token())), with);
        }
        return exchange.perform(get(key, key.credentials()), with);
    }

    private HttpCall get(Key key, RegistryCredentials credentials) {
        StringBuilder query = new StringBuilder();
        if (!key.service().isEmpty()) {
            query.append("&service=").append(encode(key.service()));
        }
        for (String scope : key.scopes()) {
            query.append("&scope=").append(encode(scope));
        }
        String realm = key.realm().toString();
        String separator = key.realm().getRawQuery() == null ? "?" : "&";
        HttpCall call = HttpCall.get(
                URI.create(realm + separator + query.substring(1)), HttpCall.JSON, limits.answerBytes());
        return credentials instanceof UserPassword user ? call.withAuthorization(Authorizations.basic(user)) : call;
    }

    private String read(HttpReply reply, Key key, Failures failures) throws RegistryException {
        JsonNode json;
        try {
            json = Json.MAPPER.readTree(reply.body());
        } catch (IOException e) {
            throw failures.malformed("the token is not in JSON");
        }
        String token = json.path("token").asText("");
        token = token.isEmpty() ? json.path("access_token").asText("") : token;
        // A header with other characters is refused by the JDK with a message that shows it.
        if (!TOKEN.matcher(token).matches()) {
            throw failures.malformed("there is no token in it");
        }
        long seconds = json.path("expires_in").asLong(0);
        seconds = seconds <= 0 ? DEFAULT_SECONDS : Math.min(seconds, MOST_SECONDS);
        cache.put(key, token, Duration.ofMillis((long) (seconds * 1000 * RENEWED_AT)));
        return token;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.reflector.engine.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;

/**
 * The token that Google's Pub/Sub puts into a push: signed by Google, for our audience, of the agreed service account
 * (features.md 4.4; the checks are Flux's, flux.md appendix C). RS256 alone is taken, whatever the token asks for.
 */
public final class GoogleProof implements SenderProof {

    private static final Set<String> ISSUERS = Set.of("accounts.google.com", "https://accounts.google.com");
    private static final String BEARER = "Bearer ";
    private static final int PARTS = 3;
    private static final Duration SKEW = Duration.ofMinutes(5);

    private final String audience;
    private final String email;
    private final JwtKeys keys;
    private final Clock clock;

    /**
     * @param audience what the subscription was set up with
     * @param email the service account of the subscription
     * @param keys Google's
     */
    public GoogleProof(
            @NonNull String audience, @NonNull String email, @NonNull JwtKeys keys, @NonNull Clock clock) {
        if (audience.isEmpty() || email.isEmpty()) {
            throw new IllegalArgumentException(
                    "deliveries of Google are told apart by audience and service account; give both");
        }
        this.audience = audience;
        this.email = email;
        this.keys = keys;
        this.clock = clock;
    }

    @CheckForNull
    @Override
    public String refusal(@NonNull WebhookRequest request) {
        String header = request.header("Authorization");
        if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return "the header Authorization holds no bearer token";
        }
        String[] parts = header.substring(BEARER.length()).trim().split("\\.", -1);
        if (parts.length != PARTS) {
            return "the bearer token is no JSON Web Token";
        }
        try {
            JsonNode head = WebhookJson.object(decode(parts[0]));
            if (!head.path("alg").asText().equals("RS256")) {
                return "the token is not signed with RS256";
            }
            PublicKey key = keys.key(head.path("kid").asText());
            if (key == null) {
                return "the token is signed with a key that Google does not list, or the list could not be had";
            }
            if (!isSigned(key, parts)) {
                return "the token's signature is wrong";
            }
            return refusal(WebhookJson.object(decode(parts[1])));
        } catch (InvalidPayloadException | IllegalArgumentException e) {
            return "the bearer token is no JSON Web Token";
        }
    }

    private String refusal(JsonNode claims) {
        Instant now = clock.instant();
        if (!ISSUERS.contains(claims.path("iss").asText())) {
            return "the token is of another issuer";
        }
        if (!now.isBefore(Instant.ofEpochSecond(claims.path("exp").asLong()).plus(SKEW))) {
            return "the token has expired; compare the clocks";
        }
        if (now.isBefore(Instant.ofEpochSecond(claims.path("iat").asLong(Long.MAX_VALUE >> 16)).minus(SKEW))) {
            return "the token is from the future; compare the clocks";
        }
        if (!claims.path("aud").asText().equals(audience)) {
            return "the token is for another audience";
        }
        if (!claims.path("email").asText().equals(email) || !claims.path("email_verified").asBoolean()) {
            return "the token is of another service account";
        }
        return null;
    }

    private static boolean isSigned(PublicKey key, String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(key);
            signature.update((parts[0] + '.' + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(decode(parts[2]));
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static byte[] decode(String part) {
        return Base64.getUrlDecoder().decode(part);
    }
}

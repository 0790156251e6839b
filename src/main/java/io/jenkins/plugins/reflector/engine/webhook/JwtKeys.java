package io.jenkins.plugins.reflector.engine.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/** The public keys of a token issuer, fetched when needed and kept for an hour. For several threads. */
public final class JwtKeys {

    /** Brings the issuer's JSON Web Key Set. */
    @FunctionalInterface
    public interface Fetch {

        /** @throws IOException if it cannot be had now */
        @NonNull
        byte[] get() throws IOException;
    }

    private static final Duration FRESH = Duration.ofHours(1);
    /** So that tokens with made-up key ids cannot make us ask again and again. */
    private static final Duration AT_MOST_EVERY = Duration.ofMinutes(1);

    private final Fetch fetch;
    private final Clock clock;
    private volatile Known known = new Known(Map.of(), Instant.MIN);

    /** What the issuer listed last, and when it was asked last. */
    private record Known(Map<String, PublicKey> keys, Instant asked) {

        boolean isFresh(Instant now) {
            return !asked.equals(Instant.MIN) && now.isBefore(asked.plus(FRESH));
        }

        boolean mayAskAgain(Instant now) {
            return asked.equals(Instant.MIN) || !now.isBefore(asked.plus(AT_MOST_EVERY));
        }
    }

    public JwtKeys(@NonNull Fetch fetch, @NonNull Clock clock) {
        this.fetch = fetch;
        this.clock = clock;
    }

    /** The key of that id; null if the issuer has none or cannot be asked. Only who needs another list waits for it. */
    @CheckForNull
    PublicKey key(@NonNull String id) {
        Known now = known;
        PublicKey key = now.keys().get(id);
        return key != null && now.isFresh(clock.instant()) ? key : askedFor(id);
    }

    private synchronized PublicKey askedFor(String id) {
        Instant now = clock.instant();
        if (!known.isFresh(now) || !known.keys().containsKey(id) && known.mayAskAgain(now)) {
            Map<String, PublicKey> keys = known.keys();
            try {
                keys = read(fetch.get());
            } catch (IOException | InvalidPayloadException e) {
                // The old keys are still good; a token that needs a newer one is refused and comes again.
            }
            known = new Known(keys, now);
        }
        return known.keys().get(id);
    }

    private static Map<String, PublicKey> read(byte[] set) throws InvalidPayloadException {
        Map<String, PublicKey> read = new HashMap<>();
        for (JsonNode key : WebhookJson.object(set).path("keys")) {
            if (key.path("kty").asText().equals("RSA")) {
                try {
                    read.put(
                            key.path("kid").asText(),
                            KeyFactory.getInstance("RSA")
                                    .generatePublic(new RSAPublicKeySpec(number(key, "n"), number(key, "e"))));
                } catch (GeneralSecurityException | IllegalArgumentException e) {
                    // One key that cannot be read does not spoil the others.
                }
            }
        }
        return read;
    }

    private static BigInteger number(JsonNode key, String field) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(key.path(field).asText()));
    }
}

package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GoogleProofTest {

    private static final String AUDIENCE = "https://ci.example.com/reflector-webhook/1/";
    private static final String EMAIL = "push@acme.iam.gserviceaccount.com";

    private static KeyPair ours;
    private static KeyPair other;

    private final MovableClock clock = new MovableClock();
    private final AtomicInteger fetches = new AtomicInteger();
    private final JwtKeys keys = new JwtKeys(
            () -> {
                fetches.incrementAndGet();
                return keySet("k1", ours);
            },
            clock);
    private final GoogleProof proof = new GoogleProof(AUDIENCE, EMAIL, keys, clock);

    @BeforeAll
    static void makeKeys() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        ours = generator.generateKeyPair();
        other = generator.generateKeyPair();
    }

    @Test
    void takesATokenOfGoogleForUs() {
        assertThat(refusal(token(ours, "RS256", "k1", claims()))).isNull();
        assertThat(refusal(token(ours, "RS256", "k1", claims().replace("https://accounts", "accounts")))).isNull();
        assertThat(fetches).hasValue(1);
    }

    @Test
    void refusesEveryOther() {
        String claims = claims();
        assertThat(refusal(token(other, "RS256", "k1", claims))).isEqualTo("the token's signature is wrong");
        assertThat(refusal(token(ours, "none", "k1", claims))).isEqualTo("the token is not signed with RS256");
        assertThat(refusal(token(ours, "HS256", "k1", claims))).isEqualTo("the token is not signed with RS256");
        assertThat(refusal(token(ours, "RS256", "k2", claims))).contains("a key that Google does not list");
        assertThat(refusal(token(ours, "RS256", "k1", claims.replace("accounts.google", "accounts.goggle"))))
                .isEqualTo("the token is of another issuer");
        assertThat(refusal(token(ours, "RS256", "k1", claims.replace("/1/", "/2/"))))
                .isEqualTo("the token is for another audience");
        assertThat(refusal(token(ours, "RS256", "k1", claims.replace("push@", "pull@"))))
                .isEqualTo("the token is of another service account");
        assertThat(refusal(token(ours, "RS256", "k1", claims.replace("true", "false"))))
                .isEqualTo("the token is of another service account");
    }

    @Test
    void refusesTokensOfAnotherTime() {
        String token = token(ours, "RS256", "k1", claims());

        clock.now = clock.now.plus(Duration.ofHours(2));
        assertThat(refusal(token)).startsWith("the token has expired");
        clock.now = clock.now.minus(Duration.ofHours(3));
        assertThat(refusal(token)).startsWith("the token is from the future");
        assertThat(refusal(token(ours, "RS256", "k1", claims().replace("\"exp\"", "\"expires\""))))
                .startsWith("the token has expired");
    }

    @Test
    void refusesWhatIsNoToken() {
        assertThat(proof.refusal(new WebhookRequest(Map.of(), new byte[0])))
                .isEqualTo("the header Authorization holds no bearer token");
        assertThat(proof.refusal(new WebhookRequest(Map.of("Authorization", "Basic eDp5"), new byte[0])))
                .isEqualTo("the header Authorization holds no bearer token");
        for (String text : new String[] {"a", "a.b", "a.b.c", "..", "a.b.c.d", "!.!.!"}) {
            assertThat(refusal(text)).isEqualTo("the bearer token is no JSON Web Token");
        }
    }

    @Test
    void unknownKeysAreAskedForOnceAMinuteAndTheOthersAreKept() {
        assertThat(keys.key("made-up")).isNull();
        assertThat(keys.key("made-up")).isNull();
        assertThat(fetches).hasValue(1);
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        assertThat(keys.key("made-up")).isNull();
        assertThat(keys.key("k1")).isNotNull();
        assertThat(fetches).hasValue(2);
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertThat(keys.key("k1")).isNotNull();
        assertThat(fetches).hasValue(3);
    }

    @Test
    void whoShowsAKnownKeyDoesNotWaitForTheListThatAnotherOneNeeds() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        AtomicInteger lists = new AtomicInteger();
        JwtKeys slow = new JwtKeys(
                () -> {
                    if (lists.getAndIncrement() > 0) {
                        asked.countDown();
                        try {
                            answer.await();
                        } catch (InterruptedException e) {
                            throw new IOException(e);
                        }
                    }
                    return keySet("k1", ours);
                },
                clock);
        assertThat(slow.key("k1")).isNotNull();
        clock.now = clock.now.plus(Duration.ofMinutes(2));
        Thread unknown = new Thread(() -> slow.key("made-up"));
        unknown.start();
        asked.await();

        assertThat(slow.key("k1")).as("while somebody waits for Google").isNotNull();
        assertThat(unknown.isAlive()).isTrue();
        answer.countDown();
        unknown.join();
        assertThat(lists).hasValue(2);
    }

    @Test
    void whenGoogleCannotBeAskedTheOldKeysAreGood() {
        boolean[] down = {false};
        JwtKeys sometimes = new JwtKeys(
                () -> {
                    if (down[0]) {
                        throw new IOException("down");
                    }
                    return keySet("k1", ours);
                },
                clock);
        assertThat(sometimes.key("k1")).isNotNull();
        down[0] = true;
        clock.now = clock.now.plus(Duration.ofHours(2));
        assertThat(sometimes.key("k1")).isNotNull();
        assertThat(sometimes.key("k2")).isNull();
    }

    @Test
    void needsAudienceAndAccount() {
        assertThatThrownBy(() -> new GoogleProof("", EMAIL, keys, clock))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give both");
    }

    private String refusal(String token) {
        return proof.refusal(new WebhookRequest(Map.of("Authorization", "Bearer " + token), new byte[0]));
    }

    private String claims() {
        Instant issued = MovableClock.START;
        return "{\"iss\":\"https://accounts.google.com\",\"aud\":\"" + AUDIENCE + "\",\"email\":\"" + EMAIL
                + "\",\"email_verified\":true,\"iat\":" + issued.getEpochSecond() + ",\"exp\":"
                + issued.plusSeconds(3600).getEpochSecond() + "}";
    }

    private static String token(KeyPair pair, String algorithm, String id, String claims) {
        try {
            String signed = encode("{\"alg\":\"" + algorithm + "\",\"kid\":\"" + id + "\"}") + '.' + encode(claims);
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(pair.getPrivate());
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] keySet(String id, KeyPair pair) {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
        return ("{\"keys\":[{\"kty\":\"EC\",\"kid\":\"ec\"},{\"kty\":\"RSA\",\"kid\":\"broken\",\"n\":\"*\",\"e\":\"AQAB\"},"
                        + "{\"kty\":\"RSA\",\"kid\":\"" + id + "\",\"n\":\""
                        + encoder.encodeToString(key.getModulus().toByteArray()) + "\",\"e\":\""
                        + encoder.encodeToString(key.getPublicExponent().toByteArray()) + "\"}]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static final class MovableClock extends Clock {

        static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
        Instant now = START;

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}

package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.webhook.Delivery.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every proof by a shared secret: right, wrong, missing, of other bytes, garbage. Google's is {@link GoogleProofTest}. */
class SenderProofsTest {

    private static final String SECRET = "s3cret-of-the-höok";
    private static final byte[] BODY = "{\"some\": \"body ☃\"}\n".getBytes(StandardCharsets.UTF_8);

    /** Where a sender's proof stands, and how it is made. */
    private record Way(WebhookSender sender, String header, String prefix, String algorithm) {

        String proof(String secret, byte[] body) {
            return algorithm == null ? secret : prefix + hmac(algorithm, secret, body);
        }
    }

    private static Stream<Way> ways() {
        return Stream.of(
                new Way(WebhookSender.DISTRIBUTION, "Authorization", "", null),
                new Way(WebhookSender.HARBOR, "Authorization", "", null),
                new Way(WebhookSender.ACR, "Authorization", "", null),
                new Way(WebhookSender.ECR, "Authorization", "", null),
                new Way(WebhookSender.GITLAB, "X-Gitlab-Token", "", null),
                new Way(WebhookSender.ARTIFACTORY, "X-JFrog-Event-Auth", "", null),
                new Way(WebhookSender.ARTIFACTORY, "X-JFrog-Event-Auth", "", "HmacSHA256"),
                new Way(WebhookSender.GITHUB, "X-Hub-Signature-256", "sha256=", "HmacSHA256"),
                new Way(WebhookSender.NEXUS, "X-Nexus-Webhook-Signature", "", "HmacSHA1"),
                new Way(WebhookSender.GITEA, "X-Gitea-Signature", "", "HmacSHA256"),
                new Way(WebhookSender.GITEA, "X-Forgejo-Signature", "", "HmacSHA256"),
                new Way(WebhookSender.GITEA, "X-Hub-Signature-256", "sha256=", "HmacSHA256"),
                new Way(WebhookSender.GENERIC, "X-Signature", "sha1=", "HmacSHA1"),
                new Way(WebhookSender.GENERIC, "X-Signature", "sha256=", "HmacSHA256"),
                new Way(WebhookSender.GENERIC, "X-Signature", "sha512=", "HmacSHA512"));
    }

    private static Stream<Arguments> wrongProofs() {
        List<Arguments> wrong = new ArrayList<>();
        ways().forEach(way -> {
            String right = way.proof(SECRET, BODY);
            Map<String, String> values = new LinkedHashMap<>();
            values.put("of another secret", way.proof("another", BODY));
            values.put("of no secret", way.algorithm() == null ? "" : way.prefix());
            values.put("cut off", right.substring(0, right.length() - 1));
            values.put("with more", right + "0");
            values.put("twice", right + "," + right);
            values.put("with another last sign", right.substring(0, right.length() - 1) + (right.endsWith("0") ? "1" : "0"));
            values.put("endless", "a".repeat(200_000));
            values.put("garbage", "\u0000\u202e=;%00'\"");
            values.put("only an equals sign", "=");
            if (way.algorithm() != null) {
                values.put("of other bytes", way.proof(SECRET, "{}".getBytes(StandardCharsets.UTF_8)));
                values.put("of an unknown algorithm", "md5=" + right.substring(right.indexOf('=') + 1));
                values.put("without its algorithm", way.prefix().isEmpty() ? "sha256=" + right : right.substring(way.prefix().length()));
                values.put("of the other algorithm", way.prefix() + hmac(
                        way.algorithm().equals("HmacSHA1") ? "HmacSHA256" : "HmacSHA1", SECRET, BODY));
            } else {
                values.put("with another case", right.toUpperCase(Locale.ROOT));
                values.put("with a scheme in front", "Bearer " + right);
            }
            values.forEach((what, value) -> wrong.add(Arguments.of(way, what, value)));
        });
        return wrong.stream();
    }

    @ParameterizedTest
    @MethodSource("ways")
    void theRightOneIsTaken(Way way) {
        SenderProof proof = SenderProofs.of(way.sender(), SECRET, null);

        assertThat(proof.refusal(request(way.header(), way.proof(SECRET, BODY), BODY))).isNull();
        assertThat(proof.refusal(request(way.header().toLowerCase(Locale.ROOT), way.proof(SECRET, BODY), BODY)))
                .isNull();
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("wrongProofs")
    void aWrongOneIsRefusedWithoutTellingASecret(Way way, String what, String value) {
        String refusal = SenderProofs.of(way.sender(), SECRET, null).refusal(request(way.header(), value, BODY));

        assertThat(refusal).contains(way.header()).doesNotContain(SECRET).hasSizeLessThan(200).matches("[\\x20-\\x7e]+");
        if (value.length() > 9) {
            assertThat(refusal).doesNotContain(value);
        }
    }

    @ParameterizedTest
    @MethodSource("ways")
    void withoutOneNothingIsRead(Way way) {
        WebhookEndpoint endpoint = new WebhookEndpoint(
                way.sender(), SenderProofs.of(way.sender(), SECRET, null), HostMapping.NONE, GenericFields.NONE, new SeenBodies(), Clock.systemUTC());

        assertThat(endpoint.receive(new WebhookRequest(Map.of(), BODY)).outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(endpoint.receive(new WebhookRequest(Map.of("X-Other", SECRET), "{".getBytes(StandardCharsets.UTF_8))).outcome())
                .as("not even that it is no JSON is told")
                .isEqualTo(Outcome.REFUSED);
        byte[] huge = new byte[WebhookEndpoint.MOST_BYTES + 1];
        assertThat(endpoint.receive(request(way.header(), way.proof(SECRET, huge), huge)).detail())
                .contains("more than 1048576 bytes");
    }

    @Test
    void eachByteOfABodyCounts() {
        Way way = new Way(WebhookSender.NEXUS, "X-Nexus-Webhook-Signature", "", "HmacSHA1");
        SenderProof proof = SenderProofs.of(WebhookSender.NEXUS, SECRET, null);
        String right = way.proof(SECRET, BODY);
        for (int i = 0; i < BODY.length; i++) {
            byte[] other = BODY.clone();
            other[i] ^= 1;
            assertThat(proof.refusal(request(way.header(), right, other))).contains("is wrong; compare the secret");
        }
    }

    @Test
    void aWrongSignatureIsNotOutweighedByAnotherHeader() {
        SenderProof proof = SenderProofs.of(WebhookSender.GITEA, SECRET, null);
        String right = hmac("HmacSHA256", SECRET, BODY);
        String wrong = hmac("HmacSHA256", "another", BODY);

        assertThat(proof.refusal(new WebhookRequest(
                        Map.of("X-Forgejo-Signature", wrong, "X-Gitea-Signature", right), BODY)))
                .isNotNull();
    }

    @Test
    void thoseThatSignNothingMayBeGivenAHeader() {
        for (WebhookSender sender : List.of(WebhookSender.DOCKER_HUB, WebhookSender.QUAY)) {
            assertThat(SenderProofs.of(sender, "", null)).isSameAs(SenderProof.ADDRESS_ONLY);
            SenderProof proof = SenderProofs.of(sender, SECRET, "X-Proxy-Secret");
            assertThat(proof.refusal(request("X-Proxy-Secret", SECRET, BODY))).isNull();
            assertThat(proof.refusal(request("X-Proxy-Secret", "another", BODY))).isNotNull();
            assertThat(proof.refusal(new WebhookRequest(Map.of(), BODY))).isEqualTo("the header X-Proxy-Secret is missing");
        }
    }

    @Test
    void nobodyElseGoesWithoutASecret() {
        for (WebhookSender sender : WebhookSender.values()) {
            if (sender != WebhookSender.DOCKER_HUB && sender != WebhookSender.QUAY) {
                assertThatThrownBy(() -> SenderProofs.of(sender, "", null))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining(sender.text());
            }
        }
        assertThatThrownBy(() -> SenderProofs.of(WebhookSender.GCR, SECRET, null))
                .hasMessageContaining("does not prove itself by a shared secret");
    }

    private static WebhookRequest request(String header, String value, byte[] body) {
        return new WebhookRequest(Map.of(header, value), body);
    }

    private static String hmac(String algorithm, String secret, byte[] body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(body));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}

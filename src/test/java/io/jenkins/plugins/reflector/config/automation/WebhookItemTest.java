package io.jenkins.plugins.reflector.config.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.webhook.Delivery;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.engine.webhook.SeenBodies;
import io.jenkins.plugins.reflector.engine.webhook.WebhookRequest;
import io.jenkins.plugins.reflector.engine.webhook.WebhookSender;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WebhookItemTest {

    private static final String ID = "0123456789abcdef";
    private static final Clock CLOCK = Clock.systemUTC();
    private static final JwtKeys KEYS = new JwtKeys(
            () -> {
                throw new IOException("not in a test");
            },
            CLOCK);

    @Test
    void anIdThatNobodyGuessesIsMadeWhereNoneIsGiven() {
        WebhookItem one = new WebhookItem(" ", "quay");
        assertThat(one.getId()).matches("[0-9a-f]{32}").isNotEqualTo(new WebhookItem(null, "quay").getId());
        assertThat(one.toEndpoint("", KEYS, new SeenBodies(), CLOCK, false)).isNotNull();
        assertThatThrownBy(() -> new WebhookItem("short", "quay").toEndpoint("", KEYS, new SeenBodies(), CLOCK, false)).hasMessageContaining("16 to 128");
    }

    @Test
    void theFormHasTheIdForAdministratorsAlone() throws IOException {
        assertThat(descriptor(true).isIdShown()).isTrue();
        assertThat(descriptor(false).isIdShown()).isFalse();
        try (InputStream view = WebhookItem.class.getResourceAsStream("WebhookItem/config.jelly")) {
            String form = new String(view.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(form).containsOnlyOnce("field=\"id\"").containsPattern("\\{descriptor\\.idShown}\">\\s+<f:entry title=\"[^\"]*\" field=\"id\">");
        }
    }

    private static WebhookItem.DescriptorImpl descriptor(boolean administrator) {
        return new WebhookItem.DescriptorImpl(new JenkinsFacade() {
            @Override
            public boolean mayAdminister() {
                return administrator;
            }
        });
    }

    @Test
    void aDeliveryIsProvedAndReadAsConfigured() {
        WebhookItem item = new WebhookItem(ID, "Artifactory");
        item.setPrefixes(List.of("docker-local=registry.example.com/apps"));
        String body = """
                {"domain": "docker", "event_type": "pushed",
                 "data": {"repo_key": "docker-local", "image_name": "web", "tag": "1.0", "path": "web/1.0/manifest.json"}}
                """;

        Delivery accepted = item.toEndpoint("s3cret", KEYS, new SeenBodies(), CLOCK, false).receive(request(body, "s3cret"));
        assertThat(accepted.outcome()).isEqualTo(Delivery.Outcome.ACCEPTED);
        assertThat(accepted.images()).singleElement().satisfies(image -> {
            assertThat(image.registry()).isEqualTo("registry.example.com");
            assertThat(image.repository()).isEqualTo("apps/web");
        });
        assertThat(item.toEndpoint("s3cret", KEYS, new SeenBodies(), CLOCK, false).receive(request(body, "wrong")).outcome())
                .isEqualTo(Delivery.Outcome.REFUSED);
    }

    @Test
    void inFipsModeNothingIsProvedBySha1() throws Exception {
        for (String sender : List.of("github", "generic", "gitea")) {
            WebhookItem item = new WebhookItem(ID, sender);
            String header = item.toSender() == WebhookSender.GENERIC ? "X-Signature" : "X-Hub-Signature-256";
            for (String algorithm : List.of("sha1", "sha256")) {
                WebhookRequest signed = new WebhookRequest(Map.of(header, signature(algorithm, "{}")), "{}".getBytes(StandardCharsets.UTF_8));

                assertThat(item.toEndpoint("a long enough secret", KEYS, new SeenBodies(), CLOCK, false).receive(signed).outcome())
                        .as(sender + " " + algorithm)
                        .isNotEqualTo(Delivery.Outcome.REFUSED);
                Delivery inFipsMode = item.toEndpoint("a long enough secret", KEYS, new SeenBodies(), CLOCK, true).receive(signed);
                assertThat(inFipsMode.outcome() == Delivery.Outcome.REFUSED).as(sender + " " + algorithm).isEqualTo(algorithm.equals("sha1"));
            }
        }
    }

    @Test
    void whatCanNeverWorkIsRefused() {
        assertThatThrownBy(() -> new WebhookItem(ID, "svn")).hasMessageStartingWith("sender \"svn\" is unknown: write one of dockerhub");
        assertThatThrownBy(() -> new WebhookItem(ID, "harbor").toEndpoint("", KEYS, new SeenBodies(), CLOCK, false)).hasMessageContaining("must prove themselves");
        assertThatThrownBy(() -> new WebhookItem(ID, "gcr").toEndpoint("", KEYS, new SeenBodies(), CLOCK, false)).hasMessageContaining("audience");
        WebhookItem pointer = new WebhookItem(ID, "generic");
        pointer.setImagePointer("data.image");
        assertThatThrownBy(() -> pointer.toEndpoint("s", KEYS, new SeenBodies(), CLOCK, false)).hasMessageContaining("no JSON pointer");
    }

    private static String signature(String algorithm, String body) throws GeneralSecurityException {
        Mac mac = Mac.getInstance("Hmac" + algorithm);
        mac.init(new SecretKeySpec("a long enough secret".getBytes(StandardCharsets.UTF_8), "any"));
        return algorithm + "=" + HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }

    private static WebhookRequest request(String body, String secret) {
        return new WebhookRequest(Map.of("X-JFrog-Event-Auth", secret), body.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void inFipsModeTheProofIsAStrongOne() {
        assertThat(new WebhookItem(null, "nexus").fipsProblem("a-secret-that-is-long-enough"))
                .hasValueSatisfying(problem -> assertThat(problem).startsWith("In FIPS mode nothing is proved by SHA-1").contains("nexus"));
        assertThat(new WebhookItem(null, "github").fipsProblem("too-short"))
                .hasValueSatisfying(problem -> assertThat(problem).contains("at least 14", "the webhook").doesNotContain("too-short"));
        assertThat(new WebhookItem(null, "github").fipsProblem("fourteen-or-more")).isEmpty();
        assertThat(new WebhookItem(null, "quay").fipsProblem("")).isEmpty();
    }
}

package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.webhook.Delivery.Outcome;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of whole bodies in the shape of each sender, in src/test/resources/webhooks. */
class WebhookFixturesTest {

    private static final HostMapping HOSTS = new HostMapping(
            "", Map.of("docker-hosted", "nexus.example.com:8083", "docker-local", "art.example.com/virtual"));

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            dockerhub-push              | -                       | index.docker.io/acme/web:1.4.2
            distribution-events         | -                       | reg.example.com:5000/team/web:1.4.2 reg.example.com:5000/team/api:2.0.0
            github-package-published    | package                 | ghcr.io/acme/web:1.4.2
            github-package-published    | push                    | -
            github-registry-package     | registry_package        | ghcr.io/acme/tools/web
            harbor-push-artifact        | -                       | hub.example.com/team/web:1.4.2 hub.example.com/team/web
            harbor-cloudevents          | -                       | hub.example.com:8443/team/web:1.4.2 hub.example.com:8443/team/web:1.4
            harbor-scanning-completed   | -                       | -
            quay-push                   | -                       | quay.io/acme/web:latest quay.io/acme/web:1.4.2
            acr-push                    | -                       | acme.azurecr.io/team/web:1.4.2
            acr-chart-push              | -                       | -
            acr-ping                    | -                       | -
            ecr-image-action            | -                       | 123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4.2
            ecr-failure                 | -                       | -
            ecr-sns-notification        | -                       | 210987654321.dkr.ecr.cn-north-1.amazonaws.com.cn/web
            gcr-insert                  | -                       | europe-docker.pkg.dev/acme/apps/web:1.4.2
            gcr-insert-untagged         | -                       | gcr.io/acme/web
            gcr-delete                  | -                       | -
            nexus-component-created     | rm:repository:component | nexus.example.com:8083/team/web:1.4.2
            nexus-component-created     | rm:repository:asset     | -
            nexus-component-deleted     | rm:repository:component | -
            nexus-maven-component       | rm:repository:component | -
            artifactory-docker-pushed   | -                       | art.example.com/virtual/team/web:1.4.2
            artifactory-promoted        | -                       | -
            gitea-package-created       | -                       | git.example.com/acme/web:1.4.2
            generic-build               | -                       | ghcr.io/acme/web:1.4.2
            """)
    void understandsEveryImageThatWasPushed(String fixture, String event, String images) throws Exception {
        Delivery delivery = endpoint(fixture).receive(request(event, bytes(fixture)));

        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.unspecific()).isFalse();
        assertThat(delivery.images())
                .extracting(PushedImage::toString)
                .containsExactlyElementsOf(images == null ? List.of() : Arrays.asList(images.split(" ")));
    }

    @Test
    void gitlabTellsOfNoImageSoAllAreMeant() throws Exception {
        Delivery delivery = endpoint("gitlab-pipeline").receive(request("Pipeline Hook", bytes("gitlab-pipeline")));

        assertThat(delivery.unspecific()).isTrue();
        assertThat(delivery.images()).isEmpty();
    }

    @Test
    void aSubscriptionIsNotConfirmedByCallingAnAddress() throws Exception {
        Delivery delivery =
                endpoint("ecr-sns-subscription").receive(request(null, bytes("ecr-sns-subscription")));

        assertThat(delivery.outcome()).isEqualTo(Outcome.NOT_UNDERSTOOD);
        assertThat(delivery.detail()).contains("confirm it at the sender").doesNotContain("169.254");
    }

    /** Those whose bodies hold an id or a time never send one twice; of the others the same tag pushed again looks just so. */
    @ParameterizedTest
    @CsvSource({
        "dockerhub-push, false", "distribution-events, false", "github-package-published, false",
        "harbor-push-artifact, false", "harbor-cloudevents, false", "acr-push, false", "ecr-image-action, false",
        "gcr-insert, false", "nexus-component-created, false", "gitea-package-created, false",
        "quay-push, true", "artifactory-docker-pushed, true", "generic-build, true", "gitlab-pipeline, true"
    })
    void aBodyThatWasHereBeforeIsAReplayWhereItCannotBeAnotherPush(String fixture, boolean again) throws Exception {
        WebhookEndpoint endpoint = endpoint(fixture);
        WebhookRequest request = request("package", bytes(fixture));

        assertThat(endpoint.receive(request).outcome()).isEqualTo(Outcome.ACCEPTED);
        Delivery second = endpoint.receive(request);
        assertThat(second.outcome()).isEqualTo(again ? Outcome.ACCEPTED : Outcome.REPEATED);
        assertThat(second.images().isEmpty()).isEqualTo(!again || fixture.startsWith("gitlab"));
    }

    /** Each body with each of its bytes missing or another, and cut off everywhere: told, never thrown. */
    @Test
    void damagedBodiesAreToldAndNeverThrow() throws Exception {
        try (Stream<Path> fixtures = Files.list(folder())) {
            for (Path file : fixtures.sorted().toList()) {
                String fixture = file.getFileName().toString().replace(".json", "");
                byte[] body = bytes(fixture);
                for (int i = 0; i < body.length; i++) {
                    byte[] bad = body.clone();
                    bad[i] = (byte) (i % 3 == 0 ? 0 : i % 3 == 1 ? '"' : 0xff);
                    for (byte[] damaged : List.of(bad, Arrays.copyOf(body, i))) {
                        Delivery delivery = endpoint(fixture).receive(request("package", damaged));
                        assertThat(delivery.outcome()).isIn(Outcome.ACCEPTED, Outcome.NOT_UNDERSTOOD);
                        assertThat(delivery.detail()).matches("[\\x20-\\x7e]*");
                        assertThat(delivery.images().toString()).matches("[\\x20-\\x7e]*");
                    }
                }
            }
        }
    }

    @Test
    void whatIsWrittenToALogIsOneShortLine() {
        String body = "{\"action\": \"a\\nINFO: all is well\\u0007" + "x".repeat(5000) + "\", \"target\": {}}";
        Delivery ping = endpoint("acr-x").receive(request(null, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(ping.detail()).startsWith("a?INFO: all is well?x").hasSizeLessThan(400);

        String image = "{\"docker_url\": \"quay.io/a\\nb\\u202e\", \"updated_tags\": [\"1\\r\\n2\"]}";
        Delivery push = endpoint("quay-x").receive(request(null, image.getBytes(StandardCharsets.UTF_8)));
        assertThat(push.images()).extracting(PushedImage::toString).containsExactly("quay.io/a?b?:1??2");
    }

    private static WebhookEndpoint endpoint(String fixture) {
        WebhookSender sender = WebhookSender.of(fixture.substring(0, fixture.indexOf('-'))).orElseThrow();
        return new WebhookEndpoint(
                sender,
                SenderProof.ADDRESS_ONLY,
                HOSTS,
                GenericFields.of("/built/image", "/built/tag"),
                new SeenBodies(),
                Clock.systemUTC());
    }

    private static WebhookRequest request(String event, byte[] body) {
        return new WebhookRequest(
                event == null
                        ? Map.of()
                        : Map.of(
                                "X-GitHub-Event", event,
                                "X-Gitlab-Event", event,
                                "X-Nexus-Webhook-Id", event.equals("package") ? "rm:repository:component" : event),
                body);
    }

    private static byte[] bytes(String fixture) throws IOException {
        return Files.readAllBytes(folder().resolve(fixture + ".json"));
    }

    private static Path folder() {
        try {
            return Path.of(WebhookFixturesTest.class.getResource("/webhooks").toURI());
        } catch (java.net.URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}

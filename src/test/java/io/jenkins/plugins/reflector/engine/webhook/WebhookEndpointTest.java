package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.webhook.Delivery.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class WebhookEndpointTest {

    private static final String SECRET = "s3cret-of-the-hook";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);

    private static Stream<Arguments> deliveries() {
        String pubSub = Base64.getEncoder()
                .encodeToString(("{\"action\":\"INSERT\",\"digest\":\"europe-docker.pkg.dev/acme/apps/web@sha256:ab\","
                                + "\"tag\":\"europe-docker.pkg.dev/acme/apps/web:1.4.2\"}")
                        .getBytes(StandardCharsets.UTF_8));
        String event = "{'account':'123456789012','region':'eu-west-1','detail-type':'ECR Image Action','detail':"
                + "{'result':'SUCCESS','action-type':'PUSH','repository-name':'team/web','image-tag':'1.4.2'}}";
        return Stream.of(
                row(WebhookSender.DOCKER_HUB,
                        "{'push_data':{'tag':'1.4.2'},'repository':{'repo_name':'acme/web'},'callback_url':'http://169.254.169.254/'}",
                        "index.docker.io/acme/web:1.4.2"),
                row(WebhookSender.DISTRIBUTION,
                        "{'events':[{'action':'push','target':{'repository':'team/web','tag':'1.4.2'},'request':{'host':'reg.example.com:5000'}},"
                                + "{'action':'pull','target':{'repository':'team/web','tag':'1.0.0'},'request':{'host':'reg.example.com:5000'}},"
                                + "{'action':'push','target':{'repository':'team/web','digest':'sha256:ab'},'request':{'host':'reg.example.com:5000'}},"
                                + "{'action':'push','target':{'repository':'team/api','tag':'2.0.0'},'request':{'host':'reg.example.com:5000'}}]}",
                        "reg.example.com:5000/team/web:1.4.2", "reg.example.com:5000/team/api:2.0.0"),
                row(WebhookSender.GITHUB,
                        "{'action':'published','package':{'name':'web','namespace':'Acme','package_type':'CONTAINER',"
                                + "'package_version':{'container_metadata':{'tag':{'name':'1.4.2'}}},'registry':{'url':'https://ghcr.io/'}}}",
                        "ghcr.io/acme/web:1.4.2"),
                row(WebhookSender.HARBOR,
                        "{'type':'PUSH_ARTIFACT','event_data':{'resources':[{'tag':'1.4.2','resource_url':'hub.example.com/team/web:1.4.2'},"
                                + "{'tag':'sha256:ab','resource_url':'hub.example.com/team/web@sha256:ab'}],'repository':{'repo_full_name':'team/web'}}}",
                        "hub.example.com/team/web:1.4.2", "hub.example.com/team/web"),
                row(WebhookSender.HARBOR,
                        "{'specversion':'1.0','id':'7','type':'harbor.artifact.pushed','data':{'resources':[{'tag':'1.4.2',"
                                + "'resource_url':'hub.example.com/team/web:1.4.2'}],'repository':{'repo_full_name':'team/web'}}}",
                        "hub.example.com/team/web:1.4.2"),
                row(WebhookSender.QUAY,
                        "{'docker_url':'quay.io/acme/web','updated_tags':['latest','1.4.2']}",
                        "quay.io/acme/web:latest", "quay.io/acme/web:1.4.2"),
                row(WebhookSender.QUAY,
                        "{'docker_url':'quay.io/acme/web','updated_tags':{'1.4.2':'sha256:ab'}}",
                        "quay.io/acme/web:1.4.2"),
                row(WebhookSender.ACR,
                        "{'action':'push','target':{'mediaType':'application/vnd.oci.image.manifest.v1+json','repository':'web','tag':'1.4.2'},"
                                + "'request':{'host':'acme.azurecr.io'}}",
                        "acme.azurecr.io/web:1.4.2"),
                row(WebhookSender.ECR, event, "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4.2"),
                row(WebhookSender.ECR,
                        "{'Type':'Notification','Message':'" + event.replace("'", "\\'") + "'}",
                        "123456789012.dkr.ecr.eu-west-1.amazonaws.com/team/web:1.4.2"),
                row(WebhookSender.GCR,
                        "{'message':{'data':'" + pubSub + "','messageId':'1'},'subscription':'s'}",
                        "europe-docker.pkg.dev/acme/apps/web:1.4.2"),
                row(WebhookSender.NEXUS,
                        "{'timestamp':'t','action':'CREATED','repositoryName':'docker-hosted','component':{'format':'docker','name':'team/web','version':'1.4.2'}}",
                        "nexus.example.com:8083/team/web:1.4.2"),
                row(WebhookSender.ARTIFACTORY,
                        "{'domain':'docker','event_type':'pushed','data':{'repo_key':'docker-local','image_name':'team/web','tag':'1.4.2'},'jpd_origin':'https://art.example.com/artifactory'}",
                        "art.example.com/virtual/team/web:1.4.2"),
                row(WebhookSender.ARTIFACTORY,
                        "{'domain':'docker','event_type':'pushed','data':{'repo_key':'other','image_name':'web','tag':'1.4.2'},'jpd_origin':'https://art.example.com/artifactory'}",
                        "art.example.com/other/web:1.4.2"),
                row(WebhookSender.GITEA,
                        "{'action':'created','package':{'owner':{'login':'Acme'},'name':'web','version':'1.4.2','type':'container','html_url':'https://git.example.com/acme/-/packages/container/web/1.4.2'}}",
                        "git.example.com/acme/web:1.4.2"),
                row(WebhookSender.GENERIC, "{'built':{'image':'ghcr.io/acme/web','tag':'1.4.2'}}", "ghcr.io/acme/web:1.4.2"));
    }

    private static Arguments row(WebhookSender sender, String body, String... images) {
        return Arguments.of(sender, json(body), List.of(images));
    }

    /** Escaped apostrophes become escaped quotes, so that JSON may stand within JSON. */
    private static String json(String text) {
        return text.replace("\\'", "\\\"").replace('\'', '"');
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void understandsWhatWasPushed(WebhookSender sender, String body, List<String> images) {
        Delivery delivery = endpoint(sender).receive(signed(sender, body));

        assertThat(delivery.outcome()).as(delivery.detail()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.images()).extracting(PushedImage::toString).containsExactlyElementsOf(images);
        assertThat(delivery.unspecific()).isFalse();
        assertThat(delivery.time()).isEqualTo(CLOCK.instant());
    }

    @ParameterizedTest
    @MethodSource("deliveries")
    void refusesWhatIsNotProven(WebhookSender sender, String body, List<String> images) {
        if (sender == WebhookSender.DOCKER_HUB || sender == WebhookSender.QUAY) {
            assertThat(SenderProofs.of(sender, "", null)).isSameAs(SenderProof.ADDRESS_ONLY);
            return;
        }
        WebhookRequest right = signed(sender, body);
        WebhookRequest unsigned = new WebhookRequest(Map.of(), body.getBytes(StandardCharsets.UTF_8));
        WebhookRequest forged = new WebhookRequest(headers(sender, body, "another"), bytes(body));

        for (WebhookRequest wrong : List.of(unsigned, forged)) {
            Delivery delivery = endpoint(sender).receive(wrong);
            assertThat(delivery.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(delivery.images()).isEmpty();
            assertThat(delivery.detail()).isNotEmpty().doesNotContain(SECRET).doesNotContain("another-");
        }
        assertThat(endpoint(sender).receive(right).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(value = WebhookSender.class, names = {"GITHUB", "NEXUS", "GITEA", "GENERIC", "ARTIFACTORY"})
    void signaturesCoverEveryByte(WebhookSender sender) {
        Map<String, String> headers = headers(sender, "{\"a\":1}", SECRET);
        if (sender == WebhookSender.ARTIFACTORY) {
            headers.put("X-JFrog-Event-Auth", hmac("HmacSHA256", SECRET, "{\"a\":1}"));
        }

        assertThat(endpoint(sender).receive(new WebhookRequest(headers, bytes("{\"a\":1}"))).outcome())
                .isNotEqualTo(Outcome.REFUSED);
        assertThat(endpoint(sender).receive(new WebhookRequest(headers, bytes("{\"a\":2}"))).outcome())
                .isEqualTo(Outcome.REFUSED);
        assertThat(endpoint(sender).receive(new WebhookRequest(headers, bytes("{\"a\":1} "))).outcome())
                .isEqualTo(Outcome.REFUSED);
    }

    @Test
    void headersAreFoundInAnyCase() {
        Map<String, String> headers = new LinkedHashMap<>();
        headers(WebhookSender.NEXUS, "{}", SECRET).forEach((name, value) -> headers.put(name.toUpperCase(), value));

        assertThat(endpoint(WebhookSender.NEXUS).receive(new WebhookRequest(headers, bytes("{}"))).outcome())
                .isEqualTo(Outcome.ACCEPTED);
    }

    @ParameterizedTest
    @EnumSource(value = WebhookSender.class, names = {"DOCKER_HUB", "QUAY", "GCR"}, mode = EnumSource.Mode.EXCLUDE)
    void aSenderThatCanProveItselfMust(WebhookSender sender) {
        assertThatThrownBy(() -> SenderProofs.of(sender, "", null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + sender.text() + "'")
                .hasMessageContaining("give the secret");
    }

    @Test
    void anotherHeaderCanCarryTheSecret() {
        SenderProof proof = SenderProofs.of(WebhookSender.ACR, SECRET, "X-Our-Token");

        assertThat(proof.refusal(new WebhookRequest(Map.of("x-our-token", SECRET), new byte[0]))).isNull();
        assertThat(proof.refusal(new WebhookRequest(Map.of("Authorization", SECRET), new byte[0])))
                .isEqualTo("the header X-Our-Token is missing");
    }

    @Test
    void onlyImagesPushedAreHints() {
        Map<WebhookSender, String> others = Map.of(
                WebhookSender.GITHUB, "{'action':'published','package':{'name':'lib','namespace':'acme','package_type':'npm'}}",
                WebhookSender.HARBOR, "{'type':'PULL_ARTIFACT','event_data':{}}",
                WebhookSender.ACR, "{'action':'ping'}",
                WebhookSender.ECR, "{'account':'1','region':'r','detail':{'result':'SUCCESS','action-type':'DELETE','repository-name':'x'}}",
                WebhookSender.NEXUS, "{'action':'DELETED','component':{'name':'x'}}",
                WebhookSender.ARTIFACTORY, "{'domain':'docker','event_type':'deleted'}",
                WebhookSender.GITEA, "{'action':'deleted'}");
        others.forEach((sender, body) -> {
            Delivery delivery = endpoint(sender).receive(signed(sender, json(body)));
            assertThat(delivery.outcome()).as(sender.text()).isEqualTo(Outcome.ACCEPTED);
            assertThat(delivery.images()).as(sender.text()).isEmpty();
            assertThat(delivery.unspecific()).as(sender.text()).isFalse();
        });
    }

    @Test
    void whatTellsNothingMeansEverything() {
        WebhookRequest gitlab = new WebhookRequest(
                Map.of("X-Gitlab-Token", SECRET, "X-Gitlab-Event", "Pipeline Hook"), bytes("anything"));

        Delivery delivery = endpoint(WebhookSender.GITLAB).receive(gitlab);

        assertThat(delivery.outcome()).isEqualTo(Outcome.ACCEPTED);
        assertThat(delivery.unspecific()).isTrue();
        assertThat(delivery.detail()).isEqualTo("Pipeline Hook");
    }

    @Test
    void aReplayStartsNothing() {
        WebhookEndpoint endpoint = endpoint(WebhookSender.GITHUB);
        String body = json("{'action':'published','package':{'name':'web','namespace':'acme','package_type':'container'}}");

        assertThat(endpoint.receive(signed(WebhookSender.GITHUB, body)).outcome()).isEqualTo(Outcome.ACCEPTED);
        Delivery again = endpoint.receive(signed(WebhookSender.GITHUB, body));
        assertThat(again.outcome()).isEqualTo(Outcome.REPEATED);
        assertThat(again.images()).isEmpty();
        assertThat(endpoint.receive(signed(WebhookSender.GITHUB, body + " ")).outcome()).isEqualTo(Outcome.ACCEPTED);
    }

    @Test
    void aSubscriptionIsConfirmedBySomebodyAndNotByUs() {
        Delivery delivery = endpoint(WebhookSender.ECR)
                .receive(signed(WebhookSender.ECR, json("{'Type':'SubscriptionConfirmation','SubscribeURL':'http://169.254.169.254/'}")));

        assertThat(delivery.outcome()).isEqualTo(Outcome.NOT_UNDERSTOOD);
        assertThat(delivery.detail()).contains("confirm it at the sender").doesNotContain("169.254");
    }

    @ParameterizedTest
    @EnumSource(WebhookSender.class)
    void strangeBodiesAreToldAndNeverThrow(WebhookSender sender) {
        for (String body : List.of("", "null", "[]", "[1]", "{", "{}", "\"x\"", "{\"events\":7}", "[".repeat(10_000), "\u0000")) {
            Delivery delivery = endpoint(sender).receive(signed(sender, body));
            assertThat(delivery.outcome()).isIn(Outcome.ACCEPTED, Outcome.NOT_UNDERSTOOD);
            assertThat(delivery.images()).isEmpty();
        }
        Random random = new Random(sender.ordinal());
        List<String> bodies = deliveries().map(row -> (String) row.get()[1]).toList();
        for (int i = 0; i < 2000; i++) {
            StringBuilder body = new StringBuilder(bodies.get(random.nextInt(bodies.size())));
            for (int change = random.nextInt(6); change >= 0; change--) {
                int at = random.nextInt(body.length());
                body.replace(at, Math.min(body.length(), at + random.nextInt(4)), List.of("", "{", "\"", "null", "7", "[]").get(random.nextInt(6)));
            }
            Delivery delivery = endpoint(sender).receive(signed(sender, body.toString()));
            assertThat(delivery.outcome()).isIn(Outcome.ACCEPTED, Outcome.NOT_UNDERSTOOD);
        }
    }

    @Test
    void aHugeBodyIsRefusedUnread() {
        WebhookRequest huge = new WebhookRequest(Map.of(), new byte[WebhookEndpoint.MOST_BYTES + 1]);

        assertThat(endpoint(WebhookSender.QUAY).receive(huge).outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void aPointerThatIsNoneIsTold() {
        assertThatThrownBy(() -> GenericFields.of("image", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'image' is no JSON pointer, such as /data/image; it starts with a slash");
        assertThat(GenericFields.of(" ", "")).isEqualTo(GenericFields.NONE);
    }

    @Test
    void everySenderIsFoundByItsName() {
        for (WebhookSender sender : WebhookSender.values()) {
            assertThat(WebhookSender.of(sender.text().toUpperCase())).contains(sender);
        }
        assertThat(WebhookSender.of("dockerhup")).isEmpty();
    }

    private static WebhookEndpoint endpoint(WebhookSender sender) {
        SenderProof proof = sender == WebhookSender.GCR
                ? HeaderProof.ofValue("Authorization", SECRET)
                : SenderProofs.of(sender, SECRET, null);
        HostMapping hosts = new HostMapping(
                "", Map.of("docker-hosted", "nexus.example.com:8083", "docker-local", "art.example.com/virtual"));
        return new WebhookEndpoint(
                sender, proof, hosts, GenericFields.of("/built/image", "/built/tag"), new SeenBodies(), CLOCK);
    }

    private static WebhookRequest signed(WebhookSender sender, String body) {
        return new WebhookRequest(headers(sender, body, SECRET), bytes(body));
    }

    private static Map<String, String> headers(WebhookSender sender, String body, String secret) {
        Map<String, String> headers = new LinkedHashMap<>();
        switch (sender) {
            case GITHUB -> {
                headers.put("X-GitHub-Event", "package");
                headers.put("X-Hub-Signature-256", "sha256=" + hmac("HmacSHA256", secret, body));
            }
            case NEXUS -> {
                headers.put("X-Nexus-Webhook-Id", "rm:repository:component");
                headers.put("X-Nexus-Webhook-Signature", hmac("HmacSHA1", secret, body));
            }
            case GITEA -> headers.put("X-Gitea-Signature", hmac("HmacSHA256", secret, body));
            case ARTIFACTORY -> headers.put("X-JFrog-Event-Auth", secret);
            case GENERIC -> headers.put("X-Signature", "sha512=" + hmac("HmacSHA512", secret, body));
            case GITLAB -> headers.put("X-Gitlab-Token", secret);
            default -> headers.put("Authorization", secret);
        }
        return headers;
    }

    private static String hmac(String algorithm, String secret, String body) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(bytes(secret), algorithm));
            return HexFormat.of().formatHex(mac.doFinal(bytes(body)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

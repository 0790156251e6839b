package io.jenkins.plugins.reflector.engine.registry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Amazon's protocol: the signed GetAuthorizationToken, and all the places where keys may be. */
class AwsLoginTest {

    private static final String IMAGE = "123456789012.dkr.ecr.eu-west-1.amazonaws.com/org/app";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String KEYS = "{\"AccessKeyId\":\"AKID\",\"SecretAccessKey\":\"key-hush\",\"Token\":\"session-hush\"}";

    @TempDir
    private Path home;

    private CloudStandIn cloud;

    @BeforeEach
    void start() throws Exception {
        cloud = new CloudStandIn(EmbeddedRegistry.builder().basic("AWS", "ecr-hush").start());
        cloud.server.push("org/app", "1.0.0");
        cloud.environment.put("AWS_ENDPOINT_URL_ECR", cloud.server.url().toString());
        cloud.environment.put("AWS_EC2_METADATA_DISABLED", "true");
        cloud.serve("/", request -> authorization(request, "key-hush"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void signsWithTheKeysOfTheEnvironment() throws Exception {
        cloud.environment.put("AWS_ACCESS_KEY_ID", "AKID");
        cloud.environment.put("AWS_SECRET_ACCESS_KEY", "key-hush");

        RegistryCredentials credentials = login(IMAGE);

        assertThat(credentials).isEqualTo(RegistryCredentials.basic("AWS", "ecr-hush"));
        assertThat(cloud.tags(IMAGE, credentials)).containsExactly("1.0.0");
        assertThat(cloud.asked("/")).singleElement().satisfies(request -> {
            assertThat(request.header("X-Amz-Target"))
                    .isEqualTo("AmazonEC2ContainerRegistry_V20150921.GetAuthorizationToken");
            assertThat(request.header("Authorization")).contains("/20260102/eu-west-1/ecr/aws4_request");
        });
    }

    @Test
    void asksThePublicGalleryInItsOneRegion() throws Exception {
        cloud.environment.put("AWS_ENDPOINT_URL_ECR_PUBLIC", cloud.server.url().toString());
        cloud.environment.put("AWS_ACCESS_KEY_ID", "AKID");
        cloud.environment.put("AWS_SECRET_ACCESS_KEY", "key-hush");
        cloud.serve(
                "/",
                200,
                "{\"authorizationData\":{\"authorizationToken\":\"" + base64("AWS:public-hush") + "\",\"expiresAt\":1767366245}}");

        assertThat(login("public.ecr.aws/org/app")).isEqualTo(RegistryCredentials.basic("AWS", "public-hush"));
        assertThat(cloud.asked("/")).singleElement().satisfies(request -> {
            assertThat(request.header("X-Amz-Target")).isEqualTo("SpencerFrontendService.GetAuthorizationToken");
            assertThat(request.header("Authorization")).contains("/us-east-1/ecr-public/aws4_request");
        });
    }

    @Test
    void findsTheKeysOfAProfile() throws Exception {
        Files.createDirectory(home.resolve(".aws"));
        Files.writeString(
                home.resolve(".aws/credentials"),
                "[default]\naws_access_key_id=X\naws_secret_access_key=wrong\n\n[ ci ]\n"
                        + "aws_access_key_id = AKID\naws_secret_access_key = key-hush\naws_session_token = session-hush\n");
        cloud.environment.put("AWS_PROFILE", "ci");

        login(IMAGE);

        assertThat(cloud.asked("/").get(0).header("X-Amz-Security-Token")).isEqualTo("session-hush");
    }

    @Test
    void assumesTheRoleOfAServiceAccount() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "web-hush\n");
        cloud.environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
        cloud.environment.put("AWS_ROLE_ARN", "arn:aws:iam::123456789012:role/jenkins");
        cloud.environment.put("AWS_ENDPOINT_URL_STS", cloud.server.url().toString());
        cloud.serve("/", request -> request.body().startsWith("Action=")
                ? EmbeddedRegistryAnswer.json(
                        200,
                        "<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult><Credentials>"
                                + "<AccessKeyId>AKID</AccessKeyId><SecretAccessKey>key-hush</SecretAccessKey>"
                                + "<SessionToken>session-hush</SessionToken></Credentials>"
                                + "</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>")
                : authorization(request, "key-hush"));

        login(IMAGE);

        EmbeddedRegistryRequest asked = cloud.asked("/").get(0);
        assertThat(CloudStandIn.field(asked, "Action")).isEqualTo("AssumeRoleWithWebIdentity");
        assertThat(CloudStandIn.field(asked, "RoleArn")).isEqualTo("arn:aws:iam::123456789012:role/jenkins");
        assertThat(CloudStandIn.field(asked, "WebIdentityToken")).isEqualTo("web-hush");
    }

    @Test
    void saysWhyARoleCannotBeAssumed() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "web-hush");
        cloud.environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
        assertThat(failure(IMAGE)).hasMessageContaining("AWS_ROLE_ARN is not; set it");

        cloud.environment.put("AWS_ROLE_ARN", "arn:role");
        cloud.environment.put("AWS_ENDPOINT_URL_STS", cloud.server.url().toString());
        cloud.serve("/", 403, "<ErrorResponse><Error><Code>AccessDenied</Code><Message>web-hush</Message></Error></ErrorResponse>");
        assertThat(failure(IMAGE))
                .hasMessage("AWS STS refused to assume the role arn:role (403: AccessDenied); check the role's trust policy "
                        + "and the service account");
    }

    @Test
    void asksTheServiceOfAContainer() throws Exception {
        Path token = Files.writeString(home.resolve("token"), "pod-hush");
        cloud.environment.put("AWS_CONTAINER_CREDENTIALS_FULL_URI", cloud.server.url() + "/v1/credentials");
        cloud.environment.put("AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE", token.toString());
        cloud.serve("/v1/credentials", 200, KEYS);

        login(IMAGE);

        assertThat(cloud.asked("/v1/credentials").get(0).header("Authorization")).isEqualTo("pod-hush");
    }

    @Test
    void asksTheMachineByTheSecondVersionOfItsMetadata() throws Exception {
        String roles = "/latest/meta-data/iam/security-credentials/";
        cloud.environment.remove("AWS_EC2_METADATA_DISABLED");
        cloud.environment.put("AWS_EC2_METADATA_SERVICE_ENDPOINT", cloud.server.url().toString());
        cloud.serve("/latest/api/token", 200, "imds-hush");
        cloud.serve(roles, 200, "jenkins\n");
        cloud.serve(roles + "jenkins", request -> EmbeddedRegistryAnswer.json(
                request.header("X-aws-ec2-metadata-token").equals("imds-hush") ? 200 : 401, KEYS));

        login(IMAGE);

        assertThat(cloud.asked("/latest/api/token").get(0)).satisfies(request -> {
            assertThat(request.method()).isEqualTo("PUT");
            assertThat(request.header("X-aws-ec2-metadata-token-ttl-seconds")).isEqualTo("300");
        });
        cloud.serve(roles, 404, "");
        assertThat(failure(IMAGE)).hasMessageContaining("this EC2 instance has no role; attach an instance profile");
    }

    @Test
    void saysWhereItLooked() {
        assertThat(failure(IMAGE))
                .hasMessageStartingWith("this machine has no AWS identity: looked for AWS_ACCESS_KEY_ID")
                .hasMessageContaining(home.resolve(".aws/credentials").toString())
                .hasMessageEndingWith("set one of them up, or give credentials by secretRef");
    }

    @Test
    void saysWhichRightIsMissing() {
        cloud.environment.put("AWS_ACCESS_KEY_ID", "AKID");
        cloud.environment.put("AWS_SECRET_ACCESS_KEY", "key-hush");
        cloud.serve("/", 400, "{\"__type\":\"AccessDeniedException\",\"Message\":\"User: arn is not authorized\"}");

        assertThat(failure(IMAGE))
                .hasMessage("Amazon ECR in eu-west-1 (GetAuthorizationToken) refused (400: AccessDeniedException: User: arn "
                        + "is not authorized); the machine's AWS identity needs the right ecr:GetAuthorizationToken");
    }

    @Test
    void takesNoAnswerWithoutEndAndNoWrongSignature() {
        cloud.environment.put("AWS_ACCESS_KEY_ID", "AKID");
        cloud.environment.put("AWS_SECRET_ACCESS_KEY", "other-hush");
        assertThat(failure(IMAGE)).hasMessageContaining("refused (400: InvalidSignatureException)");

        cloud.serve("/", request -> EmbeddedRegistryAnswer.json(200, "{}").ending(EmbeddedRegistryAnswer.Ending.ENDLESS));
        assertThat(failure(IMAGE))
                .hasMessage("Amazon ECR in eu-west-1 (GetAuthorizationToken) does not answer as it should; check its address, "
                        + "the network and the proxy");
    }

    @Test
    void keepsATokenUntilShortlyBeforeItsEnd() throws Exception {
        cloud.environment.put("AWS_ACCESS_KEY_ID", "AKID");
        cloud.environment.put("AWS_SECRET_ACCESS_KEY", "key-hush");
        Instant[] now = {NOW};
        Clock clock = new Clock() {
            @Override
            public Instant instant() {
                return now[0];
            }

            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }
        };
        try (CloudIdentity identity = cloud.identity(home, clock)) {
            identity.credentialsFor(CloudProvider.AWS, ImageName.parse(IMAGE));
            now[0] = NOW.plus(Duration.ofHours(12)).minus(Duration.ofMinutes(6));
            identity.credentialsFor(CloudProvider.AWS, ImageName.parse(IMAGE));
            assertThat(cloud.asked("/")).hasSize(1);

            now[0] = now[0].plus(Duration.ofMinutes(2));
            identity.credentialsFor(CloudProvider.AWS, ImageName.parse(IMAGE));
            assertThat(cloud.asked("/")).hasSize(2);
        }
    }

    /** Gives a token to whoever signed with the key, as the service does: by signing what came once more. */
    private EmbeddedRegistryAnswer authorization(EmbeddedRegistryRequest request, String secretKey) {
        Map<String, String> sent = Map.of(
                "Content-Type", request.header("Content-Type"), "X-Amz-Target", request.header("X-Amz-Target"));
        String session = request.header("X-Amz-Security-Token");
        String region = request.header("Authorization").contains("/eu-west-1/") ? "eu-west-1" : "us-east-1";
        Map<String, String> right = SignatureV4.headers(
                "POST",
                cloud.server.url().resolve("/"),
                sent,
                request.body(),
                new AwsKeys("AKID", secretKey, session.isEmpty() ? null : session),
                region,
                "ecr",
                LocalDateTime.parse(request.header("X-Amz-Date"), DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'"))
                        .toInstant(ZoneOffset.UTC));
        return request.header("Authorization").equals(right.get("Authorization"))
                ? EmbeddedRegistryAnswer.json(
                        200,
                        "{\"authorizationData\":[{\"authorizationToken\":\"" + base64("AWS:ecr-hush") + "\",\"expiresAt\":"
                                + NOW.plus(Duration.ofHours(12)).getEpochSecond() + ".0}]}")
                : EmbeddedRegistryAnswer.json(400, "{\"__type\":\"InvalidSignatureException\"}");
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private RegistryCredentials login(String image) throws Exception {
        try (CloudIdentity identity = cloud.identity(home, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return identity.credentialsFor(CloudProvider.AWS, ImageName.parse(image));
        }
    }

    private CloudIdentityException failure(String image) {
        CloudIdentityException failure = catchThrowableOfType(CloudIdentityException.class, () -> login(image));
        assertThat(failure).message().doesNotContain("hush");
        return failure;
    }
}

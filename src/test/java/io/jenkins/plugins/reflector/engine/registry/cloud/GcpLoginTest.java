package io.jenkins.plugins.reflector.engine.registry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.Json;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Google's protocol: keys of service accounts, the user's own login, the metadata service; and {@code _json_key}. */
class GcpLoginTest {

    private static final String IMAGE = "europe-docker.pkg.dev/project/org/app";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String TOKEN = "{\"access_token\":\"gcp-hush\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";

    @TempDir
    private Path home;

    private CloudStandIn cloud;

    @BeforeEach
    void start() throws Exception {
        cloud = new CloudStandIn(
                EmbeddedRegistry.builder().basic("oauth2accesstoken", "gcp-hush").start());
        cloud.server.push("project/org/app", "1.0.0");
        cloud.environment.put("GCE_METADATA_HOST", "127.0.0.1:1");
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void changesASignedAssertionIntoAnAccessToken() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair keys = generator.generateKeyPair();
        String pem = "-----BEGIN PRIVATE KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPrivate().getEncoded())
                + "\n-----END PRIVATE KEY-----\n";
        credentials(Json.MAPPER
                .createObjectNode()
                .put("type", "service_account")
                .put("private_key_id", "key-1")
                .put("private_key", pem)
                .put("client_email", "jenkins@project.iam.gserviceaccount.com")
                .put("token_uri", cloud.server.url() + "/token-service")
                .toString());
        cloud.serve("/token-service", request -> EmbeddedRegistryAnswer.json(
                isSigned(CloudStandIn.field(request, "assertion"), keys) ? 200 : 400, TOKEN));

        RegistryCredentials credentials = login(IMAGE);

        assertThat(credentials).isEqualTo(RegistryCredentials.basic("oauth2accesstoken", "gcp-hush"));
        assertThat(cloud.tags(IMAGE, credentials)).containsExactly("1.0.0");
        EmbeddedRegistryRequest asked = cloud.asked("/token-service").get(0);
        assertThat(CloudStandIn.field(asked, "grant_type")).isEqualTo("urn:ietf:params:oauth:grant-type:jwt-bearer");
        JsonNode claims = part(CloudStandIn.field(asked, "assertion"), 1);
        assertThat(claims.path("iss").asText()).isEqualTo("jenkins@project.iam.gserviceaccount.com");
        assertThat(claims.path("aud").asText()).isEqualTo(cloud.server.url() + "/token-service");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
        assertThat(part(CloudStandIn.field(asked, "assertion"), 0).path("kid").asText()).isEqualTo("key-1");
    }

    @Test
    void usesTheLoginOfTheUser() throws Exception {
        Path file = home.resolve(".config/gcloud/application_default_credentials.json");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "{\"type\":\"authorized_user\",\"client_id\":\"id\",\"client_secret\":\"client-hush\",\"refresh_token\":"
                        + "\"refresh-hush\",\"token_uri\":\"" + cloud.server.url() + "/token-service\"}");
        cloud.serve("/token-service", 200, TOKEN);

        assertThat(login("gcr.io/project/app")).isEqualTo(RegistryCredentials.basic("oauth2accesstoken", "gcp-hush"));
        EmbeddedRegistryRequest asked = cloud.asked("/token-service").get(0);
        assertThat(CloudStandIn.field(asked, "grant_type")).isEqualTo("refresh_token");
        assertThat(CloudStandIn.field(asked, "refresh_token")).isEqualTo("refresh-hush");
    }

    @Test
    void asksTheMetadataService() throws Exception {
        String path = "/computeMetadata/v1/instance/service-accounts/default/token";
        cloud.environment.put("GCE_METADATA_HOST", cloud.server.host());
        cloud.serve(path, request -> EmbeddedRegistryAnswer.json(
                request.header("Metadata-Flavor").equals("Google") ? 200 : 403, TOKEN));

        assertThat(login(IMAGE)).isEqualTo(RegistryCredentials.basic("oauth2accesstoken", "gcp-hush"));
        cloud.serve(path, 404, "");
        assertThat(failure()).hasMessageContaining("give the machine a service account with the role Artifact Registry Reader");
    }

    @Test
    void saysWhatIsWrong() throws Exception {
        assertThat(failure())
                .hasMessageStartingWith("this machine has no Google identity: looked for GOOGLE_APPLICATION_CREDENTIALS, ")
                .hasMessageContaining("secretRef (user _json_key)");
        credentials("{\"type\":\"external_account\"}");
        assertThat(failure()).hasMessageContaining("are of a type that is not known here");
        credentials("hush");
        assertThat(failure()).hasMessageContaining("are no JSON object");
        credentials("{\"type\":\"service_account\",\"private_key\":\"hush\"}");
        assertThat(failure()).hasMessageContaining("the private_key in").hasMessageContaining("download the key anew");
        credentials("{\"type\":\"authorized_user\",\"token_uri\":\"" + cloud.server.url() + "/token-service\"}");
        cloud.serve("/token-service", 400, "{\"error\":\"invalid_grant\",\"error_description\":\"Bad Request\"}");
        assertThat(failure())
                .hasMessageContaining("Google's token service refused (400: invalid_grant: Bad Request); check the account of");
        cloud.environment.put("GOOGLE_APPLICATION_CREDENTIALS", home.resolve("none").toString());
        assertThat(failure()).hasMessageContaining("cannot read the file " + home.resolve("none"));
    }

    @Test
    void aKeyAsPasswordNeedsNoLogin() throws Exception {
        String key = "{\"type\": \"service_account\", \"private_key\": \"a:b\\n\"}";
        try (EmbeddedRegistry registry =
                EmbeddedRegistry.builder().basic("_json_key", key).start()) {
            registry.push("project/org/app", "1.0.0");
            assertThat(new CloudStandIn(registry).tags(IMAGE, RegistryCredentials.basic("_json_key", key)))
                    .containsExactly("1.0.0");
        }
    }

    private void credentials(String json) throws Exception {
        Path file = Files.writeString(home.resolve("key.json"), json);
        cloud.environment.put("GOOGLE_APPLICATION_CREDENTIALS", file.toString());
    }

    private RegistryCredentials login(String image) throws Exception {
        try (CloudIdentity identity = cloud.identity(home, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return identity.credentialsFor(CloudProvider.GCP, ImageName.parse(image));
        }
    }

    private CloudIdentityException failure() {
        CloudIdentityException failure = catchThrowableOfType(CloudIdentityException.class, () -> login(IMAGE));
        assertThat(failure).message().doesNotContain("hush");
        return failure;
    }

    private static boolean isSigned(String assertion, KeyPair keys) {
        try {
            int end = assertion.lastIndexOf('.');
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(keys.getPublic());
            signature.update(assertion.substring(0, end).getBytes(StandardCharsets.US_ASCII));
            return signature.verify(Base64.getUrlDecoder().decode(assertion.substring(end + 1)));
        } catch (Exception e) {
            return false;
        }
    }

    private static JsonNode part(String assertion, int index) throws Exception {
        return Json.MAPPER.readTree(Base64.getUrlDecoder().decode(assertion.split("\\.")[index]));
    }
}

package io.jenkins.plugins.reflector.engine.registry.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Azure's protocol: Entra or a managed identity, the exchange at the registry, and its token service. */
class AzureLoginTest {

    private static final String IMAGE = "team.azurecr.io/org/app";
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final String REFRESH = "e30." + Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(("{\"exp\":" + NOW.plusSeconds(10_800).getEpochSecond() + "}")
                            .getBytes(StandardCharsets.UTF_8))
            + ".refresh-hush";

    @TempDir
    private Path home;

    private CloudStandIn cloud;

    @BeforeEach
    void start() throws Exception {
        cloud = new CloudStandIn(
                EmbeddedRegistry.builder().bearer("nobody", "x").identityToken(REFRESH).start());
        cloud.server.push("org/app", "1.0.0");
        cloud.environment.put("AZURE_POD_IDENTITY_AUTHORITY_HOST", "http://127.0.0.1:1");
        cloud.serve("/oauth2/exchange", request -> CloudStandIn.field(request, "access_token").equals("entra-hush")
                ? EmbeddedRegistryAnswer.json(200, "{\"refresh_token\":\"" + REFRESH + "\"}")
                : EmbeddedRegistryAnswer.error(401, "UNAUTHORIZED", "authentication required"));
    }

    @AfterEach
    void stop() {
        cloud.close();
    }

    @Test
    void exchangesTheTokenOfAClientWithSecret() throws Exception {
        application();
        cloud.environment.put("AZURE_CLIENT_SECRET", "client-hush");

        RegistryCredentials credentials = login();

        assertThat(credentials).isEqualTo(new IdentityToken("00000000-0000-0000-0000-000000000000", REFRESH));
        assertThat(cloud.tags(IMAGE, credentials)).containsExactly("1.0.0");
        EmbeddedRegistryRequest entra = cloud.asked("/tenant-1/oauth2/v2.0/token").get(0);
        assertThat(CloudStandIn.field(entra, "grant_type")).isEqualTo("client_credentials");
        assertThat(CloudStandIn.field(entra, "scope")).isEqualTo("https://management.azure.com/.default");
        EmbeddedRegistryRequest exchange = cloud.asked("/oauth2/exchange").get(0);
        assertThat(CloudStandIn.field(exchange, "grant_type")).isEqualTo("access_token");
        assertThat(CloudStandIn.field(exchange, "service")).isEqualTo("team.azurecr.io");
        assertThat(CloudStandIn.field(exchange, "tenant")).isEqualTo("tenant-1");
        assertThat(cloud.asked("/token")).singleElement().satisfies(token -> {
            assertThat(token.method()).isEqualTo("POST");
            assertThat(CloudStandIn.field(token, "grant_type")).isEqualTo("refresh_token");
        });
    }

    @Test
    void showsTheTokenOfAWorkload() throws Exception {
        application();
        Path token = Files.writeString(home.resolve("token"), "federated-hush\n");
        cloud.environment.put("AZURE_FEDERATED_TOKEN_FILE", token.toString());

        login();

        EmbeddedRegistryRequest entra = cloud.asked("/tenant-1/oauth2/v2.0/token").get(0);
        assertThat(CloudStandIn.field(entra, "client_assertion")).isEqualTo("federated-hush");
        assertThat(CloudStandIn.field(entra, "client_assertion_type"))
                .isEqualTo("urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
        assertThat(entra.body()).doesNotContain("client_secret");
    }

    @Test
    void asksForTheIdentityOfTheMachine() throws Exception {
        String path = "/metadata/identity/oauth2/token";
        cloud.environment.put("AZURE_POD_IDENTITY_AUTHORITY_HOST", cloud.server.url() + "/");
        cloud.environment.put("AZURE_CLIENT_ID", "client-1");
        cloud.serve(path, request -> EmbeddedRegistryAnswer.json(
                request.header("Metadata").equals("true") ? 200 : 400, "{\"access_token\":\"entra-hush\"}"));

        login();

        assertThat(cloud.asked(path).get(0)).satisfies(request -> {
            assertThat(request.parameter("resource")).isEqualTo("https://management.azure.com/");
            assertThat(request.parameter("client_id")).isEqualTo("client-1");
        });
        cloud.serve(path, 400, "{\"error\":\"invalid_request\",\"error_description\":\"Identity not found\"}");
        assertThat(failure())
                .hasMessage("the Azure metadata service refused (400: invalid_request: Identity not found); assign a managed "
                        + "identity with the role AcrPull to this machine");
        cloud.environment.remove("AZURE_CLIENT_ID");
        assertThat(failure()).hasMessageEndingWith("with several, name one by AZURE_CLIENT_ID");
    }

    @Test
    void saysWhatTheIdentityLacks() {
        assertThat(failure()).hasMessageStartingWith("this machine has no Azure identity: looked for AZURE_TENANT_ID");

        application();
        cloud.environment.put("AZURE_CLIENT_SECRET", "client-hush");
        cloud.serve("/tenant-1/oauth2/v2.0/token", 401, "{\"error\":\"invalid_client\"}");
        assertThat(failure())
                .hasMessage("Microsoft Entra refused (401: invalid_client); check AZURE_TENANT_ID, AZURE_CLIENT_ID and "
                        + "AZURE_CLIENT_SECRET");

        cloud.serve("/tenant-1/oauth2/v2.0/token", 200, "{\"access_token\":\"other-hush\"}");
        assertThat(failure())
                .hasMessage("the registry team.azurecr.io (token exchange) refused (401: authentication required); the "
                        + "machine's Azure identity needs the role AcrPull on this registry");
    }

    private void application() {
        cloud.environment.put("AZURE_TENANT_ID", "tenant-1");
        cloud.environment.put("AZURE_CLIENT_ID", "client-1");
        cloud.environment.put("AZURE_AUTHORITY_HOST", cloud.server.url().toString());
        cloud.serve("/tenant-1/oauth2/v2.0/token", 200, "{\"access_token\":\"entra-hush\",\"expires_in\":3599}");
    }

    private RegistryCredentials login() throws Exception {
        try (CloudIdentity identity = cloud.identity(home, Clock.fixed(NOW, ZoneOffset.UTC))) {
            return identity.credentialsFor(CloudProvider.AZURE, ImageName.parse(IMAGE));
        }
    }

    private CloudIdentityException failure() {
        CloudIdentityException failure = catchThrowableOfType(CloudIdentityException.class, this::login);
        assertThat(failure).message().doesNotContain("hush");
        return failure;
    }
}

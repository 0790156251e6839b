package io.jenkins.plugins.reflector.engine.registry.cloud;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.Json;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.IdentityToken;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * Azure Container Registry: a token of Microsoft Entra is exchanged at the registry for a refresh token, which its token
 * service takes for access tokens (features.md 4.2).
 */
final class AzureLogin {

    private static final String NOBODY = "00000000-0000-0000-0000-000000000000";
    private static final Duration LIFE = Duration.ofHours(1);
    private static final Map<String, String[]> CLOUDS = Map.of(
            "cn", new String[] {"https://login.chinacloudapi.cn/", "https://management.chinacloudapi.cn/"},
            "us", new String[] {"https://login.microsoftonline.us/", "https://management.usgovcloudapi.net/"},
            "de", new String[] {"https://login.microsoftonline.de/", "https://management.microsoftazure.de/"},
            "io", new String[] {"https://login.microsoftonline.com/", "https://management.azure.com/"});

    private final CloudHttp http;
    private final Surroundings surroundings;
    private final Clock clock;
    private final Function<String, URI> registries;

    AzureLogin(
            @NonNull CloudHttp http,
            @NonNull Surroundings surroundings,
            @NonNull Clock clock,
            @NonNull Function<String, URI> registries) {
        this.http = http;
        this.surroundings = surroundings;
        this.clock = clock;
        this.registries = registries;
    }

    @NonNull
    Lease login(@NonNull String host) throws CloudIdentityException, InterruptedException {
        String[] cloud = CLOUDS.get(host.substring(host.lastIndexOf('.') + 1));
        String token = accessToken(cloud[0], cloud[1]);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "access_token");
        form.put("service", host);
        surroundings.variable("AZURE_TENANT_ID").ifPresent(tenant -> form.put("tenant", tenant));
        form.put("access_token", token);
        CloudHttp.Answer answer = http.form(
                registries.apply(host).resolve("/oauth2/exchange"), form, "the registry " + host + " (token exchange)");
        if (!answer.isSuccess()) {
            throw answer.refusal("the machine's Azure identity needs the role AcrPull on this registry");
        }
        String refresh = answer.text("refresh_token");
        return new Lease(new IdentityToken(NOBODY, refresh), end(refresh));
    }

    private String accessToken(String login, String resource) throws CloudIdentityException, InterruptedException {
        String tenant = surroundings.variable("AZURE_TENANT_ID").orElse(null);
        String client = surroundings.variable("AZURE_CLIENT_ID").orElse(null);
        String secret = surroundings.variable("AZURE_CLIENT_SECRET").orElse(null);
        String file = surroundings.variable("AZURE_FEDERATED_TOKEN_FILE").orElse(null);
        if (tenant == null || client == null || (secret == null && file == null)) {
            return ofMetadata(resource, client);
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "client_credentials");
        form.put("client_id", client);
        form.put("scope", resource + ".default");
        if (file == null) {
            form.put("client_secret", secret);
        } else {
            form.put("client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer");
            form.put("client_assertion", Surroundings.read(Path.of(file), "AZURE_FEDERATED_TOKEN_FILE"));
        }
        String authority = surroundings.variable("AZURE_AUTHORITY_HOST").orElse(login);
        URI service = URI.create(
                authority + (authority.endsWith("/") ? "" : "/") + CloudHttp.encode(tenant) + "/oauth2/v2.0/token");
        CloudHttp.Answer answer = http.form(service, form, "Microsoft Entra");
        if (!answer.isSuccess()) {
            throw answer.refusal("check AZURE_TENANT_ID, AZURE_CLIENT_ID and "
                    + (file == null ? "AZURE_CLIENT_SECRET" : "the federated credential of AZURE_FEDERATED_TOKEN_FILE"));
        }
        return answer.text("access_token");
    }

    private String ofMetadata(String resource, String client) throws CloudIdentityException, InterruptedException {
        String host = surroundings.variable("AZURE_POD_IDENTITY_AUTHORITY_HOST").orElse("http://169.254.169.254");
        URI uri = URI.create(host.replaceAll("/+$", "") + "/metadata/identity/oauth2/token?api-version=2018-02-01&resource="
                + CloudHttp.encode(resource) + (client == null ? "" : "&client_id=" + CloudHttp.encode(client)));
        CloudHttp.Answer answer;
        try {
            answer = http.metadata("GET", uri, Map.of("Metadata", "true"), "the Azure metadata service");
        } catch (CloudIdentityException e) {
            throw new CloudIdentityException("this machine has no Azure identity: looked for AZURE_TENANT_ID with "
                    + "AZURE_CLIENT_ID and AZURE_CLIENT_SECRET or AZURE_FEDERATED_TOKEN_FILE, and the metadata service of a "
                    + "managed identity; set one of them up, or give credentials by secretRef");
        }
        if (!answer.isSuccess()) {
            throw answer.refusal("assign a managed identity with the role AcrPull to this machine"
                    + (client == null ? "; with several, name one by AZURE_CLIENT_ID" : ""));
        }
        return answer.text("access_token");
    }

    /** When a refresh token ends, as it says itself; an hour from now if it does not. */
    private Instant end(String token) {
        Instant usual = clock.instant().plus(LIFE);
        String[] parts = token.split("\\.");
        try {
            long seconds = parts.length < 2
                    ? 0
                    : Json.MAPPER.readTree(Base64.getUrlDecoder().decode(parts[1])).path("exp").asLong(0);
            return seconds > 0 ? Instant.ofEpochSecond(Math.min(seconds, usual.getEpochSecond() + 86_400)) : usual;
        } catch (IOException | IllegalArgumentException e) {
            return usual;
        }
    }
}

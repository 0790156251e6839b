package io.jenkins.plugins.reflector.engine.registry.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.Json;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** Google's registries: an access token, of a key of a service account, of the user, or of the metadata service. */
final class GcpLogin {

    private static final String USER = "oauth2accesstoken";
    private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_only "
            + "https://www.googleapis.com/auth/cloud-platform.read-only";
    private static final String TOKEN_SERVICE = "https://oauth2.googleapis.com/token";
    private static final int SECONDS = 3600;

    private final CloudHttp http;
    private final Surroundings surroundings;
    private final Clock clock;

    GcpLogin(@NonNull CloudHttp http, @NonNull Surroundings surroundings, @NonNull Clock clock) {
        this.http = http;
        this.surroundings = surroundings;
        this.clock = clock;
    }

    @NonNull
    Lease login() throws CloudIdentityException, InterruptedException {
        Path file = surroundings
                .variable("GOOGLE_APPLICATION_CREDENTIALS")
                .map(Path::of)
                .orElse(surroundings.home().resolve(".config/gcloud/application_default_credentials.json"));
        if (surroundings.variable("GOOGLE_APPLICATION_CREDENTIALS").isPresent() || Files.isRegularFile(file)) {
            return ofFile(file);
        }
        return ofMetadata(file);
    }

    private Lease ofFile(Path file) throws CloudIdentityException, InterruptedException {
        JsonNode json = json(Surroundings.read(file, "Google credentials"), file);
        String service = json.path("token_uri").asText(TOKEN_SERVICE);
        String what = "Google's token service";
        CloudHttp.Answer answer =
                switch (json.path("type").asText("")) {
                    case "service_account" -> http.form(
                            URI.create(service),
                            Map.of(
                                    "grant_type", "urn:ietf:params:oauth:grant-type:jwt-bearer",
                                    "assertion", assertion(json, service, file)),
                            what);
                    case "authorized_user" -> http.form(
                            URI.create(service),
                            Map.of(
                                    "grant_type", "refresh_token",
                                    "client_id", json.path("client_id").asText(""),
                                    "client_secret", json.path("client_secret").asText(""),
                                    "refresh_token", json.path("refresh_token").asText("")),
                            what);
                    default -> throw new CloudIdentityException("the Google credentials in " + file
                            + " are of a type that is not known here; use a service_account key or authorized_user, or give "
                            + "credentials by secretRef (user _json_key)");
                };
        if (!answer.isSuccess()) {
            throw answer.refusal("check the account of " + file + " and that its key was not deleted");
        }
        return lease(answer);
    }

    private Lease ofMetadata(Path file) throws CloudIdentityException, InterruptedException {
        String host = surroundings.variable("GCE_METADATA_HOST").orElse("169.254.169.254");
        CloudHttp.Answer answer;
        try {
            answer = http.metadata(
                    "GET",
                    URI.create("http://" + host + "/computeMetadata/v1/instance/service-accounts/default/token"),
                    Map.of("Metadata-Flavor", "Google"),
                    "Google's metadata service");
        } catch (CloudIdentityException e) {
            throw new CloudIdentityException("this machine has no Google identity: looked for GOOGLE_APPLICATION_CREDENTIALS, "
                    + file + ", and the metadata service; set one of them up, or give credentials by secretRef (user _json_key)");
        }
        if (!answer.isSuccess()) {
            throw answer.refusal("give the machine a service account with the role Artifact Registry Reader");
        }
        return lease(answer);
    }

    private Lease lease(CloudHttp.Answer answer) throws CloudIdentityException {
        String token = answer.text("access_token");
        long seconds = Math.max(60, answer.json().path("expires_in").asLong(SECONDS));
        return new Lease(
                RegistryCredentials.basic(USER, token), clock.instant().plusSeconds(Math.min(seconds, 86_400)));
    }

    private String assertion(JsonNode json, String service, Path file) throws CloudIdentityException {
        Instant now = clock.instant();
        String header = part(Json.MAPPER
                .createObjectNode()
                .put("alg", "RS256")
                .put("typ", "JWT")
                .put("kid", json.path("private_key_id").asText(""))
                .toString());
        String claims = part(Json.MAPPER
                .createObjectNode()
                .put("iss", json.path("client_email").asText(""))
                .put("scope", SCOPE)
                .put("aud", service)
                .put("iat", now.getEpochSecond())
                .put("exp", now.getEpochSecond() + SECONDS)
                .toString());
        try {
            byte[] der = Base64.getMimeDecoder()
                    .decode(json.path("private_key").asText("").replaceAll("-----[A-Z ]+-----", ""));
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(KeyFactory.getInstance("RSA").generatePrivate(new PKCS8EncodedKeySpec(der)));
            signature.update((header + "." + claims).getBytes(StandardCharsets.US_ASCII));
            return header + "." + claims + "."
                    + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new CloudIdentityException("the private_key in " + file + " cannot be read; download the key anew");
        }
    }

    private static String part(String json) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode json(String text, Path file) throws CloudIdentityException {
        try {
            JsonNode json = Json.MAPPER.readTree(text);
            if (json != null && json.isObject()) {
                return json;
            }
        } catch (IOException e) {
            // Told below, without the text.
        }
        throw new CloudIdentityException("the Google credentials in " + file + " are no JSON object");
    }
}

package io.jenkins.plugins.reflector.engine.registry.cloud;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.CappedBody;
import io.jenkins.plugins.reflector.engine.registry.Json;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** Asks a cloud's own services; what they say is shown as far as it is their reason, never whole. */
final class CloudHttp {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration METADATA_PATIENCE = Duration.ofSeconds(3);
    private static final int MOST_BYTES = 1 << 20;
    private static final int LONGEST_REASON = 300;

    private final HttpClients.Client services;
    private final HttpClient direct =
            RegistryClient.httpClient().proxy(HttpClient.Builder.NO_PROXY).build();

    /** @param services for the cloud's services; the machine's own metadata service is always asked directly */
    CloudHttp(@NonNull HttpClients.Client services) {
        this.services = services;
    }

    /** What came back. */
    record Answer(int status, String body, String what) {

        boolean isSuccess() {
            return status / 100 == 2;
        }

        /** @throws CloudIdentityException if it is no JSON object */
        @NonNull
        JsonNode json() throws CloudIdentityException {
            try {
                JsonNode json = Json.MAPPER.readTree(body);
                if (json != null && json.isObject()) {
                    return json;
                }
            } catch (IOException e) {
                // Told below, without the text.
            }
            throw new CloudIdentityException(what + " answered with something that is no JSON object");
        }

        /** A text of it. */
        @NonNull
        String text(@NonNull String field) throws CloudIdentityException {
            String text = json().path(field).asText("");
            if (text.isEmpty()) {
                throw new CloudIdentityException(what + " answered without " + field);
            }
            return text;
        }

        /** The error of a refusal in its own words: what clouds call a code and a message, and nothing else. */
        @NonNull
        CloudIdentityException refusal(@NonNull String advice) {
            StringBuilder reason = new StringBuilder();
            try {
                JsonNode json = Json.MAPPER.readTree(body);
                for (String field : new String[] {"__type", "error", "code", "message", "Message", "error_description"}) {
                    String text = json == null ? "" : json.path(field).asText("");
                    reason.append(text.isEmpty() ? "" : (reason.isEmpty() ? "" : ": ") + text);
                }
                for (JsonNode error : json == null ? Json.MAPPER.createArrayNode() : json.path("errors")) {
                    reason.append(reason.isEmpty() ? "" : ", ").append(error.path("message").asText(""));
                }
            } catch (IOException e) {
                // A page for people: nothing of it is worth a message.
            }
            String clean = reason.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ");
            clean = clean.length() > LONGEST_REASON ? clean.substring(0, LONGEST_REASON) + "…" : clean;
            return new CloudIdentityException(
                    what + " refused (" + status + (clean.isEmpty() ? "" : ": " + clean) + "); " + advice);
        }
    }

    /** Asks what is on this machine only, if at all. */
    @NonNull
    Answer metadata(@NonNull String method, @NonNull URI uri, @NonNull Map<String, String> headers, @NonNull String what)
            throws CloudIdentityException, InterruptedException {
        return send(
                direct,
                HttpRequest.newBuilder(uri).method(method, HttpRequest.BodyPublishers.noBody()),
                headers,
                what,
                METADATA_PATIENCE);
    }

    @NonNull
    Answer post(@NonNull URI uri, @NonNull Map<String, String> headers, @NonNull String body, @NonNull String what)
            throws CloudIdentityException, InterruptedException {
        return service(
                HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofString(body)), uri, headers, what);
    }

    @NonNull
    Answer form(@NonNull URI uri, @NonNull Map<String, String> fields, @NonNull String what)
            throws CloudIdentityException, InterruptedException {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return post(uri, Map.of("Content-Type", "application/x-www-form-urlencoded"), body, what);
    }

    @NonNull
    static String encode(@NonNull String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private Answer service(HttpRequest.Builder request, URI uri, Map<String, String> headers, String what)
            throws CloudIdentityException, InterruptedException {
        String proxy = services.proxyAuthorization(uri);
        if (proxy != null) {
            request.header("Proxy-Authorization", proxy);
        }
        return send(services.http(), request, headers, what, PATIENCE);
    }

    private static Answer send(
            HttpClient client, HttpRequest.Builder request, Map<String, String> headers, String what, Duration patience)
            throws CloudIdentityException, InterruptedException {
        headers.forEach(request::header);
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request.build(), info -> new CappedBody(MOST_BYTES));
        try {
            HttpResponse<byte[]> response = answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
            byte[] body = response.body() == null ? new byte[0] : response.body();
            return new Answer(response.statusCode(), new String(body, StandardCharsets.UTF_8), what);
        } catch (ExecutionException | TimeoutException e) {
            throw new CloudIdentityException(
                    what + " does not answer as it should; check its address, the network and the proxy");
        } finally {
            answer.cancel(true);
        }
    }
}

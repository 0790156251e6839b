package io.jenkins.plugins.reflector.engine.forge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.Unreached;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** JSON over HTTP with one host: no redirects, bounded in size and time, and every refusal a sentence without the secret. */
final class ForgeHttp {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final int MOST_BYTES = 4 << 20;
    private static final int MOST_WORDS = 300;

    private final HttpClients.Client client;
    private final String base;
    private final ForgeLogin login;
    private final String repository;

    /**
     * @param client follows no redirects: they would take the token along
     * @param base the API's address, without a slash at the end
     * @param repository for messages
     */
    ForgeHttp(HttpClients.Client client, String base, ForgeLogin login, String repository) {
        if (client.http().followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must follow no redirects");
        }
        this.client = client;
        this.base = base;
        this.login = login;
        this.repository = repository;
    }

    JsonNode get(String path) throws ForgeException, InterruptedException {
        return send("GET", path, null);
    }

    /**
     * Sends a request.
     *
     * @param body written as JSON; null: none
     * @throws ForgeException if the answer is no success, or no JSON
     */
    JsonNode send(String method, String path, @CheckForNull Map<String, ?> body) throws ForgeException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .version(HttpClient.Version.HTTP_1_1)
                .timeout(TIMEOUT)
                .header("Accept", "application/json")
                .header("User-Agent", "image-reflector")
                .header("Authorization", login.header());
        String proxyAuthorization = client.proxyAuthorization(URI.create(base));
        if (proxyAuthorization != null) {
            request.header("Proxy-Authorization", proxyAuthorization);
        }
        if (body == null) {
            request.method(method, BodyPublishers.noBody());
        } else {
            request.header("Content-Type", "application/json").method(method, BodyPublishers.ofString(json(body)));
        }
        try {
            HttpResponse<InputStream> response = client.http().send(request.build(), BodyHandlers.ofInputStream());
            if (response.statusCode() == 407) {
                throw new ForgeException("The proxy on the way to " + host() + " wants another user or password (407); the pull request in "
                        + repository + " is not there yet. Correct the proxy's login.");
            }
            try (InputStream in = response.body()) {
                byte[] bytes = in.readNBytes(MOST_BYTES + 1);
                if (bytes.length > MOST_BYTES) {
                    throw new ForgeException(host() + " answered with more than " + MOST_BYTES + " bytes; nothing of it was used.");
                }
                return read(response.statusCode(), response.headers().firstValue("Retry-After").orElse(""), bytes);
            }
        } catch (IOException e) {
            throw new ForgeException(host() + " could not be reached for a pull request in " + repository + ": "
                    + Unreached.reason(e).orElseGet(() -> login.hide(String.valueOf(e.getMessage()), MOST_WORDS)));
        }
    }

    /** A text within a path or a query. */
    static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static String json(Map<String, ?> body) {
        try {
            return JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and lists cannot be written as JSON", e);
        }
    }

    private JsonNode read(int status, String retryAfter, byte[] bytes) throws ForgeException {
        JsonNode json = null;
        try {
            json = bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        } catch (IOException e) {
            // A page for people: told below by its status.
        }
        // 203 is how Azure DevOps shows its log-in page.
        if (status == 401 || status == 403 || status == 203) {
            throw new ForgeException(host() + " does not let " + login + " open pull requests in " + repository + " (" + status
                    + words(json) + "): give it a token with the right to write pull requests.");
        }
        if (status == 404) {
            throw new ForgeException(host() + " knows no repository " + repository + ", or " + login + " may not see it (404" + words(json)
                    + ").");
        }
        if (status == 429) {
            throw new ForgeException(host() + " wants fewer requests (429" + (retryAfter.isEmpty() ? "" : ", again after " + login.hide(retryAfter, 40))
                    + "); the pull request in " + repository + " is tried again at the next run.");
        }
        if (status / 100 != 2) {
            throw new ForgeException(host() + " refused a pull request in " + repository + " (" + status + words(json) + ").");
        }
        if (json == null) {
            throw new ForgeException(host() + " answered with something that is no JSON where its API should be: " + base
                    + "; check pullRequest.forge.");
        }
        return json;
    }

    private String words(@CheckForNull JsonNode json) {
        List<String> words = new ArrayList<>();
        if (json != null) {
            collect(json, words);
        }
        return words.isEmpty() ? "" : ": " + login.hide(String.join("; ", words), MOST_WORDS);
    }

    /** The texts that hosts put under {@code message}, wherever they nest them. */
    private static void collect(JsonNode json, List<String> words) {
        if (json.isTextual()) {
            if (!words.contains(json.asText())) {
                words.add(json.asText());
            }
            return;
        }
        if (json.isArray()) {
            json.forEach(each -> collect(each, words));
            return;
        }
        for (String key : List.of("message", "error", "errors", "source_branch", "target_branch")) {
            if (json.has(key)) {
                collect(json.get(key), words);
            }
        }
    }

    String host() {
        return URI.create(base).getAuthority();
    }
}

package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** Somebody who sends requests and looks at the answers, whatever their status is; also somebody without a login. */
final class Visitor {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String url;
    private final String name;

    @CheckForNull
    private final String login;

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @CheckForNull
    private JsonNode crumb;

    private Visitor(String url, String name, @CheckForNull String login) {
        this.url = url;
        this.name = name;
        this.login = login;
    }

    static Visitor of(JenkinsController jenkins, String user, String password) {
        return new Visitor(jenkins.url(), user, user + ":" + password);
    }

    static Visitor anonymous(JenkinsController jenkins) {
        return new Visitor(jenkins.url(), "anonymous", null);
    }

    /** What Jenkins answers. */
    record Answer(int status, String body) {}

    Answer get(String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** With what proves that the request comes from a page of Jenkins. Jenkins gives that to nobody who may not even read. */
    Answer post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        if (crumb == null) {
            crumb = JSON.readTree(get("crumbIssuer/api/json").body());
        }
        return send(form(path, fields).header(crumb.get("crumbRequestField").asText(), crumb.get("crumb").asText()));
    }

    Answer postWithoutCrumb(String path, Map<String, String> fields) throws IOException, InterruptedException {
        return send(form(path, fields));
    }

    private HttpRequest.Builder form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path));
        if (login != null) {
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)));
        }
        return request;
    }

    private Answer send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        return new Answer(answer.statusCode(), answer.body());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return name;
    }
}

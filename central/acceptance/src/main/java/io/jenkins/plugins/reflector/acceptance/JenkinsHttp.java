package io.jenkins.plugins.reflector.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;

/** The requests of a user, mostly the administrator: with password, session and crumb, as Jenkins wants them. An answer from 400 on is an error. */
public final class JenkinsHttp {

    /** Who may do everything. */
    public static final String USER = "admin";

    /** That user's password. */
    public static final String PASSWORD = "acceptance-tests";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_WORDS = 500;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final String url;
    private final String user;
    private final String password;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .connectTimeout(Duration.ofSeconds(20))
            .build();

    JenkinsHttp(@NonNull String url) {
        this(url, USER, PASSWORD);
    }

    private JenkinsHttp(String url, String user, String password) {
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** Those of somebody else. */
    @NonNull
    public JenkinsHttp as(@NonNull String otherUser, @NonNull String otherPassword) {
        return new JenkinsHttp(url, otherUser, otherPassword);
    }

    /** The text at a path below Jenkins. */
    @NonNull
    public String get(@NonNull String path) throws IOException, InterruptedException {
        return send(request(path).GET());
    }

    /** Keeps what is at a path below Jenkins in a file; gives that file. */
    @NonNull
    public Path download(@NonNull String path, @NonNull Path file) throws IOException, InterruptedException {
        HttpResponse<Path> answer = client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
        if (answer.statusCode() != 200) {
            throw new IOException("GET " + url + path + " gives " + answer.statusCode());
        }
        return file;
    }

    /** The JSON at a path below Jenkins. */
    @NonNull
    public JsonNode json(@NonNull String path) throws IOException, InterruptedException {
        return JSON.readTree(get(path));
    }

    /** Posts a text. */
    @NonNull
    public String post(@NonNull String path, @NonNull String type, @NonNull String body) throws IOException, InterruptedException {
        return post(path, type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Posts the fields of a form. */
    @NonNull
    public String post(@NonNull String path, @NonNull Map<String, String> fields) throws IOException, InterruptedException {
        return post(path, FORM, fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&")));
    }

    /** Posts a form with a file and, after it, a text field that was left empty. */
    @NonNull
    public String upload(@NonNull String path, @NonNull String field, @NonNull Path file, @NonNull String emptyField) throws IOException, InterruptedException {
        String boundary = "acceptance-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + file.getFileName() + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(Files.readAllBytes(file));
        body.writeBytes(("\r\n--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + emptyField + "\"\r\n\r\n\r\n--"
                        + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(path, "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    /** What a script prints that runs in Jenkins. */
    @NonNull
    public String script(@NonNull String groovy) throws IOException, InterruptedException {
        return post("scriptText", Map.of("script", groovy)).strip();
    }

    private String post(String path, String type, byte[] body) throws IOException, InterruptedException {
        JsonNode crumb = json("crumbIssuer/api/json");
        return send(request(path)
                .header(crumb.get("crumbRequestField").asText(), crumb.get("crumb").asText())
                .header("Content-Type", type)
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        String login = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(URI.create(url + path))
                .timeout(Duration.ofSeconds(150))
                .header("Authorization", "Basic " + login);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpRequest built = request.build();
        HttpResponse<String> answer = client.send(built, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        if (answer.statusCode() >= 400) {
            throw new IOException(built.method() + " " + built.uri() + " gives " + answer.statusCode() + ": " + words(answer.body()));
        }
        return answer.body();
    }

    /** The beginning of what a page says, without what only browsers need. */
    private static String words(String page) {
        String words = page.replaceAll("(?s)<(head|script|svg|header|footer|template)\\b.*?</\\1>", " ")
                .replaceAll("(?s)<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        return words.substring(0, Math.min(words.length(), MOST_WORDS));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

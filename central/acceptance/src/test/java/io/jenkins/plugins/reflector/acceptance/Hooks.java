package io.jenkins.plugins.reflector.acceptance;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** What registries do with webhooks: post, with a proof and without any account in Jenkins. */
final class Hooks {

    /** The secret text that {@link #addSecret} adds. */
    static final String SECRET = "what-the-sender-was-given";

    private final String url;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    Hooks(JenkinsController jenkins) {
        url = jenkins.url();
    }

    /** Adds the credentials {@code hook-secret}, which only the controller itself may use. */
    static void addSecret(JenkinsController jenkins) throws IOException, InterruptedException {
        jenkins.http().script("""
                import com.cloudbees.plugins.credentials.*
                import com.cloudbees.plugins.credentials.domains.Domain
                def secret = new org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl(
                    CredentialsScope.SYSTEM, 'hook-secret', 'for webhooks', hudson.util.Secret.fromString('SECRET'))
                SystemCredentialsProvider.instance.store.addCredentials(Domain.global(), secret)
                """.replace("SECRET", SECRET));
    }

    /** What the page of a webhook is called. */
    static String page(String id) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(id.getBytes(StandardCharsets.UTF_8));
            return "reflector/webhooks/" + HexFormat.of().formatHex(hash, 0, 8) + "/";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A signature as GitHub makes it. */
    static Map<String, String> signed(String event, String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String hex = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            return Map.of("X-GitHub-Event", event, "X-Hub-Signature-256", "sha256=" + hex);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The status and the text of the answer. */
    String send(String method, String path, Map<String, String> headers, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url + path)).method(method, body);
        headers.forEach(request::header);
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return answer.statusCode() + " " + answer.body().strip();
    }

    String post(String id, Map<String, String> headers, String body) throws IOException, InterruptedException {
        return send("POST", "reflector-webhook/" + id + "/", headers, HttpRequest.BodyPublishers.ofString(body));
    }
}

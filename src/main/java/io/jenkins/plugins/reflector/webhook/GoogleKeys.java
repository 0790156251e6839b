package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.http.JenkinsHttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Brings the keys that Google signs the tokens of its pushes with, over the proxy of Manage Jenkins. */
final class GoogleKeys implements JwtKeys.Fetch {

    private static final URI KEYS = URI.create("https://www.googleapis.com/oauth2/v3/certs");
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final int MOST_BYTES = 1 << 18;

    @NonNull
    @Override
    public byte[] get() throws IOException {
        // Once an hour at most, so nothing of it is kept.
        try (HttpClients clients = new HttpClients(() -> HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(PATIENCE))) {
            HttpClients.Client client = clients.of(JenkinsHttpClient.connection());
            HttpRequest.Builder request = HttpRequest.newBuilder(KEYS).timeout(PATIENCE);
            String login = client.proxyAuthorization(KEYS);
            if (login != null) {
                request.header("Proxy-Authorization", login);
            }
            HttpResponse<InputStream> response = client.http().send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            try (InputStream body = response.body()) {
                if (response.statusCode() != 200) {
                    throw new IOException(KEYS.getHost() + " answered " + response.statusCode());
                }
                return body.readNBytes(MOST_BYTES);
            }
        } catch (InvalidConnectionException e) {
            throw new IOException(e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends one request and reads its whole answer before a deadline, with neither redirects nor repetition. */
final class HttpTransport {

    private static final String AGENT = "image-reflector";

    private final HttpClients clients;

    /**
     * @throws IllegalArgumentException if the client would answer challenges or follow redirects itself: an
     *     authenticator makes the JDK drop our Authorization header, and its redirects know none of our rules
     */
    HttpTransport(@NonNull HttpClient client, @CheckForNull ProxySettings proxies) {
        if (client.authenticator().isPresent() || client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must have no authenticator and follow no redirects");
        }
        this.clients = new HttpClients(client, proxies, RegistryClient::httpClient);
    }

    /**
     * @throws HttpTimeoutException when the deadline is over, also in the middle of a body
     * @throws CappedBody.TooLargeException if the body is beyond the cap
     * @throws IOException if the connection fails or ends too early
     * @throws InvalidConnectionException if the platform cannot use the settings
     */
    @NonNull
    HttpReply send(@NonNull HttpCall call, @NonNull ConnectionSettings connection, @NonNull Deadline deadline)
            throws IOException, InterruptedException, InvalidConnectionException {
        HttpClients.Client client = clients.of(connection);
        CompletableFuture<HttpResponse<byte[]>> answer = client.http()
                .sendAsync(
                        request(call, client.proxyAuthorization(call.uri())), info -> new CappedBody(call.mostBytes()));
        try {
            HttpResponse<byte[]> response = answer.get(deadline.remainingNanos(), TimeUnit.NANOSECONDS);
            return new HttpReply(response.statusCode(), response.headers(), body(response, call), response.uri());
        } catch (TimeoutException e) {
            throw new HttpTimeoutException("no complete answer in time");
        } catch (ExecutionException e) {
            throw asIo(e.getCause());
        } finally {
            // HttpRequest.timeout ends with the headers; this also hangs up on a body that stalls.
            answer.cancel(true);
        }
    }

    /** Closes what was opened for proxies. */
    void close() {
        clients.close();
    }

    private static byte[] body(HttpResponse<byte[]> response, HttpCall call) throws IOException {
        if (response.body() == null) {
            // A proxy that wants a user for a tunnel: the JDK gives its 407 without a body.
            return new byte[0];
        }
        boolean gzip = response.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        return gzip && response.body().length > 0
                ? CappedBody.gunzip(response.body(), call.mostBytes())
                : response.body();
    }

    private static HttpRequest request(HttpCall call, @CheckForNull String proxyAuthorization) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .version(HttpClient.Version.HTTP_1_1)
                .header("User-Agent", AGENT)
                .header("Accept", call.accept());
        if (call.compressed()) {
            request.header("Accept-Encoding", "gzip");
        }
        if (call.etag() != null) {
            request.header("If-None-Match", call.etag());
        }
        if (call.authorization() != null) {
            request.header("Authorization", call.authorization());
        }
        if (proxyAuthorization != null) {
            request.header("Proxy-Authorization", proxyAuthorization);
        }
        if (call.form() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            return request.method(call.method(), BodyPublishers.ofString(call.form())).build();
        }
        return request.method(call.method(), BodyPublishers.noBody()).build();
    }

    private static IOException asIo(Throwable problem) {
        Throwable cause = problem;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        for (Throwable deeper = cause; deeper != null; deeper = deeper.getCause()) {
            if (deeper instanceof CappedBody.TooLargeException tooLarge) {
                return tooLarge;
            }
        }
        return cause instanceof IOException io ? io : new IOException(cause);
    }
}

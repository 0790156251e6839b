package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.Proxy;
import java.net.URI;
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

    private final HttpClient client;
    private final String proxyAuthorization;

    /**
     * @throws IllegalArgumentException if the client would answer challenges or follow redirects itself: an
     *     authenticator makes the JDK drop our Authorization header, and its redirects know none of our rules
     */
    HttpTransport(@NonNull HttpClient client, @CheckForNull String proxyAuthorization) {
        if (client.authenticator().isPresent() || client.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the HTTP client must have no authenticator and follow no redirects");
        }
        this.client = client;
        this.proxyAuthorization = proxyAuthorization;
    }

    /**
     * @throws HttpTimeoutException when the deadline is over, also in the middle of a body
     * @throws CappedBody.TooLargeException if the body is beyond the cap
     * @throws IOException if the connection fails or ends too early
     */
    @NonNull
    HttpReply send(@NonNull HttpCall call, @NonNull Deadline deadline) throws IOException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer =
                client.sendAsync(request(call), info -> new CappedBody(call.mostBytes()));
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

    private static byte[] body(HttpResponse<byte[]> response, HttpCall call) throws IOException {
        boolean gzip = response.headers().firstValue("Content-Encoding").filter("gzip"::equalsIgnoreCase).isPresent();
        return gzip && response.body().length > 0
                ? CappedBody.gunzip(response.body(), call.mostBytes())
                : response.body();
    }

    private HttpRequest request(HttpCall call) {
        HttpRequest.Builder request = HttpRequest.newBuilder(call.uri())
                .version(HttpClient.Version.HTTP_1_1)
                .header("User-Agent", AGENT)
                .header("Accept", call.accept());
        if (call.compressed()) {
            request.header("Accept-Encoding", "gzip");
        }
        if (call.authorization() != null) {
            request.header("Authorization", call.authorization());
        }
        if (proxyAuthorization != null && goesThroughProxy(call.uri())) {
            request.header("Proxy-Authorization", proxyAuthorization);
        }
        if (call.form() != null) {
            request.header("Content-Type", "application/x-www-form-urlencoded");
            return request.method(call.method(), BodyPublishers.ofString(call.form())).build();
        }
        return request.method(call.method(), BodyPublishers.noBody()).build();
    }

    /** The header is for the proxy alone: a registry that is asked directly must not see it. */
    private boolean goesThroughProxy(URI uri) {
        return client.proxy().stream()
                .flatMap(selector -> selector.select(uri).stream())
                .anyMatch(proxy -> proxy.type() == Proxy.Type.HTTP);
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

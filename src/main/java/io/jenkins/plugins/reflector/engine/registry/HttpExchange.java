package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;

/** Sends a request with bounded repetition and bounded, checked redirects; knows nothing of authentication. */
final class HttpExchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

    private final HttpTransport transport;
    private final Backoff backoff;
    private final Limits limits;

    HttpExchange(@NonNull HttpTransport transport, @NonNull Backoff backoff, @NonNull Limits limits) {
        this.transport = transport;
        this.backoff = backoff;
        this.limits = limits;
    }

    /** As {@link #perform(HttpCall, Failures, Deadline, int)}, with as many attempts as the limits allow. */
    @NonNull
    HttpReply perform(@NonNull HttpCall call, @NonNull Failures failures, @NonNull Deadline deadline)
            throws RegistryException, InterruptedException {
        return perform(call, failures, deadline, limits.attempts());
    }

    /**
     * The last answer, whatever its status.
     *
     * @throws RegistryException if there is none, or it leads to a place where this client does not go
     */
    @NonNull
    HttpReply perform(@NonNull HttpCall call, @NonNull Failures failures, @NonNull Deadline deadline, int attempts)
            throws RegistryException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Duration wait = backoff.afterAttempt(attempt);
            try {
                HttpReply reply = follow(call, failures, deadline);
                if (attempt >= attempts || !backoff.isWorthAnother(reply.status())) {
                    return reply;
                }
                wait = backoff.askedFor(reply).orElse(wait);
                if (wait.toNanos() >= deadline.remainingNanos()) {
                    return reply;
                }
            } catch (CappedBody.TooLargeException e) {
                throw failures.tooLarge(e);
            } catch (HttpTimeoutException e) {
                if (deadline.isOver()) {
                    throw failures.timeout(e);
                }
                if (attempt >= attempts) {
                    throw failures.unreachable(e);
                }
            } catch (IOException e) {
                if (attempt >= attempts || wait.toNanos() >= deadline.remainingNanos()) {
                    throw deadline.isOver() ? failures.timeout(e) : failures.unreachable(e);
                }
            }
            Thread.sleep(Math.min(wait.toMillis(), deadline.remainingNanos() / 1_000_000));
        }
    }

    private HttpReply follow(HttpCall first, Failures failures, Deadline deadline)
            throws IOException, InterruptedException, RegistryException {
        HttpCall call = first;
        for (int redirects = 0; ; redirects++) {
            HttpReply reply = transport.send(call, deadline);
            String location = reply.header("Location").orElse(null);
            if (location == null || !REDIRECTS.contains(reply.status()) || call.form() != null) {
                return reply;
            }
            if (redirects >= limits.redirects()) {
                throw failures.insecure("it redirects more than " + limits.redirects() + " times");
            }
            call = call.redirectedTo(RemoteUrls.redirect(reply.uri(), location, failures));
        }
    }
}

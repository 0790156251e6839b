package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.InvalidConnectionException;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneKey;
import io.jenkins.plugins.reflector.engine.registry.pace.Pace;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceException;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Set;

/** Sends a request with bounded repetition and bounded, checked redirects; knows nothing of authentication. */
final class HttpExchange {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_STRIKES = 5;

    private static final Set<Integer> RATE_REFUSALS = Set.of(429, 503);

    private final HttpTransport transport;
    private final Backoff backoff;
    private final Limits limits;
    private final Pace pace;

    HttpExchange(
            @NonNull HttpTransport transport, @NonNull Backoff backoff, @NonNull Limits limits, @NonNull Pace pace) {
        this.transport = transport;
        this.backoff = backoff;
        this.limits = limits;
        this.pace = pace;
    }

    /** As {@link #perform(HttpCall, Conversation, int)}, with as many attempts as the limits allow. */
    @NonNull
    HttpReply perform(@NonNull HttpCall call, @NonNull Conversation with)
            throws RegistryException, InterruptedException {
        return perform(call, with, limits.attempts());
    }

    /**
     * The last answer, whatever its status.
     *
     * @throws RegistryException if there is none, it leads to a place where this client does not go, or the server wants
     *     to be left alone for longer than there is time
     */
    @NonNull
    HttpReply perform(@NonNull HttpCall call, @NonNull Conversation with, int attempts)
            throws RegistryException, InterruptedException {
        Failures failures = with.failures();
        Deadline deadline = with.deadline();
        LaneKey lane = new LaneKey(call.uri().getRawAuthority(), failures.credentials().principal());
        for (int attempt = 1; ; attempt++) {
            Duration wait = backoff.afterAttempt(attempt);
            try (Pace.Permit permit = enter(lane, call, with)) {
                HttpReply reply = follow(call, with);
                Duration asked = note(permit, reply, lane);
                if (attempt >= attempts || !backoff.isWorthAnother(reply.status())) {
                    return reply;
                }
                wait = asked == null ? wait : asked;
                if (wait.toNanos() >= deadline.remainingNanos()) {
                    return reply;
                }
            } catch (CappedBody.TooLargeException e) {
                throw failures.tooLarge(e);
            } catch (InvalidConnectionException e) {
                throw failures.unusable(e);
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

    private Pace.Permit enter(LaneKey lane, HttpCall call, Conversation with)
            throws RegistryException, InterruptedException {
        try {
            return pace.enter(
                    lane, call.kind(), with.urgent(), Duration.ofNanos(with.deadline().remainingNanos()));
        } catch (PaceException e) {
            throw with.failures().held(e);
        }
    }

    /** Tells the pace of an answer; returns how long the server asked to wait, null if it did not. */
    @CheckForNull
    private Duration note(Pace.Permit permit, HttpReply reply, LaneKey lane) {
        Duration asked = backoff.askedFor(reply).orElse(null);
        if (RATE_REFUSALS.contains(reply.status()) && (asked != null || reply.status() == 429)) {
            Duration wait = asked == null ? backoff.afterAttempt(Math.min(pace.strikes(lane) + 1, MOST_STRIKES)) : asked;
            permit.refused(reply::header, wait);
            return wait;
        }
        permit.answered(reply::header);
        return asked;
    }

    private HttpReply follow(HttpCall first, Conversation with)
            throws IOException, InterruptedException, RegistryException, InvalidConnectionException {
        HttpCall call = first;
        for (int redirects = 0; ; redirects++) {
            HttpReply reply = transport.send(call, with.connection(), with.deadline().atMost(limits.answerTime()));
            String location = reply.header("Location").orElse(null);
            if (location == null || !REDIRECTS.contains(reply.status()) || call.form() != null) {
                return reply;
            }
            if (redirects >= limits.redirects()) {
                throw with.failures().insecure("it redirects more than " + limits.redirects() + " times");
            }
            call = call.redirectedTo(RemoteUrls.redirect(reply.uri(), location, with.failures()));
        }
    }
}

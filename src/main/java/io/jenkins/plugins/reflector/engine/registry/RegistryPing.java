package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLException;

/** Finds out by {@code GET /v2/} which scheme a registry speaks and how it wants to be asked (flux.md 1.3, 1.5). */
final class RegistryPing {

    private static final int CACHED = 2000;
    private static final Duration REMEMBERED = Duration.ofDays(1);
    private static final Duration PLAIN_REMEMBERED = Duration.ofHours(1);
    /** How long HTTPS goes alone where plain HTTP is allowed too: a host without it may never answer (flux.md 1.3). */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpExchange exchange;
    private final Limits limits;
    private final ExpiringCache<Key, Answer> cache;
    private final SingleFlight<Key, Answer> asking = new SingleFlight<>();

    RegistryPing(@NonNull HttpExchange exchange, @NonNull Limits limits, @NonNull Clock clock) {
        this.exchange = exchange;
        this.limits = limits;
        this.cache = new ExpiringCache<>(CACHED, clock);
    }

    /**
     * How a registry is asked.
     *
     * @param server scheme and authority
     * @param challenge null if it wants no authentication, or tells so only at the repository
     * @param open whether it answers without authentication, though perhaps not everything
     */
    record Answer(@NonNull URI server, @CheckForNull AuthChallenge challenge, boolean open) {}

    /** Where a registry may be, and how one gets there. */
    private record Key(List<URI> servers, ConnectionSettings connection) {}

    /** Forgets an answer that no longer holds. */
    void forget(@NonNull RegistryTarget target) throws RegistryException {
        cache.remove(key(target));
    }

    /** Remembers the answer of a registry, which is the same for all its repositories and users. */
    @NonNull
    Answer ask(@NonNull RegistryTarget target, @NonNull Conversation with)
            throws RegistryException, InterruptedException {
        Key key = key(target);
        Answer known = cache.get(key).orElse(null);
        return known != null
                ? known
                : asking.share(key, with.deadline(), () -> {
                    Answer found = find(key.servers(), with);
                    cache.put(key, found, Origin.of(found.server()).isPlain() ? PLAIN_REMEMBERED : REMEMBERED);
                    return found;
                });
    }

    private static Key key(RegistryTarget target) throws RegistryException {
        return new Key(target.servers(), target.options().connection());
    }

    private Answer find(List<URI> servers, Conversation with)
            throws RegistryException, InterruptedException {
        Failures failures = with.failures();
        Deadline deadline = with.deadline();
        if (servers.size() == 1) {
            return answer(servers.get(0), ask(servers.get(0), with, limits.attempts()), failures);
        }
        URI secure = servers.get(0);
        try {
            return answer(secure, ask(secure, with.until(deadline.atMost(HEAD_START)), 1), failures);
        } catch (RegistryException e) {
            if (deadline.isOver() || !(e.getCause() instanceof IOException)) {
                throw e;
            }
        }
        URI plain = servers.get(1);
        HttpReply reply = null;
        try {
            reply = ask(plain, with.until(deadline.atMost(PATIENCE)), 1);
        } catch (RegistryException e) {
            if (deadline.isOver()) {
                throw e;
            }
        }
        // An HTTPS port answers plain HTTP with 400, so that one is no sign of a registry.
        if (reply != null && reply.status() != 400) {
            boolean busy = isBusy(reply.status()) && limits.attempts() > 1;
            return answer(plain, busy ? ask(plain, with, limits.attempts() - 1) : reply, failures);
        }
        try {
            Deadline rest = reply == null ? deadline : deadline.atMost(PATIENCE);
            return answer(secure, ask(secure, with.until(rest), limits.attempts()), failures);
        } catch (RegistryException e) {
            if (reply != null && speaksNoTls(e)) {
                return answer(plain, reply, failures);
            }
            throw e;
        }
    }

    /**
     * Whether the port answered the TLS hello with something else. A connection that is merely cut is no sign of that: so
     * ends one that lacks a client certificate.
     */
    private static boolean speaksNoTls(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String text = String.valueOf(cause.getMessage());
            if (cause instanceof SSLException) {
                return text.contains("unrecognized SSL message") || text.contains("terminated the handshake");
            }
        }
        return false;
    }

    /** Whether it says nothing of how it wants to be asked. */
    private static boolean isBusy(int status) {
        return status == 429 || status >= 500;
    }

    private HttpReply ask(URI server, Conversation with, int attempts)
            throws RegistryException, InterruptedException {
        HttpCall call = HttpCall.get(server.resolve("/v2/"), HttpCall.JSON, limits.answerBytes());
        return exchange.perform(call, with, attempts);
    }

    private static Answer answer(URI asked, HttpReply reply, Failures failures) throws RegistryException {
        if (isBusy(reply.status())) {
            throw failures.status(reply);
        }
        Origin origin = Origin.of(reply.uri());
        boolean upgraded = Origin.of(asked).isPlain()
                && !origin.isPlain()
                && origin.host().equals(Origin.of(asked).host());
        URI server = upgraded ? reply.uri().resolve("/") : asked;
        AuthChallenge challenge = reply.status() == 401 && origin.equals(Origin.of(server))
                ? AuthChallenge.choose(reply.headers().allValues("WWW-Authenticate"))
                        .orElse(null)
                : null;
        return new Answer(server, challenge, reply.isSuccess());
    }
}

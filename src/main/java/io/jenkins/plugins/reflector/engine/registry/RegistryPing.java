package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Finds out by {@code GET /v2/} which scheme a registry speaks and how it wants to be asked (flux.md 1.3, 1.5). */
final class RegistryPing {

    private static final int CACHED = 2000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** How long HTTPS goes alone where plain HTTP is allowed too: a host without it may never answer (flux.md 1.3). */
    private static final Duration HEAD_START = Duration.ofMillis(300);

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final HttpExchange exchange;
    private final Limits limits;
    private final ExpiringCache<List<URI>, Answer> cache;

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
     */
    record Answer(@NonNull URI server, @CheckForNull AuthChallenge challenge) {}

    /** Forgets an answer that no longer holds. */
    void forget(@NonNull RegistryTarget target) throws RegistryException {
        cache.remove(target.servers());
    }

    /** Remembers the answer of a registry, which is the same for all its repositories and users. */
    @NonNull
    Answer ask(@NonNull RegistryTarget target, @NonNull Deadline deadline)
            throws RegistryException, InterruptedException {
        List<URI> servers = target.servers();
        Answer known = cache.get(servers).orElse(null);
        if (known == null) {
            known = find(servers, Failures.of(target), deadline);
            cache.put(servers, known, REMEMBERED);
        }
        return known;
    }

    private Answer find(List<URI> servers, Failures failures, Deadline deadline)
            throws RegistryException, InterruptedException {
        if (servers.size() == 1) {
            return answer(servers.get(0), ask(servers.get(0), failures, deadline, limits.attempts()), failures);
        }
        URI secure = servers.get(0);
        try {
            return answer(secure, ask(secure, failures, deadline.atMost(HEAD_START), 1), failures);
        } catch (RegistryException e) {
            if (deadline.isOver() || !(e.getCause() instanceof IOException)) {
                throw e;
            }
        }
        URI plain = servers.get(1);
        HttpReply reply = null;
        try {
            reply = ask(plain, failures, deadline.atMost(PATIENCE), 1);
            // An HTTPS port answers plain HTTP with 400, so that one is no sign of a registry.
            if (reply.status() != 400) {
                return answer(plain, reply, failures);
            }
        } catch (RegistryException e) {
            if (deadline.isOver()) {
                throw e;
            }
        }
        try {
            Deadline rest = reply == null ? deadline : deadline.atMost(PATIENCE);
            return answer(secure, ask(secure, failures, rest, limits.attempts()), failures);
        } catch (RegistryException e) {
            if (reply != null && e.getCause() instanceof IOException) {
                return answer(plain, reply, failures);
            }
            throw e;
        }
    }

    private HttpReply ask(URI server, Failures failures, Deadline deadline, int attempts)
            throws RegistryException, InterruptedException {
        HttpCall call = HttpCall.get(server.resolve("/v2/"), HttpCall.JSON, limits.answerBytes());
        return exchange.perform(call, failures, deadline, attempts);
    }

    private static Answer answer(URI asked, HttpReply reply, Failures failures) throws RegistryException {
        if (reply.status() == 429 || reply.status() >= 500) {
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
        return new Answer(server, challenge);
    }
}

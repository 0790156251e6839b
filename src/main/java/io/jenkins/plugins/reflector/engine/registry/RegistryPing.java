package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Finds out by {@code GET /v2/} which scheme a registry speaks and how it wants to be asked (flux.md 1.3, 1.5). */
final class RegistryPing {

    private static final int CACHED = 2000;
    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    /** A host without HTTPS may drop the packets; plain HTTP must still get its turn. */
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
            return ask(servers.get(0), failures, deadline, limits.attempts());
        }
        try {
            return ask(servers.get(0), failures, deadline.atMost(PATIENCE), 1);
        } catch (RegistryException secure) {
            boolean unreachable = secure.kind() == Kind.UNAVAILABLE || secure.kind() == Kind.TIMEOUT;
            if (!unreachable || !(secure.getCause() instanceof IOException) || deadline.isOver()) {
                throw secure;
            }
            try {
                return ask(servers.get(1), failures, deadline, limits.attempts());
            } catch (RegistryException plain) {
                plain.addSuppressed(secure);
                throw plain;
            }
        }
    }

    private Answer ask(URI server, Failures failures, Deadline deadline, int attempts)
            throws RegistryException, InterruptedException {
        HttpCall call = HttpCall.get(server.resolve("/v2/"), HttpCall.JSON, limits.answerBytes());
        HttpReply reply = exchange.perform(call, failures, deadline, attempts);
        if (reply.status() == 429 || reply.status() >= 500) {
            throw failures.status(reply);
        }
        boolean own = Origin.of(reply.uri()).equals(Origin.of(server));
        AuthChallenge challenge = reply.status() == 401 && own
                ? AuthChallenge.choose(reply.headers().allValues("WWW-Authenticate"))
                        .orElse(null)
                : null;
        return new Answer(server, challenge);
    }
}

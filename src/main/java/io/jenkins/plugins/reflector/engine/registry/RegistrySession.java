package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.net.URI;

/** One operation's conversation with one registry: authenticates each request, at most once anew. */
final class RegistrySession {

    private final RegistryTarget target;
    private final HttpExchange exchange;
    private final RegistryPing ping;
    private final Authorizations authorizations;
    private final Deadline deadline;
    private final Failures failures;

    private RegistryPing.Answer registry;
    private AuthChallenge challenge;

    RegistrySession(
            @NonNull RegistryTarget target,
            @NonNull HttpExchange exchange,
            @NonNull RegistryPing ping,
            @NonNull Authorizations authorizations) {
        this.target = target;
        this.exchange = exchange;
        this.ping = ping;
        this.authorizations = authorizations;
        this.deadline = Deadline.in(target.timeout());
        this.failures = Failures.of(target);
    }

    /** Words for what the operation finds wrong in an answer. */
    @NonNull
    Failures failures() {
        return failures;
    }

    /** The URL of something in the repository, such as {@code tags/list?n=1000}. */
    @NonNull
    URI url(@NonNull String rest) throws RegistryException, InterruptedException {
        return registry().server().resolve("/v2/" + target.repository() + "/" + rest);
    }

    /**
     * The answer, whatever its status, after one authentication anew if the registry asks for it.
     *
     * @throws RegistryException if there is no answer, or the token service refuses
     */
    @NonNull
    HttpReply send(@NonNull HttpCall call) throws RegistryException, InterruptedException {
        URI server = registry().server();
        Origin own = Origin.of(server);
        String sent = challenge == null || !Origin.of(call.uri()).equals(own)
                ? null
                : authorizations.answer(challenge, target, server, false, deadline);
        HttpReply reply = perform(call.withAuthorization(sent));
        // Another host's challenge is no business of this registry's credentials.
        if (reply.status() != 401 || !Origin.of(reply.uri()).equals(own) || !Origin.of(call.uri()).equals(own)) {
            return reply;
        }
        AuthChallenge asked = AuthChallenge.choose(reply.headers().allValues("WWW-Authenticate"))
                .orElse(null);
        if (asked == null) {
            return reply;
        }
        String anew = authorizations.answer(asked, target, server, sent != null, deadline);
        if (anew == null || anew.equals(sent)) {
            return reply;
        }
        challenge = asked;
        return perform(call.withAuthorization(anew));
    }

    private HttpReply perform(HttpCall call) throws RegistryException, InterruptedException {
        try {
            return exchange.perform(call, failures, deadline);
        } catch (RegistryException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                ping.forget(target);
            }
            throw e;
        }
    }

    private RegistryPing.Answer registry() throws RegistryException, InterruptedException {
        if (registry == null) {
            registry = ping.ask(target, deadline);
            challenge = registry.challenge();
        }
        return registry;
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.RegistryException.Kind;
import java.net.URI;

/** One operation's conversation with one registry: authenticates each request, at most once anew. */
final class RegistrySession {

    private final RegistryTarget target;
    private final HttpExchange exchange;
    private final RegistryPing ping;
    private final Authorizations authorizations;
    private final Limits limits;
    private final Conversation with;

    private RegistryPing.Answer registry;
    private AuthChallenge challenge;

    RegistrySession(
            @NonNull RegistryTarget target,
            @NonNull HttpExchange exchange,
            @NonNull RegistryPing ping,
            @NonNull Authorizations authorizations,
            @NonNull Limits limits) {
        this.target = target;
        this.exchange = exchange;
        this.ping = ping;
        this.authorizations = authorizations;
        this.limits = limits;
        this.with = Conversation.about(target, limits);
    }

    /** Words for what the operation finds wrong in an answer. */
    @NonNull
    Failures failures() {
        return with.failures();
    }

    /** Whether it is the client's own cap that limits its time, and not the repository's timeout. */
    boolean endedByCap() {
        return target.timeout().compareTo(limits.operationTime()) > 0;
    }

    /** The URL of the registry's API itself. */
    @NonNull
    URI base() throws RegistryException, InterruptedException {
        return registry().server().resolve("/v2/");
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
        String sent = Origin.of(call.uri()).equals(own) ? authorization(server) : null;
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
        String anew = authorizations.answer(asked, target, server, sent != null, with);
        if (anew == null || anew.equals(sent)) {
            return reply;
        }
        challenge = asked;
        HttpReply second = perform(call.withAuthorization(anew));
        if (second.status() != 401) {
            authorizations.learn(target, asked);
        }
        return second;
    }

    /** What goes with the first try: the answer to a challenge that is known, else what an open registry may make use of. */
    @CheckForNull
    private String authorization(URI server) throws RegistryException, InterruptedException {
        if (challenge != null) {
            return authorizations.answer(challenge, target, server, false, with);
        }
        return registry().open() ? Authorizations.unasked(target.credentials()) : null;
    }

    private HttpReply perform(HttpCall call) throws RegistryException, InterruptedException {
        try {
            return exchange.perform(call, with);
        } catch (RegistryException e) {
            if (e.kind() == Kind.UNAVAILABLE) {
                ping.forget(target);
            }
            throw e;
        }
    }

    private RegistryPing.Answer registry() throws RegistryException, InterruptedException {
        if (registry == null) {
            registry = ping.ask(target, with);
            challenge = authorizations.learned(target).orElse(registry.challenge());
        }
        return registry;
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;

/**
 * Asks registries for tags and digests. One instance serves any number of registries and threads, and remembers their
 * schemes, challenges and tokens; tokens never cross from one principal to another.
 */
public final class RegistryClient {

    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Limits limits;
    private final HttpExchange exchange;
    private final RegistryPing ping;
    private final Authorizations authorizations;

    /**
     * @param http see {@link #httpClient()}; it must have no authenticator and follow no redirects
     * @param limits how far it goes
     * @param clock for the life of tokens and for dates in {@code Retry-After}
     * @throws IllegalArgumentException if the HTTP client would act on its own
     */
    public RegistryClient(@NonNull HttpClient http, @NonNull Limits limits, @NonNull Clock clock) {
        this(http, limits, clock, null);
    }

    /**
     * As above, behind a proxy that wants to know who asks.
     *
     * @param proxyAuthorization the header for the client's proxy; null for none. Through it, https also needs
     *     {@code -Djdk.http.auth.tunneling.disabledSchemes=} (dependencies.md 1)
     */
    public RegistryClient(
            @NonNull HttpClient http,
            @NonNull Limits limits,
            @NonNull Clock clock,
            @CheckForNull String proxyAuthorization) {
        this.limits = limits;
        this.exchange = new HttpExchange(new HttpTransport(http, proxyAuthorization), new Backoff(limits.firstWait(), clock), limits);
        this.ping = new RegistryPing(exchange, limits, clock);
        this.authorizations = new Authorizations(new BearerTokens(exchange, limits, clock));
    }

    /** A client with every default. */
    @NonNull
    public static RegistryClient create() {
        return new RegistryClient(httpClient().build(), Limits.DEFAULT, Clock.systemUTC());
    }

    /**
     * What every HTTP client for registries starts from: HTTP/1.1 (HTTP/2 of JDK 17 fails under load, dependencies.md
     * 1), no redirects of its own, no authenticator.
     */
    @NonNull
    public static HttpClient.Builder httpClient() {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(CONNECT);
    }

    /**
     * All tags of a repository.
     *
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    public TagList listTags(@NonNull RegistryTarget target) throws RegistryException, InterruptedException {
        return new ListTags(session(target), limits).run();
    }

    /**
     * The digest that a tag points at; of an image of several platforms that of the index.
     *
     * @return such as {@code sha256:…}
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    public String resolveDigest(@NonNull RegistryTarget target, @NonNull String tag)
            throws RegistryException, InterruptedException {
        return new ResolveDigest(session(target), limits).run(tag);
    }

    private RegistrySession session(RegistryTarget target) {
        return new RegistrySession(target, exchange, ping, authorizations);
    }
}

package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.connection.ProxySettings;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.registry.pace.Pace;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks registries for tags and digests. One instance serves any number of registries and threads, and remembers their
 * schemes, challenges and tokens; tokens never cross from one principal to another. What several threads want at the same
 * time is asked for once.
 */
public final class RegistryClient implements RegistryReader, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int KNOWN_TAGS = 100_000;

    private final Limits limits;
    private final Pace pace;
    private final HttpTransport transport;
    private final HttpExchange exchange;
    private final RegistryPing ping;
    private final Authorizations authorizations;
    private final SingleFlight<Question, TagList> lists = new SingleFlight<>();
    private final SingleFlight<Question, String> digests = new SingleFlight<>();
    private final KnownLists known = new KnownLists(KNOWN_TAGS);
    private final Images images;

    /**
     * @param http see {@link #httpClient()}; it must have no authenticator and follow no redirects
     * @param limits how far it goes
     * @param clock for the life of tokens and for dates in {@code Retry-After}
     * @throws IllegalArgumentException if the HTTP client would act on its own
     */
    public RegistryClient(@NonNull HttpClient http, @NonNull Limits limits, @NonNull Clock clock) {
        this(http, limits, clock, null, PaceSettings.DEFAULT);
    }

    /**
     * As above, with proxies and at another pace.
     *
     * @param proxies the way to all servers that are not reached by a way of their own; null for that of the HTTP client
     * @param settings how fast servers are asked
     */
    public RegistryClient(
            @NonNull HttpClient http,
            @NonNull Limits limits,
            @NonNull Clock clock,
            @CheckForNull ProxySettings proxies,
            @NonNull PaceSettings settings) {
        this(http, limits, clock, proxies, settings, Map.of());
    }

    /**
     * As above, with servers that are asked at a pace of their own.
     *
     * @param paces by the server's host, in lower case, with its port where it is not the usual one
     */
    public RegistryClient(
            @NonNull HttpClient http,
            @NonNull Limits limits,
            @NonNull Clock clock,
            @CheckForNull ProxySettings proxies,
            @NonNull PaceSettings settings,
            @NonNull Map<String, PaceSettings> paces) {
        this.limits = limits;
        this.pace = new Pace(settings, paces, clock);
        this.transport = new HttpTransport(http, proxies);
        this.exchange = new HttpExchange(transport, new Backoff(limits.firstWait(), clock), limits, pace);
        this.ping = new RegistryPing(exchange, limits, clock);
        this.authorizations = new Authorizations(new BearerTokens(exchange, limits, clock), clock);
        this.images = new Images(this::session, limits, clock);
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
     * All tags of a repository. A registry that knows its lists by an ETag is only asked whether the last one still holds.
     *
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    @Override
    public TagList listTags(@NonNull RegistryTarget target) throws RegistryException, InterruptedException {
        RegistryTarget essence = target.essence();
        return lists.share(new Question(essence, ""), Deadline.in(target.timeout()), () -> {
            TagList list = new ListTags(session(target), limits(target), known.get(essence)).run();
            known.put(essence, list);
            return list;
        });
    }

    /**
     * Has a registry say whether it knows the credentials, without looking at any repository. One that nobody is known to may
     * refuse: most then still show what is public.
     *
     * @param target of which the repository is not looked at
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    public void greet(@NonNull RegistryTarget target) throws RegistryException, InterruptedException {
        RegistryTarget server = target.withoutRepository();
        RegistrySession session = session(server);
        HttpReply reply = session.send(HttpCall.get(session.base(), HttpCall.JSON, limits.answerBytes()));
        boolean stranger = reply.status() == 401 && target.credentials().equals(RegistryCredentials.anonymous());
        if (!reply.isSuccess() && !stranger) {
            throw session.failures().status(reply);
        }
    }

    /**
     * The digest that a tag points at; of an image of several platforms that of the index.
     *
     * @return such as {@code sha256:…}
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    @Override
    public String resolveDigest(@NonNull RegistryTarget target, @NonNull String tag)
            throws RegistryException, InterruptedException {
        return digests.share(
                new Question(target.essence(), tag),
                Deadline.in(target.timeout()),
                () -> new ResolveDigest(session(target), limits).run(tag));
    }

    /**
     * The manifest behind a tag or digest. A tag is asked for its digest first, which registries do not count; what a digest
     * names is remembered for a day.
     *
     * @param reference a tag, or a digest, whose bytes are then checked
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    public ImageManifest manifest(@NonNull RegistryTarget target, @NonNull String reference)
            throws RegistryException, InterruptedException {
        return images.manifest(target, digest(target, reference));
    }

    /**
     * The platforms of an image: those of its index, or the one that its configuration names.
     *
     * @param reference a tag or a digest
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    @Override
    public List<Platform> platforms(@NonNull RegistryTarget target, @NonNull String reference)
            throws RegistryException, InterruptedException {
        return images.platforms(target, digest(target, reference));
    }

    /**
     * When an image says that it was made; of several platforms the latest time.
     *
     * @param reference a tag or a digest
     * @return empty if nothing of it says so
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    @Override
    public Optional<Instant> created(@NonNull RegistryTarget target, @NonNull String reference)
            throws RegistryException, InterruptedException {
        return images.created(target, digest(target, reference));
    }

    /**
     * What the configuration of an image tells.
     *
     * @param configDigest as {@link ImageManifest#configDigest} names it; what was read once is remembered for a day
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    public ImageConfig config(@NonNull RegistryTarget target, @NonNull String configDigest)
            throws RegistryException, InterruptedException {
        return images.config(target, configDigest);
    }

    /**
     * What refers to an image: signatures, attestations, bills of materials.
     *
     * @param digest of the image
     * @return empty if there is nothing, also where the registry does not know of such things
     * @throws RegistryException with a complete message
     * @throws InterruptedException if the thread is told to stop, also while waiting
     */
    @NonNull
    public List<Referrer> referrers(@NonNull RegistryTarget target, @NonNull String digest)
            throws RegistryException, InterruptedException {
        return new ReadImage(session(target), limits).referrers(digest);
    }

    /** How the servers stand that were asked lately: calls under way, budgets, waits that they asked for. */
    @NonNull
    public List<LaneReport> pace() {
        return pace.report();
    }

    /** Closes what was opened for proxies; calls under way fail. */
    @Override
    public void close() {
        transport.close();
    }

    /** What several callers may want at once. */
    private record Question(RegistryTarget target, String more) {}

    private String digest(RegistryTarget target, String reference) throws RegistryException, InterruptedException {
        return Digests.isDigest(reference) ? reference : resolveDigest(target, reference);
    }

    private Limits limits(RegistryTarget target) {
        Integer pageSize = target.options().pageSize();
        return pageSize == null ? limits : limits.withPageSize(pageSize);
    }

    private RegistrySession session(RegistryTarget target) {
        return new RegistrySession(target, exchange, ping, authorizations, limits);
    }
}

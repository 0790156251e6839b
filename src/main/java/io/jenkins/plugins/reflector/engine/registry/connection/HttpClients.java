package io.jenkins.plugins.reflector.engine.registry.connection;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.lang.ref.Cleaner;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * One HTTP client for each way of reaching servers; the given one where nothing is set. Safe for threads. What it opened
 * ends with {@link #close}, or when nobody holds it any longer.
 */
public final class HttpClients implements AutoCloseable {

    private static final int MOST = 64;
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Cleaner CLEANER = Cleaner.create();

    private final HttpClient usual;
    private final ProxySettings usualProxy;
    private final Supplier<HttpClient.Builder> builders;
    private final Map<ConnectionSettings, Client> clients = new LinkedHashMap<>(16, 0.75f, true);
    private final Bridges bridges = new Bridges();
    private final Cleaner.Cleanable end = CLEANER.register(this, bridges::close);

    /**
     * @param usual the client without settings
     * @param usualProxy the proxies where the settings name none; null for those of the usual client
     * @param builders what every further client starts from
     */
    public HttpClients(
            @NonNull HttpClient usual,
            @CheckForNull ProxySettings usualProxy,
            @NonNull Supplier<HttpClient.Builder> builders) {
        this.usual = usual;
        this.usualProxy = usualProxy;
        this.builders = builders;
    }

    /**
     * With the proxies of the Java runtime where the settings name none.
     *
     * @param builders what every client starts from
     */
    public HttpClients(@NonNull Supplier<HttpClient.Builder> builders) {
        this(builders.get().build(), null, builders);
    }

    /** An HTTP client, and the header that its proxy wants. */
    public static final class Client {

        private final HttpClient http;
        private final ProxySettings proxies;
        private final Bridges bridges;

        private Client(HttpClient http, @CheckForNull ProxySettings proxies, Bridges bridges) {
            this.http = http;
            this.proxies = proxies;
            this.bridges = bridges;
        }

        /** The client to send with. */
        @NonNull
        public HttpClient http() {
            return http;
        }

        /** What stands in {@code Proxy-Authorization} on the way to a URL; null for nothing, as where no proxy is asked. */
        @CheckForNull
        public String proxyAuthorization(@NonNull URI uri) {
            return proxies == null
                    ? null
                    : proxies.on(uri).map(bridges::of).map(ProxyBridge::authorization).orElse(null);
        }
    }

    /**
     * The client for these settings.
     *
     * @throws InvalidConnectionException if the platform cannot use them
     */
    @NonNull
    public synchronized Client of(@NonNull ConnectionSettings settings) throws InvalidConnectionException {
        Client known = clients.get(settings);
        if (known == null) {
            known = make(settings);
            clients.put(settings, known);
            if (clients.size() > MOST) {
                clients.remove(clients.keySet().iterator().next());
            }
        }
        return known;
    }

    @Override
    public void close() {
        end.clean();
    }

    private Client make(ConnectionSettings settings) throws InvalidConnectionException {
        ProxySettings proxy = settings.proxy() == null ? usualProxy : settings.proxy();
        if (settings.tls() == null && proxy == null) {
            return new Client(usual, null, bridges);
        }
        HttpClient.Builder builder = builders.get();
        if (settings.tls() != null) {
            builder.sslContext(settings.tls().context());
        }
        if (proxy == null) {
            usual.proxy().ifPresent(builder::proxy);
            return new Client(builder.build(), null, bridges);
        }
        bridges.prepare(proxy.forHttp());
        bridges.prepare(proxy.forHttps());
        return new Client(builder.proxy(new SettledSelector(proxy, bridges::addressOf)).build(), proxy, bridges);
    }

    /** The bridges to proxies that the JDK's client cannot speak to, one for each. */
    private static final class Bridges {

        private final Map<ProxyAddress, ProxyBridge> open = new LinkedHashMap<>();

        synchronized void prepare(@CheckForNull ProxyAddress proxy) throws InvalidConnectionException {
            if (proxy != null && !proxy.isSimple() && !open.containsKey(proxy)) {
                try {
                    open.put(proxy, new ProxyBridge(proxy, CONNECT));
                } catch (IOException e) {
                    throw new InvalidConnectionException("no port of this machine can be had for the proxy " + proxy);
                }
            }
        }

        /** Null for a proxy that needs none. */
        @CheckForNull
        synchronized ProxyBridge of(ProxyAddress proxy) {
            return open.get(proxy);
        }

        /** Null for a proxy that needs no bridge. */
        @CheckForNull
        InetSocketAddress addressOf(ProxyAddress proxy) {
            ProxyBridge bridge = of(proxy);
            return bridge == null ? null : bridge.address();
        }

        synchronized void close() {
            open.values().forEach(ProxyBridge::close);
            open.clear();
        }
    }
}

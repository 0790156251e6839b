package io.jenkins.plugins.reflector.servers;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * A container registry in this process, on a free port of 127.0.0.1: the read side of the distribution API over images
 * that {@link #push} makes. It answers until it is closed, records every request, and misbehaves on demand.
 */
public final class EmbeddedRegistry implements AutoCloseable {

    static {
        // Without it, the JDK's server takes 40 ms for each answer on a kept connection: headers and body in two packets.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private static final int SPACES = 8192;
    private static final long DRIP_MILLIS = 50;

    private final HttpServer server;
    private final ExecutorService threads;
    private final EmbeddedRegistryStore store = new EmbeddedRegistryStore();
    private final EmbeddedRegistryPages pages;
    private final EmbeddedRegistryAccess access;
    private final List<EmbeddedRegistryRequest> requests = new CopyOnWriteArrayList<>();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<RegistryFault> faults = new CopyOnWriteArrayList<>();
    private volatile Function<EmbeddedRegistryRequest, Optional<EmbeddedRegistryAnswer>> fault =
            request -> Optional.empty();

    EmbeddedRegistry(@NonNull EmbeddedRegistryAccess access, int pageSize, @NonNull TagOrder order) throws IOException {
        this.access = access;
        this.pages = new EmbeddedRegistryPages(store, pageSize, order);
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        this.threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "embedded-registry");
            thread.setDaemon(true);
            return thread;
        });
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Starts one that everybody may read. */
    @NonNull
    public static EmbeddedRegistry start() throws IOException {
        return builder().start();
    }

    /** For a registry with authentication, or with small pages. */
    @NonNull
    public static EmbeddedRegistryBuilder builder() {
        return new EmbeddedRegistryBuilder();
    }

    /** Host and port, as they stand in front of an image name: {@code 127.0.0.1:34567}. */
    @NonNull
    public String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** Such as {@code http://127.0.0.1:34567}, without a slash at the end. */
    @NonNull
    public URI url() {
        return URI.create("http://" + host());
    }

    /** Makes a tiny image, other than every earlier one, and points the tag at it; returns its digest. */
    @NonNull
    public String push(@NonNull String repository, @NonNull String tag) {
        return store.push(repository, tag);
    }

    /** As {@link #push}, for an image of several platforms such as {@code linux/amd64}; returns the index's digest. */
    @NonNull
    public String pushIndex(@NonNull String repository, @NonNull String tag, @NonNull List<String> platforms) {
        return store.pushIndex(repository, tag, platforms);
    }

    /** Makes something that refers to an image, such as a signature; returns its digest. */
    @NonNull
    public String pushReferrer(@NonNull String repository, @NonNull String subject, @NonNull String artifactType) {
        return store.pushReferrer(repository, subject, artifactType);
    }

    /** Forgets a tag. */
    public void delete(@NonNull String repository, @NonNull String tag) {
        store.delete(repository, tag);
    }

    /** Makes every Bearer token that was given out invalid. */
    public void expireTokens() {
        access.expireTokens();
    }

    /** What was asked so far, in order. */
    @NonNull
    public List<EmbeddedRegistryRequest> requests() {
        return List.copyOf(requests);
    }

    /** Forgets what was asked. */
    public void clearRequests() {
        requests.clear();
    }

    /** Lets the function answer first; where it gives nothing, the registry does. Threads may call it at once. */
    public void setFault(@NonNull Function<EmbeddedRegistryRequest, Optional<EmbeddedRegistryAnswer>> function) {
        fault = function;
    }

    /** Adds a fault; of several that fit a request, the one added first is taken. */
    public void inject(@NonNull RegistryFault added) {
        faults.add(added);
    }

    /** Goes well again: without what {@link #inject} and {@link #setFault} brought. */
    public void clearFaults() {
        faults.clear();
        fault = request -> Optional.empty();
    }

    /** What the registry answers without the function of {@link #setFault}, for functions that change an answer. */
    @NonNull
    public EmbeddedRegistryAnswer usualAnswer(@NonNull EmbeddedRegistryRequest request) {
        if (request.path().equals(EmbeddedRegistryAccess.TOKEN_PATH)) {
            return access.token(request);
        }
        EmbeddedRegistryAnswer refusal = access.refuse(request, host());
        return refusal == null ? pages.answer(request) : refusal;
    }

    /** Ends it at once, requests in hand included. */
    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            EmbeddedRegistryRequest request = read(exchange);
            requests.add(request);
            EmbeddedRegistryAnswer answer = answer(request);
            if (closed.await(answer.delay().toMillis(), TimeUnit.MILLISECONDS)) {
                return;
            }
            write(exchange, answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private EmbeddedRegistryAnswer answer(EmbeddedRegistryRequest request) {
        for (RegistryFault injected : faults) {
            if (injected.strikes(request)) {
                return injected.answer(request, () -> usualAnswer(request));
            }
        }
        return fault.apply(request).orElseGet(() -> usualAnswer(request));
    }

    private static EmbeddedRegistryRequest read(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new HashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values.get(0)));
        URI uri = exchange.getRequestURI();
        return new EmbeddedRegistryRequest(
                exchange.getRequestMethod(),
                uri.getPath(),
                uri.getRawQuery() == null ? "" : uri.getRawQuery(),
                Map.copyOf(headers),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    }

    private void write(HttpExchange exchange, EmbeddedRegistryAnswer answer)
            throws IOException, InterruptedException {
        answer.headers().forEach(exchange.getResponseHeaders()::set);
        byte[] body = answer.body();
        if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
            exchange.getResponseHeaders().set("Content-Length", String.valueOf(body.length));
            exchange.sendResponseHeaders(answer.status(), -1);
            return;
        }
        boolean endless = answer.ending() == EmbeddedRegistryAnswer.Ending.ENDLESS;
        exchange.sendResponseHeaders(answer.status(), endless ? 0 : body.length);
        OutputStream out = exchange.getResponseBody();
        switch (answer.ending()) {
            case WHOLE -> out.write(body);
            case CUT -> half(out, body);
            case STALLED -> {
                half(out, body);
                closed.await();
            }
            case DRIPPING -> drip(out, body);
            case ENDLESS -> {
                out.write(body);
                byte[] spaces = " ".repeat(SPACES).getBytes(StandardCharsets.US_ASCII);
                while (closed.getCount() > 0) {
                    out.write(spaces);
                }
            }
        }
    }

    private static void half(OutputStream out, byte[] body) throws IOException {
        out.write(body, 0, body.length / 2);
        out.flush();
    }

    private void drip(OutputStream out, byte[] body) throws IOException, InterruptedException {
        for (byte one : body) {
            out.write(one);
            out.flush();
            if (closed.await(DRIP_MILLIS, TimeUnit.MILLISECONDS)) {
                return;
            }
        }
    }
}

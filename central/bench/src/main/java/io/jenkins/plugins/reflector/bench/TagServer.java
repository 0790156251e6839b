package io.jenkins.plugins.reflector.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A process of its own that serves the same tags for every repository, as fast as it can or after a latency: its pages are made
 * before, so that what is measured is who asks.
 */
final class TagServer {

    private static final int THREADS = 256;

    private TagServer() {}

    /** Started by {@link #start}: the number of tags, how many a page has, and the latency in milliseconds. */
    public static void main(@NonNull String[] args) throws Exception {
        System.setProperty("sun.net.httpserver.nodelay", "true");
        System.setProperty("sun.net.httpserver.maxIdleConnections", String.valueOf(THREADS));
        int size = Integer.parseInt(args[1]);
        long latency = Long.parseLong(args[2]);
        List<byte[]> pages = pages(Integer.parseInt(args[0]), size);
        AtomicLong requests = new AtomicLong();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), THREADS);
        server.setExecutor(Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/requests", exchange -> answer(exchange, bytes(String.valueOf(requests.getAndSet(0)))));
        server.createContext("/v2/", exchange -> {
            requests.incrementAndGet();
            pause(latency);
            String path = exchange.getRequestURI().getPath();
            if (!path.endsWith("/tags/list")) {
                answer(exchange, bytes("{}"));
                return;
            }
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int index = query.contains("last=") ? Integer.parseInt(query.replaceAll(".*last=t(\\d+).*", "$1")) / size : 0;
            if (index + 1 < pages.size()) {
                exchange.getResponseHeaders()
                        .set("Link", "<" + path + "?n=" + size + "&last=" + tag((index + 1) * size) + ">; rel=\"next\"");
            }
            answer(exchange, pages.get(index));
        });
        server.start();
        System.out.println("http://127.0.0.1:" + server.getAddress().getPort());
        // Ends with who started it.
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    /** Starts one; its first line is where it listens. */
    @NonNull
    static JavaChild start(int tags, int pageSize, long latencyMillis) throws IOException {
        return JavaChild.start(
                TagServer.class,
                List.of(),
                List.of(String.valueOf(tags), String.valueOf(pageSize), String.valueOf(latencyMillis)));
    }

    /** The URLs of all pages of a repository, as one would write them who knows them. */
    @NonNull
    static List<String> urls(@NonNull String server, @NonNull String repository, int tags, int pageSize) {
        List<String> urls = new ArrayList<>();
        for (int from = 0; from < tags; from += pageSize) {
            urls.add(server + "/v2/" + repository + "/tags/list?n=" + pageSize + (from == 0 ? "" : "&last=" + tag(from)));
        }
        return urls;
    }

    private static List<byte[]> pages(int tags, int size) {
        List<byte[]> pages = new ArrayList<>();
        for (int from = 0; from < tags; from += size) {
            StringBuilder page = new StringBuilder("{\"name\":\"org/app\",\"tags\":[");
            for (int i = from; i < Math.min(tags, from + size); i++) {
                page.append(i == from ? "\"" : ",\"").append(tag(i)).append('"');
            }
            pages.add(bytes(page.append("]}").toString()));
        }
        return pages;
    }

    /** As long as many that builds make; the number of those before it stands in front. */
    private static String tag(int number) {
        return String.format("t%07d-1.%d.%d", number, number / 100, number % 100);
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

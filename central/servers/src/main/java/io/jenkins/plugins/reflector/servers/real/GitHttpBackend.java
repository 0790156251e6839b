package io.jenkins.plugins.reflector.servers.real;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** Git's own server for smart HTTP, {@code git http-backend}, on the loopback address, behind HTTP Basic if so wished. */
public final class GitHttpBackend implements AutoCloseable {

    static {
        // Java's server would wait 40 ms before the end of each answer, which no server does that repositories are kept on.
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    private final Path git;
    private final Path root;
    private final String user;
    private final String authorization;
    private final String scheme;
    private final HttpServer server;
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool(work -> {
        Thread thread = new Thread(work, "git http-backend");
        thread.setDaemon(true);
        return thread;
    });

    private GitHttpBackend(Path git, Path root, String user, String password, SSLContext tls) throws IOException {
        this.git = git;
        this.root = root;
        this.user = user;
        byte[] pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
        this.authorization = user == null ? null : "Basic " + Base64.getEncoder().encodeToString(pair);
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
        this.scheme = tls == null ? "http" : "https";
        if (tls == null) {
            this.server = HttpServer.create(address, 0);
        } else {
            HttpsServer https = HttpsServer.create(address, 0);
            https.setHttpsConfigurator(new HttpsConfigurator(tls) {
                @Override
                public void configure(HttpsParameters parameters) {
                    SSLParameters wanted = tls.getDefaultSSLParameters();
                    wanted.setNeedClientAuth(true);
                    parameters.setSSLParameters(wanted);
                }
            });
            this.server = https;
        }
        server.setExecutor(threads);
        server.createContext("/", this::handle);
        server.start();
    }

    /** Serves the bare repositories below a directory to everybody, to read and to write. */
    @NonNull
    public static GitHttpBackend start(@NonNull Path root) throws IOException {
        return start(root, null, null);
    }

    /** Serves the bare repositories below a directory to one user; null for both: to everybody. */
    @NonNull
    public static GitHttpBackend start(@NonNull Path root, @CheckForNull String user, @CheckForNull String password)
            throws IOException {
        return new GitHttpBackend(Programs.require("git", "git"), root, user, password, null);
    }

    /** Serves them over TLS to those who show a certificate that the context trusts. */
    @NonNull
    public static GitHttpBackend startTls(@NonNull Path root, @NonNull SSLContext tls) throws IOException {
        return new GitHttpBackend(Programs.require("git", "git"), root, null, null, tls);
    }

    /** The address of a repository, by its directory below the root, such as {@code fleet.git}. */
    @NonNull
    public String url(@NonNull String directory) {
        return scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/" + directory;
    }

    /** What was asked so far, such as {@code POST /fleet.git/git-upload-pack}, in the order of arrival. */
    @NonNull
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void handle(HttpExchange exchange) throws IOException {
        requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
        try (exchange) {
            if (authorization == null || authorization.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                serve(exchange);
            } else {
                exchange.getRequestBody().readAllBytes();
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
            }
        }
    }

    private void serve(HttpExchange exchange) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(git.toString(), "http-backend");
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        describe(exchange, builder.environment());
        Process process = builder.start();
        threads.execute(() -> {
            try (OutputStream in = process.getOutputStream()) {
                exchange.getRequestBody().transferTo(in);
            } catch (IOException e) {
                // It has answered without reading all.
                process.destroy();
            }
        });
        try (InputStream out = process.getInputStream()) {
            exchange.sendResponseHeaders(readHeaders(out, exchange.getResponseHeaders()), 0);
            out.transferTo(exchange.getResponseBody());
        } finally {
            process.destroy();
        }
    }

    private void describe(HttpExchange exchange, Map<String, String> environment) {
        environment.put("GIT_CONFIG_NOSYSTEM", "1");
        environment.put("GIT_CONFIG_GLOBAL", "/dev/null");
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", exchange.getRequestURI().getPath());
        put(environment, "QUERY_STRING", exchange.getRequestURI().getRawQuery());
        // Without a user Git takes no pushes.
        environment.put("REMOTE_USER", user == null ? "anybody" : user);
        environment.put("REMOTE_ADDR", "127.0.0.1");
        Headers headers = exchange.getRequestHeaders();
        put(environment, "CONTENT_TYPE", headers.getFirst("Content-Type"));
        put(environment, "CONTENT_LENGTH", headers.getFirst("Content-Length"));
        put(environment, "HTTP_CONTENT_ENCODING", headers.getFirst("Content-Encoding"));
        put(environment, "GIT_PROTOCOL", headers.getFirst("Git-Protocol"));
    }

    private static void put(Map<String, String> environment, String name, String value) {
        if (value != null) {
            environment.put(name, value);
        }
    }

    /** Copies the headers of a CGI answer; gives the status. */
    private static int readHeaders(InputStream out, Headers headers) throws IOException {
        int status = 200;
        for (String line = readLine(out); !line.isEmpty(); line = readLine(out)) {
            String[] header = line.split(": *", 2);
            if (header[0].equalsIgnoreCase("Status")) {
                status = Integer.parseInt(header[1].substring(0, 3));
            } else {
                headers.set(header[0], header[1]);
            }
        }
        return status;
    }

    private static String readLine(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).strip();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.reflector.engine.registry.connection.ConnectionSettings;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The sentence for each way in which a server fails us; none shows a secret. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GitFailureTest {

    @TempDir
    Path temp;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private int serve(HttpServer server, Answer answer) {
        server.createContext("/", exchange -> {
            try (exchange) {
                seen.add(exchange.getLocalAddress().getPort() + " " + exchange.getRequestURI() + " "
                        + exchange.getRequestHeaders().getFirst("Authorization"));
                answer.to(exchange);
            }
        });
        servers.add(server);
        server.start();
        return server.getAddress().getPort();
    }

    private int http(Answer answer) throws IOException {
        return serve(HttpServer.create(loopback(), 0), answer);
    }

    private static InetSocketAddress loopback() throws IOException {
        return new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0);
    }

    private int https(Answer answer) throws Exception {
        Path store = temp.resolve("store");
        Path keytool = Path.of(System.getProperty("java.home"), "bin", "keytool");
        Process process = new ProcessBuilder(
                        keytool.toString(), "-genkeypair", "-keyalg", "RSA", "-alias", "a", "-dname", "CN=127.0.0.1",
                        "-ext", "san=ip:127.0.0.1", "-keystore", store.toString(), "-storepass", "secret")
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, "secret".toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, "secret".toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(loopback(), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        return serve(server, answer);
    }

    private static Answer status(int status) {
        return exchange -> exchange.sendResponseHeaders(status, -1);
    }

    private static Answer redirect(String target) {
        return exchange -> {
            exchange.getResponseHeaders().set("Location", target);
            exchange.sendResponseHeaders(302, -1);
        };
    }

    private String failure(String url) throws Exception {
        JGitSessions sessions = new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO);
        GitCredentials credentials = url.startsWith("http")
                ? new GitCredentials.UsernamePassword("bot", "s3cret")
                : GitCredentials.NONE;
        try (GitSession session = sessions.open(new GitRemote(url, credentials, Duration.ofSeconds(10)))) {
            GitException failure =
                    catchThrowableOfType(GitException.class, () -> session.fetch(GitRef.branch("main")));
            assertThat(failure).isNotNull();
            for (Throwable t = failure; t != null; t = t.getCause()) {
                assertThat(String.valueOf(t.getMessage())).doesNotContain("s3cret", "Ym90OnMzY3JldA");
            }
            assertThat(failure.getMessage()).matches("Fetching branch main of [^\n]* failed: [^\n]*\\.");
            return failure.getMessage();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "401 | the server did not accept user bot (401); check the password or token",
        "403 | user bot may not do this (403); give it the permission",
        "404 | there is no such repository, or user bot may not see it",
        "410 | HTTP 410; check that the URL is that of a Git repository",
        "429 | HTTP 429; try again later",
        "500 | HTTP 500; try again later",
        "503 | HTTP 503; try again later",
    })
    void statuses(int status, String reason) throws Exception {
        String url = "http://127.0.0.1:" + http(status(status)) + "/fleet.git";
        assertThat(failure(url)).contains(url, reason);
    }

    @Test
    void anAnswerThatIsNotGits() throws Exception {
        int port = http(exchange -> {
            byte[] page = "<html>s3cret</html>".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/html");
            exchange.sendResponseHeaders(200, page.length);
            exchange.getResponseBody().write(page);
        });
        assertThat(failure("http://127.0.0.1:" + port + "/fleet.git"))
                .contains("check that the URL is that of a Git repository");
    }

    @Test
    void aRedirectToAnotherServerIsRefused() throws Exception {
        int other = http(status(200));
        String target = "http://127.0.0.1:" + other + "/fleet.git/info/refs?service=git-upload-pack";
        int port = http(redirect(target.replace("//", "//x:s3cret@")));
        assertThat(failure("http://127.0.0.1:" + port + "/fleet.git"))
                .contains("redirects to another server, http://127.0.0.1:" + other, "no credentials");
        assertThat(failure("http://127.0.0.1:" + http(redirect(target.replace("127.0.0.1", "localhost"))) + "/a.git"))
                .contains("redirects to another server, http://localhost:" + other);
        assertThat(seen).noneMatch(request -> request.startsWith(other + " "));
    }

    @Test
    void aRedirectWithinTheServerIsFollowed() throws Exception {
        int port = http(exchange -> {
            boolean first = exchange.getRequestURI().getPath().startsWith("/old");
            Answer answer = first
                    ? redirect("/new.git/info/refs?service=git-upload-pack")
                    : status(403);
            answer.to(exchange);
        });
        assertThat(failure("http://127.0.0.1:" + port + "/old.git")).contains("(403)");
        assertThat(seen).anyMatch(request -> request.contains("/new.git/info/refs"));
    }

    @Test
    void aCertificateThatIsNotTrusted() throws Exception {
        int port = https(status(200));
        assertThat(failure("https://127.0.0.1:" + port + "/fleet.git"))
                .contains("its certificate is not trusted", "add its CA to the trust store of this Java");
        assertThat(seen).isEmpty();
    }

    @Test
    void aServerWithoutTls() throws Exception {
        try (ServerSocket plain = new ServerSocket()) {
            plain.bind(loopback());
            Thread answering = new Thread(() -> {
                try (Socket socket = plain.accept()) {
                    socket.getOutputStream().write("SSH-2.0-OpenSSH\r\n".getBytes(StandardCharsets.US_ASCII));
                    socket.getInputStream().readNBytes(100);
                } catch (IOException e) {
                    seen.add(e.toString());
                }
            });
            answering.start();
            assertThat(failure("https://127.0.0.1:" + plain.getLocalPort() + "/fleet.git"))
                    .contains("the TLS connection broke");
            answering.join();
        }
    }

    @Test
    void aDirectoryThatIsNoRepository() throws Exception {
        assertThat(failure(temp.toString())).contains("there is no Git repository; check the path");
        assertThat(failure(temp.resolve("nothing").toString())).contains("there is no Git repository");
    }

    @Test
    void httpsIsNotLeftForHttp() throws Exception {
        HttpGuard guard = new HttpGuard(
                GitUrl.parse("https://git.example.com/a.git", UrlRules.NETWORK_ONLY),
                new GitCredentials.BearerToken("s3cret"),
                ConnectionSettings.DEFAULT,
                false);
        for (String target : List.of("http://git.example.com/a.git", "https://x:s3cret@evil.example/a.git")) {
            IOException refused = catchThrowableOfType(
                    IOException.class, () -> guard.create(new URL(target)));
            assertThat(refused)
                    .isInstanceOf(HttpGuard.RedirectRefusedException.class)
                    .hasMessageNotContaining("s3cret");
        }
        assertThat(guard.create(new URL("https://git.example.com/b.git")).getURL())
                .hasHost("git.example.com");
    }
}

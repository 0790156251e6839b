package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server that sends our password back in every form, in every place: none of it is told, thrown or logged. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class MaskingTest {

    private static final String PASSWORD = "s3cr:et/p\"ss w&rd";
    private static final GitCredentials BOT = new GitCredentials.UsernamePassword("bot", PASSWORD);
    private static final String HEADER = base64("bot:" + PASSWORD);
    private static final List<String> FORMS = List.of(
            PASSWORD,
            HEADER,
            base64(PASSWORD),
            base64("x-token-auth:" + PASSWORD),
            "s3cr%3Aet%2Fp%22ss%20w%26rd",
            "s3cr%3aet%2fp%22ss+w%26rd",
            "s3cr:et\\/p\\\"ss w\\u0026rd",
            "s3cr:et/p&quot;ss w&amp;rd",
            "733363723a65742f702273732077267264");

    @TempDir
    Path temp;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord entry) {
            logged.add(entry.getMessage());
            for (Throwable t = entry.getThrown(); t != null; t = t.getCause()) {
                logged.add(String.valueOf(t));
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private HttpServer server;

    /** Where a server may put it. */
    enum Place {
        PAGE {
            @Override
            void answer(HttpExchange exchange, String form) throws IOException {
                send(exchange, 200, "text/html", "<html>" + form + "</html>");
            }
        },
        PROTOCOL {
            @Override
            void answer(HttpExchange exchange, String form) throws IOException {
                send(
                        exchange,
                        200,
                        "application/x-git-upload-pack-advertisement",
                        packet("# service=git-upload-pack\n") + "0000" + packet("ERR no entry for " + form + "\n"));
            }
        },
        REFUSAL {
            @Override
            void answer(HttpExchange exchange, String form) throws IOException {
                exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"" + form.replace("\"", "'") + "\"");
                send(exchange, 401, "application/json", "{\"error\": \"" + form + "\"}");
            }
        },
        FAULT {
            @Override
            void answer(HttpExchange exchange, String form) throws IOException {
                send(exchange, 500, "text/plain", form);
            }
        },
        REDIRECT {
            @Override
            void answer(HttpExchange exchange, String form) throws IOException {
                String host = form.matches("[A-Za-z0-9]+") ? form + ".example.com" : "other.example.com";
                String info = form.matches("[A-Za-z0-9%+=]+") ? "bot:" + form + "@" : "";
                exchange.getResponseHeaders().set("Location", "http://" + info + host + "/a.git/info/refs?token=" + HEADER);
                send(exchange, 302, "text/plain", "");
            }
        };

        abstract void answer(HttpExchange exchange, String form) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.start();
        Logger.getLogger("").addHandler(handler);
    }

    @AfterEach
    void stop() {
        Logger.getLogger("").removeHandler(handler);
        server.stop(0);
    }

    @ParameterizedTest
    @EnumSource
    void nothingOfItIsTold(Place place) throws Exception {
        List<String> told = new ArrayList<>();
        for (String form : FORMS) {
            server.createContext("/", exchange -> {
                try (exchange) {
                    place.answer(exchange, form);
                }
            });
            told.addAll(failure());
            server.removeContext("/");
        }

        assertThat(told).isNotEmpty();
        told.addAll(logged);
        assertThat(told).allSatisfy(text -> assertThat(text).doesNotContain(FORMS).doesNotContain("s3cr", "733363723a"));
    }

    private List<String> failure() throws Exception {
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/fleet.git";
        List<String> told = new ArrayList<>();
        try (GitSession session = new JGitSessions(temp.resolve("mirrors"), UrlRules.NETWORK_ONLY)
                .open(new GitRemote(url, BOT, Duration.ofSeconds(10)))) {
            Throwable failure = catchThrowableOfType(GitException.class, () -> session.fetch(GitRef.branch("main")));
            assertThat(failure).isNotNull();
            for (; failure != null; failure = failure.getCause()) {
                told.add(String.valueOf(failure));
                for (Throwable other : failure.getSuppressed()) {
                    told.add(String.valueOf(other));
                }
            }
        }
        return told;
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private static String packet(String line) {
        return String.format("%04x", line.getBytes(StandardCharsets.UTF_8).length + 4) + line;
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}

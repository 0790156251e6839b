package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server that answers one of the two questions at the beginning of a push, and keeps the other waiting. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class NextPushTest {

    private static final String HEADS = "001e# service=git-upload-pack\n0000"
            + packet("1".repeat(40) + " refs/heads/main\0side-band-64k shallow no-done allow-reachable-sha1-in-want\n") + "0000";

    @TempDir
    Path temp;

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer server;
    private volatile int status = 200;

    private static String packet(String text) {
        return String.format("%04x", text.length() + 4) + text;
    }

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestURI().getQuery().endsWith("receive-pack")) {
                asked.countDown();
                over.await();
            } else {
                asked.await();
                byte[] heads = HEADS.getBytes(StandardCharsets.US_ASCII);
                exchange.getResponseHeaders().set("Content-Type", "application/x-git-upload-pack-advertisement");
                exchange.sendResponseHeaders(status, heads.length);
                exchange.getResponseBody().write(heads);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private Fetcher.Answer begin(Duration timeout) throws Exception {
        String address = "http://127.0.0.1:" + server.getAddress().getPort() + "/fleet.git";
        GitUrl url = GitUrl.parse(address, UrlRules.NETWORK_ONLY);
        RemoteAccess access = new RemoteAccess(new GitRemote(address, GitCredentials.NONE, timeout), url, null);
        RecentRaces races = new RecentRaces(Clock.systemUTC());
        races.lost(url, "refs/heads/main");
        try (Mirror mirror = Mirror.open(temp.resolve("mirror"))) {
            return new NextPush(access, mirror, new Fetcher(access, mirror), url, races).begin(Wanted.branch("main"));
        }
    }

    private static List<Thread> waiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("Git push"))
                .toList();
    }

    @Test
    void doesNotLeaveAQuestionBehindThatNobodyWantsAnswered() throws Exception {
        status = 500;
        assertThat(begin(Duration.ofMinutes(5))).isNull();
        for (Thread thread : waiting()) {
            // The server keeps it waiting for good: it ends because it is broken off.
            thread.join();
        }
        assertThat(waiting()).isEmpty();
    }

    @Test
    void tellsThatTimeIsUpWhicheverQuestionIsNotAnswered() {
        RemoteFailure failure = catchThrowableOfType(RemoteFailure.class, () -> begin(Duration.ofSeconds(1)));
        assertThat(failure.kind()).isEqualTo(RemoteFailure.Kind.TIMEOUT);
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that never come to an end, and callers who lose patience. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GitTimeoutTest {

    @TempDir
    Path temp;

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Socket> accepted = new ArrayList<>();
    private final CountDownLatch called = new CountDownLatch(1);
    private ServerSocket silent;
    private volatile byte[] drip;
    private JGitSessions sessions;

    @BeforeEach
    void listen() throws IOException {
        sessions = new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO);
        silent = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        threads.execute(() -> {
            while (true) {
                try {
                    Socket socket = silent.accept();
                    accepted.add(socket);
                    called.countDown();
                    if (drip != null) {
                        threads.execute(() -> drip(socket));
                    }
                } catch (IOException e) {
                    return;
                }
            }
        });
    }

    private void drip(Socket socket) {
        try {
            socket.getOutputStream().write(drip);
            while (true) {
                socket.getOutputStream().write('0');
                socket.getOutputStream().flush();
                Thread.sleep(50);
            }
        } catch (IOException | InterruptedException e) {
            // The other side has gone, or the test is over.
        }
    }

    @AfterEach
    void stop() throws IOException {
        silent.close();
        for (Socket socket : accepted) {
            socket.close();
        }
        threads.shutdownNow();
    }

    private GitRemote remote(String scheme, int seconds) throws Exception {
        boolean ssh = scheme.equals("ssh");
        GitCredentials credentials = ssh
                ? new GitCredentials.SshKey("git", SshKeysTest.newKey(), null, "")
                : new GitCredentials.UsernamePassword("bot", "s3cret");
        String url = scheme + "://127.0.0.1:" + silent.getLocalPort() + "/fleet.git";
        return new GitRemote(url, credentials, Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "ssh"})
    void aServerThatNeverAnswers(String scheme) throws Exception {
        GitRemote remote = remote(scheme, 1);
        try (GitSession session = sessions.open(remote)) {
            assertThatThrownBy(() -> session.fetch(GitRef.branch("main")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContainingAll("Fetching branch main", "127.0.0.1", "within 1 s", "timeout");
        }
        sessions.open(remote).close();
    }

    @Test
    void aServerThatNeverComesToAnEnd() throws Exception {
        drip = ("HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                        + "001e# service=git-upload-pack\n0000fff0")
                .getBytes(StandardCharsets.US_ASCII);
        try (GitSession session = sessions.open(remote("http", 1))) {
            assertThatThrownBy(() -> session.fetch(GitRef.branch("main")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("within 1 s");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "https", "ssh"})
    void whoIsInterruptedStops(String scheme) throws Exception {
        GitRemote remote = remote(scheme, 50);
        CountDownLatch ended = new CountDownLatch(1);
        Thread[] caller = new Thread[1];
        Future<?> fetch = threads.submit(() -> {
            caller[0] = Thread.currentThread();
            try (GitSession session = sessions.open(remote)) {
                session.fetch(GitRef.branch("main"));
            } finally {
                ended.countDown();
            }
            return null;
        });
        called.await();
        caller[0].interrupt();
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        assertThatThrownBy(fetch::get).hasRootCauseInstanceOf(InterruptedException.class);
        sessions.open(remote).close();
    }

    @Test
    void whoWaitsForAMirrorCanBeInterrupted() throws Exception {
        GitRemote remote = remote("http", 1);
        try (GitSession session = sessions.open(remote)) {
            CountDownLatch started = new CountDownLatch(1);
            Thread[] caller = new Thread[1];
            Future<?> second = threads.submit(() -> {
                caller[0] = Thread.currentThread();
                started.countDown();
                sessions.open(remote).close();
                return null;
            });
            started.await();
            caller[0].interrupt();
            assertThatThrownBy(() -> second.get(20, TimeUnit.SECONDS))
                    .hasRootCauseInstanceOf(InterruptedException.class);
            assertThat(session).isNotNull();
        }
        sessions.open(remote).close();
    }

    @Test
    void aWorkerThatHearsNothingIsReported() {
        AtomicInteger left = new AtomicInteger();
        CountDownLatch forever = new CountDownLatch(1);
        Runnable leftBehind = left::incrementAndGet;
        assertThatThrownBy(() -> BlockingCall.run("deaf", Duration.ofMillis(50), () -> {}, leftBehind, () -> {
                    while (forever.getCount() > 0) {
                        try {
                            forever.await();
                        } catch (InterruptedException e) {
                            // Deaf.
                        }
                    }
                    return null;
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(left).hasValue(1);
        forever.countDown();
        assertThatThrownBy(() -> BlockingCall.run("hearing", Duration.ofMillis(50), () -> {}, leftBehind, () -> {
                    Thread.sleep(60_000);
                    return null;
                }))
                .isInstanceOf(TimeoutException.class);
        assertThat(left).hasValue(1);
    }

    @Test
    void whatIsWrittenLateIntoAMirrorIsNotBelieved() throws Exception {
        Path home = temp.resolve("mirrors/m");
        try (Mirror mirror = Mirror.open(home)) {
            mirror.giveUp();
            try (ObjectInserter late = mirror.repository().newObjectInserter()) {
                ObjectId id = late.insert(Constants.OBJ_BLOB, new byte[] {1});
                late.flush();
                mirror.keep("refs/heads/main", id);
            }
        }
        try (Mirror mirror = Mirror.open(home)) {
            assertThat(mirror.fresh()).isTrue();
            assertThat(mirror.kept("refs/heads/main")).isNull();
        }
        try (Mirror mirror = Mirror.open(home)) {
            assertThat(mirror.fresh()).isFalse();
        }
        try (var generations = Files.list(home)) {
            assertThat(generations).hasSize(1);
        }
    }

    @Test
    void aSessionGoesOnWithANewMirror() throws Exception {
        try (EmbeddedGitServer server = EmbeddedGitServer.start(temp.resolve("served"))) {
            EmbeddedGitRepository repository = server.create("fleet");
            String first = repository.commit("main", Map.of("a.yaml", "a: 1\n"), "Start");
            GitRemote remote = new GitRemote(server.url("fleet"), GitCredentials.NONE, Duration.ofSeconds(20));
            GitUrl url = GitUrl.parse(remote.url(), UrlRules.LOCAL_TOO);
            try (Mirror mirror = Mirror.open(temp.resolve("mirrors/m"))) {
                Fetcher fetcher = new Fetcher(new RemoteAccess(remote, url, null), mirror);
                fetcher.fetch(Wanted.branch("main"));
                mirror.giveUp();
                assertThat(fetcher.fetch(Wanted.branch("main")).id().name()).isEqualTo(first);
                assertThat(mirror.givenUp()).isFalse();
            }
        }
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorCleanerTest {

    private static final Duration DAY = Duration.ofDays(1);
    private static final MirrorLimits LIMITS = new MirrorLimits(Duration.ofDays(30), 1L << 30);

    @TempDir
    Path temp;

    private final Map<String, EmbeddedGitRepository> served = new HashMap<>();
    private final List<String> warnings = new ArrayList<>();
    private Instant now = Instant.parse("2026-03-01T00:00:00Z");
    private Path mirrors;

    private final Clock clock = new Clock() {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }
    };

    @BeforeEach
    void serve() throws IOException {
        mirrors = temp.resolve("mirrors");
        try (EmbeddedGitServer server = EmbeddedGitServer.start(temp.resolve("served"))) {
            for (String name : List.of("a", "b", "c")) {
                EmbeddedGitRepository repository = server.create(name);
                repository.commit("main", Map.of("a.yaml", "a: 1\n"), "Start");
                served.put(name, repository);
            }
        }
    }

    private GitRemote remote(String name) {
        return new GitRemote(
                "file://" + temp.resolve("served/" + name + ".git"), GitCredentials.NONE, Duration.ofSeconds(30));
    }

    private Path home(String name) throws GitException {
        return mirrors.resolve(GitUrl.parse(remote(name).url(), UrlRules.LOCAL_TOO).mirrorName());
    }

    private GitSession open(String name, MirrorLimits limits) throws Exception {
        return new JGitSessions(mirrors, UrlRules.LOCAL_TOO, null, limits, clock, warnings::add).open(remote(name));
    }

    private void use(String name, MirrorLimits limits) throws Exception {
        try (GitSession session = open(name, limits)) {
            session.fetch(GitRef.branch("main"));
        }
    }

    private void use(String name) throws Exception {
        use(name, LIMITS);
    }

    private long bytes(String name) throws Exception {
        return new MirrorGenerations(home(name)).bytes();
    }

    private void later(Duration time) {
        now = now.plus(time);
    }

    private static <T> T elsewhere(Callable<T> work) throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            return thread.submit(work).get();
        } finally {
            thread.shutdownNow();
        }
    }

    @Test
    void whatIsUnusedForLongIsDeleted() throws Exception {
        use("a");
        use("b");
        later(DAY.multipliedBy(20));
        use("b");
        later(DAY.multipliedBy(10));
        use("b");
        assertThat(bytes("a")).as("30 days are not more than 30 days").isPositive();
        later(DAY);
        use("b");
        assertThat(bytes("a")).isZero();
        assertThat(bytes("b")).isPositive();
        assertThat(Path.of(home("a") + ".lock")).exists();
        assertThat(warnings).isEmpty();
    }

    @Test
    void itLooksOnceADay() throws Exception {
        use("a");
        use("b");
        later(DAY.multipliedBy(31));
        Files.setLastModifiedTime(mirrors.resolve("cleaned"), FileTime.from(now.minus(DAY).plusSeconds(1)));
        use("b");
        assertThat(bytes("a")).isPositive();
        later(Duration.ofSeconds(1));
        use("b");
        assertThat(bytes("a")).isZero();
    }

    @Test
    void aClockThatWentWrongStopsNothing() throws Exception {
        use("a");
        later(DAY.multipliedBy(31));
        use("b");
        use("a");
        later(DAY.multipliedBy(31));
        Files.setLastModifiedTime(mirrors.resolve("cleaned"), FileTime.from(now.plus(DAY.multipliedBy(400))));
        use("b");
        assertThat(bytes("a")).isZero();
    }

    @Test
    void whoWasNeverNotedIsAsOldAsItsDirectory() throws Exception {
        use("a");
        Files.delete(home("a").resolve("used"));
        Files.setLastModifiedTime(home("a"), FileTime.from(now));
        later(DAY.multipliedBy(30));
        use("b");
        assertThat(bytes("a")).isPositive();
        later(DAY);
        use("b");
        assertThat(bytes("a")).isZero();
    }

    @Test
    void beyondTheBoundTheLongestUnusedGoesFirst() throws Exception {
        for (String name : List.of("b", "a", "c")) {
            use(name);
            later(Duration.ofHours(1));
        }
        long all = bytes("a") + bytes("b") + bytes("c");
        later(DAY);
        use("c", new MirrorLimits(Duration.ofDays(30), all));
        assertThat(bytes("b")).isPositive();
        later(DAY);
        use("c", new MirrorLimits(Duration.ofDays(30), all - 1));
        assertThat(bytes("b")).isZero();
        assertThat(bytes("a")).isPositive();
        later(DAY);
        use("c", new MirrorLimits(Duration.ofDays(30), 0));
        assertThat(bytes("a")).isZero();
        assertThat(bytes("c")).as("the one that is open").isPositive();
    }

    @Test
    void whoIsInUseStays() throws Exception {
        try (GitSession session = open("a", LIMITS)) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            later(DAY.multipliedBy(31));
            elsewhere(() -> {
                use("b", new MirrorLimits(Duration.ZERO, 0));
                return null;
            });
            assertThat(snapshot.tree().read("a.yaml")).asString().isEqualTo("a: 1\n");
        }
        assertThat(bytes("a")).isPositive();
        assertThat(warnings).isEmpty();
        later(DAY);
        use("b");
        assertThat(bytes("a")).as("after it was closed").isZero();
    }

    @Test
    void aDeletedMirrorIsMadeAnewAndStillKnowsItsOwnCommits() throws Exception {
        String ours;
        try (GitSession session = open("a", LIMITS)) {
            ours = push(session, session.fetch(GitRef.branch("main")), "bot", null, "a: 2\n");
        }
        later(DAY.multipliedBy(31));
        use("b");
        assertThat(bytes("a")).isZero();
        assertThat(home("a").resolve("pushed")).hasContent(ours);
        try (GitSession session = open("a", LIMITS)) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            Snapshot branch = session.fetchBranch("bot").orElseThrow();
            assertThat(session.ahead(branch, base)).singleElement().matches(CommitInfo::ours);
            String next = push(session, branch, "bot", ours, "a: 3\n");
            assertThat(served.get("a").head("bot")).isEqualTo(next);
        }
        assertThat(served.get("a").read("bot", "a.yaml")).isEqualTo("a: 3\n");
    }

    private static String push(GitSession session, Snapshot on, String branch, String head, String text)
            throws Exception {
        String id = session.commit(
                on, List.of(GitSessionFixture.change(on, "a.yaml", text)), GitSessionFixture.BOT, "Update");
        assertThat(session.push(id, branch, head, Map.of())).isEqualTo(new PushOutcome.Pushed());
        return id;
    }

    /** Else who was left behind while writing into the first one would write into the next. */
    @Test
    void numbersAreNotGivenTwice() throws Exception {
        use("a");
        Path first = new MirrorGenerations(home("a")).newest();
        later(DAY.multipliedBy(31));
        use("b");
        use("a");
        assertThat(new MirrorGenerations(home("a")).newest()).isNotEqualTo(first);
        assertThat(first).doesNotExist();
    }

    @Test
    void whatIsNoMirrorIsLeftAlone() throws Exception {
        Path other = mirrors.resolve("notes/1/x");
        Files.createDirectories(other.getParent());
        Files.writeString(other, "x");
        Path outside = temp.resolve("outside/1/x");
        Files.createDirectories(outside.getParent());
        Files.writeString(outside, "x");
        Files.createSymbolicLink(mirrors.resolve("0".repeat(40)), temp.resolve("outside"));
        later(DAY.multipliedBy(400_000));
        use("b", new MirrorLimits(Duration.ZERO, 0));
        assertThat(other).hasContent("x");
        assertThat(outside).hasContent("x");
    }

    @Test
    void whatCannotBeCleanedFailsNoSession() throws Exception {
        Files.createDirectories(mirrors.resolve("cleaned/full"));
        Files.createDirectories(mirrors.resolve("cleaned.lock"));
        use("a");
        assertThat(warnings).singleElement().asString().contains(mirrors.toString(), "check the permissions");
        Files.delete(mirrors.resolve("cleaned.lock"));
        // Its lock cannot be had, so it stays; the others go.
        use("b");
        warnings.clear();
        Files.createDirectories(mirrors.resolve("1".repeat(40) + ".lock"));
        Path stuck = mirrors.resolve("1".repeat(40) + "/1/x");
        Files.createDirectories(stuck.getParent());
        Files.writeString(stuck, "x");
        later(DAY.multipliedBy(36_500));
        use("b");
        assertThat(bytes("a")).isZero();
        assertThat(stuck).exists();
        assertThat(warnings).singleElement().asString().contains("1".repeat(40));
    }

    @Test
    void aFreeLockIsHadAtOnceAndABusyOneNot() throws Exception {
        Path file = temp.resolve("x.lock");
        try (MirrorLock lock = MirrorLock.tryAcquire(file)) {
            assertThat(lock).isNotNull();
            assertThat(MirrorLock.tryAcquire(file)).isNull();
        }
        try (FileChannel other =
                FileChannel.open(file, StandardOpenOption.WRITE)) {
            other.lock();
            // As by the same classes loaded twice.
            assertThat(MirrorLock.tryAcquire(file)).isNull();
        }
        try (MirrorLock lock = MirrorLock.acquire(file)) {
            assertThat(lock).isNotNull();
        }
    }

    @Test
    void limitsAreReadFromSettings() {
        Map<String, String> settings = Map.of("days", " 7 ", "gib", "2", "bad", "2 GB", "minus", "-1");
        assertThat(MirrorLimits.read(settings::get, "days", "gib", warnings::add))
                .isEqualTo(new MirrorLimits(Duration.ofDays(7), 2L << 30));
        assertThat(MirrorLimits.read(settings::get, "none", "nothing", warnings::add)).isEqualTo(MirrorLimits.DEFAULT);
        assertThat(warnings).isEmpty();
        assertThat(MirrorLimits.read(settings::get, "minus", "bad", warnings::add)).isEqualTo(MirrorLimits.DEFAULT);
        assertThat(warnings).hasSize(2).anySatisfy(line -> assertThat(line).contains("bad is 2 GB", "10 counts instead"));
    }
}

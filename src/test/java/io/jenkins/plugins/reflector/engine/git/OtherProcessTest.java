package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What shows only in a JVM of its own: two processes at one mirror, the user's Git configuration, missing jars. */
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OtherProcessTest {

    private static final int ROUNDS = 5;
    private static final Predicate<String> ALL = file -> true;

    @TempDir
    Path temp;

    private EmbeddedGitServer server;
    private EmbeddedGitRepository repository;
    private Path home;

    /** Appends lines to a file, one commit for each, as {@code name} would. */
    static final class Writer {
        public static void main(String[] arguments) throws Exception {
            GitRemote remote = new GitRemote(
                    arguments[0],
                    new GitCredentials.UsernamePassword("bot", "s3cret"),
                    Duration.ofSeconds(30));
            JGitSessions sessions = new JGitSessions(Path.of(arguments[1]), UrlRules.LOCAL_TOO);
            for (int round = 0; round < ROUNDS; round++) {
                while (!append(sessions, remote, arguments[2] + round)) {
                    Thread.sleep(10);
                }
            }
            System.out.println("done");
        }

        private static boolean append(JGitSessions sessions, GitRemote remote, String line) throws Exception {
            try (GitSession session = sessions.open(remote)) {
                Snapshot snapshot = session.fetch(GitRef.branch("main"));
                byte[] before = snapshot.tree().read("log.txt");
                byte[] after = (new String(before, StandardCharsets.UTF_8) + line + "\n")
                        .getBytes(StandardCharsets.UTF_8);
                CommitIdentity bot = new CommitIdentity("Bot", "bot@example.com", ZonedDateTime.now());
                List<FileChange> changes = List.of(new FileChange("log.txt", before, after, List.of()));
                String id = session.commit(snapshot, changes, bot, line);
                return session.push(id, "main", snapshot.commit(), Map.of()) instanceof PushOutcome.Pushed;
            }
        }
    }

    @BeforeEach
    void serve() throws IOException {
        server = EmbeddedGitServer.start(temp.resolve("served"), "bot", "s3cret");
        repository = server.create("fleet");
        repository.commit("main", Map.of("log.txt", ""), "Start");
        home = Files.createDirectory(temp.resolve("home"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private JavaProcess write(Predicate<String> onClassPath, String url, String mirrors, String name)
            throws IOException {
        return JavaProcess.start(
                home, onClassPath, Writer.class, url, temp.resolve(mirrors).toString(), name);
    }

    private static String[] lines(String... names) {
        return List.of(names).stream()
                .flatMap(name -> IntStream.range(0, ROUNDS).mapToObj(round -> name + round))
                .toArray(String[]::new);
    }

    @Test
    void twoProcessesTakeTurnsAtOneMirror() throws Exception {
        try (JavaProcess a = write(ALL, server.url("fleet"), "mirrors", "a");
                JavaProcess b = write(ALL, server.url("fleet"), "mirrors", "b")) {
            assertThat(a.await()).isEqualTo("done");
            assertThat(b.await()).isEqualTo("done");
        }
        assertThat(repository.read("main", "log.txt").lines()).containsExactlyInAnyOrder(lines("a", "b"));
    }

    @Test
    void theUsersGitConfigurationIsNotHeard() throws Exception {
        String config = """
                [url "http://127.0.0.1:1/"]
                  insteadOf = %1$s
                  pushInsteadOf = %1$s
                  insteadOf = file://
                [http]
                  proxy = http://127.0.0.1:1
                  extraHeader = Authorization: Basic d3Jvbmc6d3Jvbmc=
                  followRedirects = false
                [core]
                  hooksPath = %2$s
                [commit]
                  gpgSign = true
                [user]
                  name = Somebody Else
                """.formatted(server.url("fleet").replace("fleet.git", ""), temp);
        Files.writeString(home.resolve(".gitconfig"), config);
        Files.createDirectories(home.resolve(".config/git"));
        Files.writeString(home.resolve(".config/git/config"), config);
        Files.createDirectories(home.resolve(".config/jgit"));
        Files.writeString(home.resolve(".config/jgit/config"), config);
        Files.writeString(home.resolve(".netrc"), "default login wrong password wrong\n");
        for (String url : List.of(server.url("fleet"), "file://" + repository.directory())) {
            try (JavaProcess a = write(ALL, url, "mirrors", "a")) {
                assertThat(a.await()).isEqualTo("done");
            }
        }
        assertThat(repository.read("main", "log.txt").lines()).containsExactly(lines("a", "a"));
        assertThat(repository.log("main").get(0).author()).isEqualTo("Bot");
    }

    @Test
    void httpNeedsNoJarOfSsh() throws Exception {
        Predicate<String> withoutSsh =
                file -> !file.contains("ssh.apache") && !file.contains("sshd") && !file.contains("eddsa");
        assertThat(List.of(System.getProperty("java.class.path").split(File.pathSeparator)))
                .anyMatch(withoutSsh.negate());
        try (JavaProcess a = write(withoutSsh, server.url("fleet"), "mirrors", "a")) {
            assertThat(a.await()).isEqualTo("done");
        }
        assertThat(repository.read("main", "log.txt").lines()).containsExactly(lines("a"));
    }

    @Test
    void whoIsKilledLeavesNothingThatStopsTheNext() throws Exception {
        GitBinary.require();
        Random random = new Random(7);
        for (int kill = 0; kill < 6; kill++) {
            try (JavaProcess killed = write(ALL, server.url("fleet"), "mirrors", "k" + kill + "-")) {
                Thread.sleep(400 + random.nextInt(1_200));
            }
            GitRemote remote = new GitRemote(
                    server.url("fleet"), new GitCredentials.UsernamePassword("bot", "s3cret"), Duration.ofSeconds(30));
            assertThat(Writer.append(
                            new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO), remote, "next" + kill))
                    .isTrue();
        }
        List<String> lines = repository.read("main", "log.txt").lines().toList();
        assertThat(lines).doesNotHaveDuplicates().contains("next0", "next5");
        assertThat(GitBinary.run(repository.directory(), "rev-list", "--count", "main"))
                .isEqualTo(Integer.toString(lines.size() + 1));
        assertThat(GitBinary.run(repository.directory(), "fsck", "--full", "--strict")).doesNotContain("error");
    }
}

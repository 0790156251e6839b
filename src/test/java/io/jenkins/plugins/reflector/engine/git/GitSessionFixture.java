package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A served repository with a first commit, and sessions to it. */
abstract class GitSessionFixture {

    static final CommitIdentity BOT =
            new CommitIdentity("Bot", "bot@example.com", ZonedDateTime.parse("2026-03-04T05:06:07+02:00"));
    static final String KUSTOMIZATION = "images:\n- name: nginx\n  newTag: 1.23.0\n";

    @TempDir
    Path temp;

    EmbeddedGitRepository repository;
    JGitSessions sessions;
    String first;

    /** Makes an empty bare repository and the server, if one is needed. */
    abstract EmbeddedGitRepository createRepository() throws IOException;

    abstract String url();

    abstract GitCredentials credentials();

    @BeforeEach
    void prepare() throws IOException {
        repository = createRepository();
        first = repository.commit(
                "main",
                Map.of("README.md", "hello\n", "apps/my-app/kustomization.yaml", KUSTOMIZATION, "apps.yaml", "a: 1\n"),
                "Start");
        sessions = new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO);
    }

    GitRemote remote() {
        return new GitRemote(url(), credentials(), Duration.ofSeconds(30));
    }

    static FileChange change(Snapshot snapshot, String path, String after) throws IOException {
        return new FileChange(
                path, snapshot.tree().read(path), after.getBytes(StandardCharsets.UTF_8), List.of());
    }

    static String text(Snapshot snapshot, String path) throws IOException {
        return new String(snapshot.tree().read(path), StandardCharsets.UTF_8);
    }

    String commitTag(GitSession session, Snapshot snapshot, String tag) throws Exception {
        FileChange change = change(snapshot, "apps/my-app/kustomization.yaml", KUSTOMIZATION.replace("1.23.0", tag));
        return session.commit(snapshot, List.of(change), BOT, "Update nginx to " + tag);
    }

    List<Path> mirrorFiles(String end) throws IOException {
        try (Stream<Path> files = Files.walk(temp.resolve("mirrors"))) {
            return files.filter(file -> file.toString().endsWith(end)).toList();
        }
    }

    void damage(String end) throws IOException {
        assertThat(mirrorFiles(end)).isNotEmpty();
        for (Path file : mirrorFiles(end)) {
            assertThat(file.toFile().setWritable(true)).isTrue();
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.setLength(bytes.length() / 2);
            }
        }
    }

    /** Runs the git binary inside the served repository; its output without the last line end. */
    String git(String... arguments) throws IOException, InterruptedException {
        return GitBinary.run(repository.directory(), arguments);
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Tags by range, refspecs, histories and branches that are replaced, against Git itself over each transport. */
class RefsAndHistoryTest {

    @RegisterExtension
    static final RealGit FILES = RealGit.files();

    @RegisterExtension
    static final RealGit HTTP = RealGit.http();

    @RegisterExtension
    static final RealGit SSH = RealGit.ssh();

    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final CommitIdentity BOT =
            new CommitIdentity("Bot", "bot@example.com", ZonedDateTime.parse("2026-03-04T05:06:07+02:00"));

    @TempDir
    Path temp;

    private EmbeddedGitRepository repository;
    private GitRemote remote;

    static List<Named<RealGit>> transports() {
        return List.of(Named.of("file", FILES), Named.of("http", HTTP), Named.of("ssh", SSH));
    }

    private GitSession open(RealGit way) throws Exception {
        String name = "r" + NUMBER.incrementAndGet();
        repository = way.create(name);
        repository.commit("main", Map.of("a.yaml", "a: 1\n"), "First");
        GitCredentials credentials = way == SSH
                ? new GitCredentials.SshKey(null, SSH.privateKey(), null, SSH.sshd().knownHosts())
                : GitCredentials.NONE;
        remote = new GitRemote(way.url(name), credentials, Duration.ofSeconds(30));
        return reopen();
    }

    private GitSession reopen() throws Exception {
        return new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO).open(remote);
    }

    private static String commit(GitSession session, Snapshot on, String text) throws Exception {
        FileChange change = new FileChange(
                "a.yaml", on.tree().read("a.yaml"), text.getBytes(StandardCharsets.UTF_8), List.of());
        return session.commit(on, List.of(change), BOT, "Update");
    }

    private String git(String... arguments) throws Exception {
        return GitBinary.run(repository.directory(), arguments);
    }

    private static GitRef range(String semver) {
        return new GitRef(null, null, semver, null, null);
    }

    @ParameterizedTest
    @MethodSource("transports")
    void aRangeMeansTheHighestTag(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            for (String tag : List.of("v1.2.0", "1.10.0", "v1.9.0", "2.0.0", "1.11.0-rc.1", "1.12", "latest")) {
                repository.commit("main", Map.of("a.yaml", "tag: " + tag + "\n"), tag);
                git("tag", "-a", "-m", "x", tag, "main");
            }
            Snapshot snapshot = session.fetch(range("1.x"));
            assertThat(snapshot.branch()).isNull();
            assertThat(new String(snapshot.tree().read("a.yaml"), StandardCharsets.UTF_8)).isEqualTo("tag: 1.10.0\n");
            assertThat(new String(session.fetch(range(">=1.0.0-0 <2")).tree().read("a.yaml"), StandardCharsets.UTF_8))
                    .isEqualTo("tag: 1.11.0-rc.1\n");
            assertThatThrownBy(() -> session.fetch(range("3.x")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("No tag of")
                    .hasMessageContaining("is within the range 3.x (ref.semver)");
            assertThatThrownBy(() -> session.fetch(range("one")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("(ref.semver) is wrong");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void ofTwoTagsOfOneVersionTheYoungerCommitCounts(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            String old = repository.head("main");
            git("tag", "v1.0.0", old);
            String younger = git("commit-tree", "-p", old, "-m", "later", "main^{tree}");
            git("tag", "1.0.0", younger);
            assertThat(session.fetch(range("1.0.x")).commit()).isEqualTo(younger);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void pushesToAnyRef(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            git("branch", "auto", "main");
            repository.commit("main", Map.of("b.yaml", "b: 1\n"), "Second");
            repository.commit("main", Map.of("b.yaml", "b: 2\n"), "Third");
            Snapshot head = session.fetch(GitRef.branch("main"));
            String id = commit(session, head, "a: 2\n");

            // Created, moved forward from an old ancestor, and left alone where somebody's commit would be lost.
            assertThat(session.pushRef(id, "refs/for/main", false, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(session.pushRef(id, "refs/heads/auto", false, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(repository.head("auto")).isEqualTo(id);
            assertThat(git("rev-parse", "refs/for/main")).isEqualTo(id);
            String theirs = repository.commit("auto", Map.of("b.yaml", "b: 3\n"), "By hand");
            String next = commit(session, head, "a: 3\n");
            assertThat(session.pushRef(next, "refs/heads/auto", false, Map.of()))
                    .isInstanceOfSatisfying(
                            PushOutcome.Refused.class,
                            refused -> assertThat(refused.message()).contains("refs/heads/auto", "would be lost"));
            assertThat(repository.head("auto")).isEqualTo(theirs);
            assertThat(session.pushRef(next, "refs/heads/auto", true, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(repository.head("auto")).isEqualTo(next);
            assertThatThrownBy(() -> session.pushRef(next, "auto", false, Map.of()))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("is not a full name");
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void tellsWhatABranchIsAhead(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            repository.commit("main", Map.of("b.yaml", "b: 1\n"), "Second");
            git("branch", "updates", "main");
            repository.commit("updates", Map.of("a.yaml", "a: 2\n"), "Update one");
            repository.commit("updates", Map.of("a.yaml", "a: 3\n"), "Update two\n\nwith a body");
            repository.commit("main", Map.of("b.yaml", "b: 2\n"), "Third");
        }
        try (GitSession session = reopen()) {
            Snapshot main = session.fetch(GitRef.branch("main"));
            Snapshot updates = session.fetchBranch("updates").orElseThrow();
            assertThat(session.ahead(updates, main))
                    .extracting(CommitInfo::message)
                    .containsExactly("Update two\n\nwith a body", "Update one");
            assertThat(session.ahead(main, main)).isEmpty();
        }
        git("update-ref", "refs/heads/main", "updates");
        repository.commit("main", Map.of("b.yaml", "b: 4\n"), "After the merge");
        try (GitSession session = reopen()) {
            Snapshot main = session.fetch(GitRef.branch("main"));
            assertThat(session.ahead(session.fetchBranch("updates").orElseThrow(), main)).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void replacesABranchOnlyWhereItWasSeen(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            git("branch", "updates", "main");
            String seen = repository.commit("updates", Map.of("a.yaml", "a: 2\n"), "Old update");
            Snapshot main = session.fetch(GitRef.branch("main"));
            session.fetchBranch("updates");
            String id = commit(session, main, "a: 3\n");
            assertThat(session.replace(id, "updates", seen, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(repository.head("updates")).isEqualTo(id);
            String theirs = repository.commit("updates", Map.of("b.yaml", "b: 3\n"), "By hand");
            assertThat(session.replace(commit(session, main, "a: 4\n"), "updates", id, Map.of()))
                    .isEqualTo(new PushOutcome.Moved());
            assertThat(repository.head("updates")).isEqualTo(theirs);
        }
    }

    @ParameterizedTest
    @MethodSource("transports")
    void warnsOfPushOptionsThatTheServerDoesNotTake(RealGit way) throws Exception {
        try (GitSession session = open(way)) {
            String id = commit(session, session.fetch(GitRef.branch("main")), "a: 2\n");
            PushOutcome outcome = session.pushRef(id, "refs/heads/x", false, Map.of("topic", "images", "ci.skip", ""));
            assertThat(outcome)
                    .isEqualTo(new PushOutcome.Pushed(
                            List.of("the server takes no push options; ci.skip, topic=images had no effect")));
            git("config", "receive.advertisePushOptions", "true");
            // Over file: options only reach a hook, and it is Git that runs one.
            Path hook = Files.writeString(repository.directory().resolve("hooks/post-receive"), "#!/bin/sh\n");
            assertThat(hook.toFile().setExecutable(true)).isTrue();
            assertThat(session.pushRef(id, "refs/heads/y", false, Map.of("topic", "images")))
                    .isEqualTo(new PushOutcome.Pushed());
        }
    }
}

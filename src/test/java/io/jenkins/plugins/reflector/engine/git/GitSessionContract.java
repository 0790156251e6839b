package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.eclipse.jgit.lib.FileMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds whatever the transport; the subclasses say how the repository is reached. */
@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class GitSessionContract extends DamagedMirrorContract {

    @Test
    void fetchesABranchAndItsFiles() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            assertThat(snapshot.commit()).isEqualTo(first);
            assertThat(snapshot.branch()).isEqualTo("main");
            assertThat(snapshot.tree().files(""))
                    .containsExactly("README.md", "apps.yaml", "apps/my-app/kustomization.yaml");
            assertThat(snapshot.tree().files("apps/")).containsExactly("apps/my-app/kustomization.yaml");
            assertThat(snapshot.tree().files("./apps.yaml")).containsExactly("apps.yaml");
            assertThat(text(snapshot, "apps/my-app/kustomization.yaml")).isEqualTo(KUSTOMIZATION);
            assertThatThrownBy(() -> snapshot.tree().files("nowhere")).isInstanceOf(NoSuchFileException.class);
            assertThatThrownBy(() -> snapshot.tree().files("../x")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void seesWhatIsNewAtTheNextFetch() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
            for (int i = 0; i < 3; i++) {
                String next = repository.commit("main", Map.of("README.md", "hello " + i + "\n"), "Next");
                Snapshot snapshot = session.fetch(GitRef.branch("main"));
                assertThat(snapshot.commit()).isEqualTo(next);
                assertThat(text(snapshot, "README.md")).isEqualTo("hello " + i + "\n");
                assertThat(text(snapshot, "apps.yaml")).isEqualTo("a: 1\n");
            }
        }
    }

    @Test
    void commitsAndPushes() throws Exception {
        String message = "Update nginx\n\nwithout a line end";
        String id;
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            FileChange change = change(snapshot, "apps/my-app/kustomization.yaml", "images: []\n");
            id = session.commit(snapshot, List.of(change), BOT, message);
            assertThat(repository.head("main")).isEqualTo(first);
            assertThat(session.push(id, "main", first, Map.of())).isEqualTo(new PushOutcome.Pushed());
        }
        assertThat(repository.head("main")).isEqualTo(id);
        assertThat(repository.read("main", "apps/my-app/kustomization.yaml")).isEqualTo("images: []\n");
        assertThat(repository.read("main", "README.md")).isEqualTo("hello\n");
        assertThat(repository.log("main").get(0).message()).isEqualTo(message);
        assertThat(git("fsck", "--strict", "--full")).doesNotContain("error");
        assertThat(git("log", "-1", "--format=%an|%ae|%cn|%ce|%ai|%P", "main"))
                .isEqualTo("Bot|bot@example.com|Bot|bot@example.com|2026-03-04 05:06:07 +0200|" + first);
    }

    @Test
    void nextSessionBuildsOnWhatWasPushed() throws Exception {
        for (String tag : List.of("1.23.1", "1.23.2", "1.23.3")) {
            try (GitSession session = sessions.open(remote())) {
                Snapshot snapshot = session.fetch(GitRef.branch("main"));
                FileChange change = change(
                        snapshot,
                        "apps/my-app/kustomization.yaml",
                        text(snapshot, "apps/my-app/kustomization.yaml").replaceAll("1\\.23\\.\\d", tag));
                String id = session.commit(snapshot, List.of(change), BOT, tag);
                assertThat(session.push(id, "main", snapshot.commit(), Map.of()))
                        .isInstanceOf(PushOutcome.Pushed.class);
            }
        }
        assertThat(repository.log("main")).extracting(EmbeddedGitRepository.LogEntry::message)
                .containsExactly("1.23.3", "1.23.2", "1.23.1", "Start");
        assertThat(git("fsck", "--strict", "--full")).doesNotContain("error");
    }

    @Test
    void authorMayHaveNoName() throws Exception {
        CommitIdentity nameless = new CommitIdentity("", "bot@example.com", BOT.when());
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), nameless, "m");
            session.push(id, "main", first, Map.of());
        }
        assertThat(git("cat-file", "-p", "main")).contains("author  <bot@example.com> 1772593567 +0200");
    }

    @Test
    void keepsModesAndFollowsLinksInside() throws Exception {
        repository.commit(
                "main",
                Map.of("run.yaml", "x: 1\n".getBytes(StandardCharsets.UTF_8)),
                FileMode.EXECUTABLE_FILE,
                "Script");
        repository.commit(
                "main",
                Map.of(
                        "apps/link.yaml", "../run.yaml".getBytes(StandardCharsets.UTF_8),
                        "apps/out.yaml", "../../etc/passwd".getBytes(StandardCharsets.UTF_8),
                        "apps/absolute.yaml", "/etc/passwd".getBytes(StandardCharsets.UTF_8),
                        "apps/loop.yaml", "loop.yaml".getBytes(StandardCharsets.UTF_8),
                        "apps/dir", "my-app".getBytes(StandardCharsets.UTF_8),
                        "linked", "apps/my-app".getBytes(StandardCharsets.UTF_8)),
                FileMode.SYMLINK,
                "Links");
        String id;
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            assertThat(snapshot.tree().files("apps"))
                    .containsExactly("apps/link.yaml", "apps/my-app/kustomization.yaml");
            assertThat(snapshot.tree().files("")).contains("run.yaml").doesNotContain("apps/link.yaml");
            assertThat(snapshot.tree().files("linked")).containsExactly("linked/kustomization.yaml");
            assertThat(text(snapshot, "apps/link.yaml")).isEqualTo("x: 1\n");
            List<FileChange> changes = List.of(
                    change(snapshot, "apps/link.yaml", "x: 2\n"),
                    change(snapshot, "linked/kustomization.yaml", "images: []\n"));
            id = session.commit(snapshot, changes, BOT, "m");
            session.push(id, "main", snapshot.commit(), Map.of());
        }
        assertThat(repository.read("main", "run.yaml")).isEqualTo("x: 2\n");
        assertThat(repository.read("main", "apps/my-app/kustomization.yaml")).isEqualTo("images: []\n");
        assertThat(git("ls-tree", "-r", "main"))
                .containsPattern("100755 blob \\w+\trun.yaml")
                .containsPattern("120000 blob \\w+\tapps/link.yaml");
    }

    @Test
    void whoWasFasterIsNotOverwritten() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String ours = commitTag(session, snapshot, "1.23.1");
            String theirs = repository.commit("main", Map.of("README.md", "theirs\n"), "Theirs");

            assertThat(session.push(ours, "main", first, Map.of())).isEqualTo(new PushOutcome.Moved());
            assertThat(repository.head("main")).isEqualTo(theirs);

            Snapshot again = session.fetch(GitRef.branch("main"));
            assertThat(again.commit()).isEqualTo(theirs);
            String retried = commitTag(session, again, "1.23.1");
            assertThat(session.push(retried, "main", theirs, Map.of())).isEqualTo(new PushOutcome.Pushed());
        }
        assertThat(repository.read("main", "README.md")).isEqualTo("theirs\n");
        assertThat(repository.read("main", "apps/my-app/kustomization.yaml")).contains("1.23.1");
    }

    @Test
    void whoWasFasterAgainIsNotOverwrittenEither() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot seen = session.fetch(GitRef.branch("main"));
            for (String theirs : List.of("one\n", "two\n", "three\n")) {
                String head = repository.commit("main", Map.of("README.md", theirs), "Theirs");
                assertThat(session.push(commitTag(session, seen, "1.23.1"), "main", seen.commit(), Map.of()))
                        .isEqualTo(new PushOutcome.Moved());
                seen = session.fetch(GitRef.branch("main"));
                assertThat(seen.commit()).isEqualTo(head);
                assertThat(text(seen, "README.md")).isEqualTo(theirs);
            }
            assertThat(session.push(commitTag(session, seen, "1.23.1"), "main", seen.commit(), Map.of()))
                    .isEqualTo(new PushOutcome.Pushed());
        }
        assertThat(repository.read("main", "README.md")).isEqualTo("three\n");
        assertThat(repository.log("main")).hasSize(5);
    }

    @Test
    void aRewrittenOrDeletedBranchCountsAsMoved() throws Exception {
        String second = repository.commit("main", Map.of("README.md", "second\n"), "Second");
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String ours = commitTag(session, snapshot, "1.23.1");
            repository.point("refs/heads/main", first);
            assertThat(session.push(ours, "main", second, Map.of())).isEqualTo(new PushOutcome.Moved());
            assertThat(repository.head("main")).isEqualTo(first);
            assertThat(session.fetch(GitRef.branch("main")).commit()).isEqualTo(first);
            assertThat(session.push(ours, "gone", second, Map.of())).isEqualTo(new PushOutcome.Moved());
        }
    }

    @Test
    void createsABranchOnlyIfItIsNotThere() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            assertThat(session.fetchBranch("bot/images")).isEmpty();
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String ours = commitTag(session, snapshot, "1.23.1");
            assertThat(session.push(ours, "bot/images", null, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(session.push(ours, "bot/images", null, Map.of())).isEqualTo(new PushOutcome.Pushed());
            String other = commitTag(session, snapshot, "1.23.2");
            assertThat(session.push(other, "bot/images", null, Map.of())).isEqualTo(new PushOutcome.Moved());
            assertThat(session.fetchBranch("bot/images")).get().extracting(Snapshot::commit).isEqualTo(ours);
        }
        assertThat(repository.head("main")).isEqualTo(first);
    }

    @Test
    void fetchesTagsNamesAndCommits() throws Exception {
        String second = repository.commit("main", Map.of("README.md", "second\n"), "Second");
        repository.point("refs/tags/v1", first);
        git("tag", "-a", "-m", "annotated", "v2", second);
        repository.point("refs/pull/7/head", second);
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
            Snapshot lightweight = session.fetch(new GitRef(null, "v1", null, null, null));
            assertThat(lightweight.commit()).isEqualTo(first);
            assertThat(lightweight.branch()).isNull();
            assertThat(text(lightweight, "README.md")).isEqualTo("hello\n");
            Snapshot annotated = session.fetch(new GitRef(null, "v2", null, null, null));
            assertThat(annotated.commit()).isEqualTo(second);
            assertThat(text(annotated, "README.md")).isEqualTo("second\n");
            assertThat(session.fetch(new GitRef(null, null, null, "refs/pull/7/head", null)).commit())
                    .isEqualTo(second);
            assertThat(session.fetch(new GitRef(null, null, null, "refs/heads/main", null)).branch())
                    .isEqualTo("main");
            Snapshot commit = session.fetch(new GitRef("main", null, null, null, first));
            assertThat(commit.commit()).isEqualTo(first);
            assertThat(text(commit, "README.md")).isEqualTo("hello\n");
            assertThat(session.fetch(new GitRef(null, null, null, null, first)).commit()).isEqualTo(first);
            assertThatThrownBy(() -> session.fetch(new GitRef(null, null, null, null, "0123456789".repeat(4))))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("on any branch");
            assertThatThrownBy(() -> session.fetch(new GitRef(null, null, "1.x", null, null)))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("1.x");
        }
    }

    @Test
    void aCommitThatNoReadableBranchHoldsIsNotShown() throws Exception {
        String hidden = repository.commit("hidden", Map.of("secret.yaml", "s: 1\n"), "Hidden");
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("hidden"));
            git("branch", "-D", "hidden");
            assertThatThrownBy(() -> session.fetch(new GitRef(null, null, null, null, hidden)))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining(hidden);
        }
    }

    @Test
    void aMissingBranchNamesTheNearest() throws Exception {
        for (String branch : List.of("release-1", "release-2", "other", "else")) {
            repository.point("refs/heads/" + branch, first);
        }
        try (GitSession session = sessions.open(remote())) {
            assertThatThrownBy(() -> session.fetch(GitRef.branch("release-3")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContainingAll("branch release-3", "fleet.git", "release-1", "release-2", "2 more");
            assertThatThrownBy(() -> session.fetch(new GitRef(null, null, null, null, null)))
                    .isInstanceOf(GitException.class)
                    .hasMessageContainingAll("branch master", "it has main");
            assertThatThrownBy(() -> session.fetch(GitRef.branch("-x"))).isInstanceOf(GitException.class);
            assertThatThrownBy(() -> session.fetch(GitRef.branch("a..b"))).isInstanceOf(GitException.class);
        }
    }

    @Test
    void anEmptyRepositorySaysSo() throws Exception {
        git("branch", "-D", "main");
        try (GitSession session = sessions.open(remote())) {
            assertThat(session.fetchBranch("main")).isEmpty();
            assertThatThrownBy(() -> session.fetch(GitRef.branch("main")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContaining("the repository is empty");
        }
    }

    @Test
    void refusesToCommitNothingOrAgainstOtherBytes() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            assertThatThrownBy(() ->
                            session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 1\n")), BOT, "m"))
                    .isInstanceOf(IllegalArgumentException.class);
            FileChange stale =
                    new FileChange("apps.yaml", "a: 0\n".getBytes(), "a: 2\n".getBytes(), List.of());
            assertThatThrownBy(() -> session.commit(snapshot, List.of(stale), BOT, "m"))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void aDamagedMirrorIsRebuilt() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
        }
        damage(".pack");
        damage(".idx");
        repository.commit("main", Map.of("README.md", "second\n"), "Second");
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            assertThat(text(snapshot, "apps.yaml")).isEqualTo("a: 1\n");
            String ours = commitTag(session, snapshot, "1.23.1");
            assertThat(session.push(ours, "main", snapshot.commit(), Map.of()))
                    .isInstanceOf(PushOutcome.Pushed.class);
        }
    }

    @Test
    void aMirrorThatIsNoRepositoryAnyMoreIsRebuilt() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
        }
        try (Stream<Path> files = Files.walk(temp.resolve("mirrors"))) {
            for (Path file : files.filter(f -> f.endsWith("config") || f.endsWith("HEAD")).toList()) {
                Files.writeString(file, "[not a\u0000 config");
            }
        }
        try (GitSession session = sessions.open(remote())) {
            assertThat(text(session.fetch(GitRef.branch("main")), "README.md")).isEqualTo("hello\n");
        }
    }

    @Test
    void aFileLostWhileTheSessionIsOpenIsFetchedAgain() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            for (Path pack : mirrorFiles(".pack")) {
                Files.delete(pack);
            }
            for (Path index : mirrorFiles(".idx")) {
                Files.delete(index);
            }
            assertThat(snapshot.tree().files("")).hasSize(3);
            assertThat(text(snapshot, "README.md")).isEqualTo("hello\n");
        }
    }

    @Test
    void sessionsOfOneRemoteTakeTurns() throws Exception {
        JGitSessions others = new JGitSessions(temp.resolve("mirrors"), UrlRules.LOCAL_TOO);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<?>> writers = Stream.of("a", "b", "c", "d")
                    .<Future<?>>map(name -> threads.submit(() -> {
                        try (GitSession session = (name.equals("b") ? others : sessions).open(remote())) {
                            Snapshot snapshot = session.fetch(GitRef.branch("main"));
                            String id = session.commit(
                                    snapshot,
                                    List.of(change(snapshot, "README.md", text(snapshot, "README.md") + name + "\n")),
                                    BOT,
                                    name);
                            assertThat(session.push(id, "main", snapshot.commit(), Map.of()))
                                    .isInstanceOf(PushOutcome.Pushed.class);
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> writer : writers) {
                writer.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(repository.read("main", "README.md").lines()).containsExactlyInAnyOrder("hello", "a", "b", "c", "d");
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.real.GitHttpBackend;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Against Git's own server for HTTP. */
class GitHttpBackendTest extends GitSessionContract {

    @RegisterExtension
    static final RealGit GIT = RealGit.httpWithLogin();

    private String name;

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        name = UUID.randomUUID() + "-fleet";
        return GIT.create(name);
    }

    @Override
    String url() {
        return GIT.url(name);
    }

    @Override
    GitCredentials credentials() {
        return new GitCredentials.UsernamePassword(RealGit.USER, RealGit.PASSWORD);
    }

    private PushOutcome update(GitSession session, Snapshot snapshot) throws Exception {
        String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), BOT, "m");
        return session.push(id, "main", snapshot.commit(), Map.of("ci.skip", "true"));
    }

    @Test
    void aHookThatRefusesIsHeard() throws Exception {
        repository.refusePushes("no pushes on Fridays");
        String head = repository.head("main");
        try (GitSession session = sessions.open(remote())) {
            PushOutcome outcome = update(session, session.fetch(GitRef.branch("main")));
            assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
            assertThat(((PushOutcome.Refused) outcome).message())
                    .contains("branch main", url(), "pre-receive hook declined", "no pushes on Fridays")
                    .doesNotContain("\n", "s3cret");
        }
        assertThat(repository.head("main")).isEqualTo(head);
    }

    @Test
    void aWrongPasswordIsSaid() throws Exception {
        GitCredentials wrong = new GitCredentials.UsernamePassword("bot", "wr0ng");
        try (GitSession session = sessions.open(new GitRemote(url(), wrong, Duration.ofSeconds(20)))) {
            assertThatThrownBy(() -> session.fetch(GitRef.branch("main")))
                    .isInstanceOf(GitException.class)
                    .hasMessageContainingAll("branch main", url(), "user bot", "401", "check the password")
                    .hasMessageNotContaining("wr0ng");
        }
    }

    @Test
    void somebodyWithGitWasFaster() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            Path clone = temp.resolve("clone");
            GitBinary.run(temp, "clone", "-q", url().replace("//", "//bot:s3cret@"), "clone");
            Files.writeString(clone.resolve("README.md"), "theirs\n");
            GitBinary.run(clone, "commit", "-q", "-am", "Theirs");
            GitBinary.run(clone, "push", "-q", "origin", "HEAD:main");

            assertThat(update(session, snapshot)).isEqualTo(new PushOutcome.Moved());
            assertThat(update(session, session.fetch(GitRef.branch("main")))).isInstanceOf(PushOutcome.Pushed.class);
            GitBinary.run(clone, "pull", "-q", "--ff-only", "origin", "main");
            assertThat(clone.resolve("README.md")).hasContent("theirs");
            assertThat(clone.resolve("apps.yaml")).hasContent("a: 2");
        }
    }

    private PushOutcome push(GitSession session, Snapshot snapshot) throws Exception {
        return session.push(commitTag(session, snapshot, "1.23.1"), "main", snapshot.commit(), Map.of());
    }

    @Test
    void whoLostOnceHasNothingButTheCommitLeftToSend() throws Exception {
        Path directory = repository.directory();
        try (GitHttpBackend backend = GitHttpBackend.start(directory.getParent())) {
            String served = directory.getFileName().toString();
            String commitOnly = "POST /" + served + "/git-receive-pack";
            GitRemote remote = new GitRemote(backend.url(served), GitCredentials.NONE, Duration.ofSeconds(30));
            try (GitSession session = sessions.open(remote)) {
                Snapshot seen = session.fetch(GitRef.branch("main"));
                repository.commit("main", Map.of("README.md", "theirs\n"), "Theirs");
                assertThat(push(session, seen)).isEqualTo(new PushOutcome.Moved());

                int before = backend.requests().size();
                seen = session.fetch(GitRef.branch("main"));
                // The first two are asked for at the same time.
                assertThat(backend.requests().subList(before, backend.requests().size()))
                        .containsExactlyInAnyOrder(
                                "GET /" + served + "/info/refs?service=git-receive-pack",
                                "GET /" + served + "/info/refs?service=git-upload-pack",
                                "POST /" + served + "/git-upload-pack");
                String theirs = repository.commit("main", Map.of("README.md", "theirs again\n"), "Theirs again");
                before = backend.requests().size();
                // Git's own refusal tells that the branch moved: nobody need look.
                assertThat(push(session, seen)).isEqualTo(new PushOutcome.Moved());
                assertThat(backend.requests().subList(before, backend.requests().size())).containsExactly(commitOnly);

                seen = session.fetch(GitRef.branch("main"));
                assertThat(seen.commit()).isEqualTo(theirs);
                before = backend.requests().size();
                assertThat(push(session, seen)).isEqualTo(new PushOutcome.Pushed());
                assertThat(backend.requests().subList(before, backend.requests().size())).containsExactly(commitOnly);
            }
        }
        assertThat(git("rev-list", "--count", "main")).isEqualTo("4");
        assertThat(git("fsck", "--full", "--strict")).doesNotContain("error");
    }

    @Test
    void whereARaceWasLostLatelyTheNextPushIsBegunEarlyToo() throws Exception {
        Path directory = repository.directory();
        Instant start = Instant.parse("2025-01-01T00:00:00Z");
        AtomicReference<Instant> now = new AtomicReference<>(start);
        InstantSource time = now::get;
        JGitSessions timed = new JGitSessions(
                temp.resolve("timed"), UrlRules.LOCAL_TOO, null, MirrorLimits.DEFAULT, time.withZone(ZoneOffset.UTC), warning -> {});
        try (GitHttpBackend backend = GitHttpBackend.start(directory.getParent())) {
            String served = directory.getFileName().toString();
            String early = "GET /" + served + "/info/refs?service=git-receive-pack";
            GitRemote remote = new GitRemote(backend.url(served), GitCredentials.NONE, Duration.ofSeconds(30));
            try (GitSession session = timed.open(remote)) {
                Snapshot seen = session.fetch(GitRef.branch("main"));
                assertThat(backend.requests()).doesNotContain(early);
                repository.commit("main", Map.of("README.md", "theirs\n"), "Theirs");
                assertThat(push(session, seen)).isEqualTo(new PushOutcome.Moved());
            }
            now.set(start.plusSeconds(29));
            int before = backend.requests().size();
            try (GitSession session = timed.open(remote)) {
                Snapshot seen = session.fetch(GitRef.branch("main"));
                assertThat(backend.requests().subList(before, backend.requests().size())).contains(early);
                before = backend.requests().size();
                assertThat(push(session, seen)).isEqualTo(new PushOutcome.Pushed());
                assertThat(backend.requests().subList(before, backend.requests().size()))
                        .containsExactly("POST /" + served + "/git-receive-pack");
            }
            now.set(start.plusSeconds(31));
            before = backend.requests().size();
            try (GitSession session = timed.open(remote)) {
                session.fetch(GitRef.branch("main"));
                assertThat(backend.requests().subList(before, backend.requests().size())).doesNotContain(early);
            }
        }
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.testing.GitHttpBackend;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against Git's own server for HTTP. */
class GitHttpBackendTest extends GitSessionContract {

    private GitHttpBackend backend;

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        backend = GitHttpBackend.start(temp.resolve("served"), "bot", "s3cret");
        try (EmbeddedGitServer local = EmbeddedGitServer.start(temp.resolve("served"))) {
            return local.create("fleet");
        }
    }

    @AfterEach
    void stop() {
        if (backend != null) {
            backend.close();
        }
    }

    @Override
    String url() {
        return backend.url("fleet.git");
    }

    @Override
    GitCredentials credentials() {
        return new GitCredentials.UsernamePassword("bot", "s3cret");
    }

    private PushOutcome update(GitSession session, Snapshot snapshot) throws Exception {
        String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), BOT, "m");
        return session.push(id, "main", snapshot.commit(), Map.of("ci.skip", "true"));
    }

    @Test
    void aHookThatRefusesIsHeard() throws Exception {
        Path hook = repository.directory().resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'no pushes on Fridays' >&2\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
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
            GitBinary.run(temp, "clone", "-q", backend.url("fleet.git").replace("//", "//bot:s3cret@"), "clone");
            Files.writeString(clone.resolve("README.md"), "theirs\n");
            GitBinary.run(clone, "commit", "-q", "-am", "Theirs");
            GitBinary.run(clone, "push", "-q", "origin", "HEAD:main");

            assertThat(update(session, snapshot)).isEqualTo(new PushOutcome.Moved());
            assertThat(update(session, session.fetch(GitRef.branch("main")))).isEqualTo(new PushOutcome.Pushed());
            GitBinary.run(clone, "pull", "-q", "--ff-only", "origin", "main");
            assertThat(clone.resolve("README.md")).hasContent("theirs");
            assertThat(clone.resolve("apps.yaml")).hasContent("a: 2");
        }
    }
}

package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HttpGitSessionTest extends GitSessionContract {

    private static final String PASSWORD = "pass:wörd";

    private EmbeddedGitServer server;

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        server = EmbeddedGitServer.start(temp.resolve("served"), "bot", PASSWORD);
        return server.create("fleet");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Override
    String url() {
        return server.url("fleet");
    }

    @Override
    GitCredentials credentials() {
        return new GitCredentials.UsernamePassword("bot", PASSWORD);
    }

    private GitException failure(String url, GitCredentials credentials) throws Exception {
        try (GitSession session = sessions.open(new GitRemote(url, credentials, Duration.ofSeconds(20)))) {
            session.fetch(GitRef.branch("main"));
            throw new AssertionError("fetched");
        } catch (GitException e) {
            return e;
        }
    }

    private PushOutcome pushSomething(Map<String, String> options) throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), BOT, "m");
            return session.push(id, "main", snapshot.commit(), options);
        }
    }

    @Test
    void aHookThatRefusesIsHeard() throws Exception {
        server.setPreReceiveHook((pack, commands) -> {
            pack.sendMessage("signed commits only, not " + PASSWORD + "\u001b[31m");
            commands.forEach(c -> c.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "hook declined"));
        });
        PushOutcome outcome = pushSomething(Map.of());
        assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
        assertThat(((PushOutcome.Refused) outcome).message())
                .contains("branch main", url(), "hook declined", "signed commits only", "set a signing key")
                .doesNotContain(PASSWORD, "\u001b", "\n");
    }

    @Test
    void aRefusalWhileTheHeadMovesCountsAsMoved() throws Exception {
        server.setPreReceiveHook((pack, commands) -> {
            try {
                repository.commit("main", Map.of("README.md", "theirs\n"), "Theirs");
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            commands.forEach(c -> c.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, "something odd"));
        });
        assertThat(pushSomething(Map.of())).isEqualTo(new PushOutcome.Moved());
    }

    @Test
    void anAnswerLostAfterTheCommitArrivedCountsAsPushed() throws Exception {
        server.setPreReceiveHook((pack, commands) -> {
            try {
                repository.point("refs/heads/main", commands.iterator().next().getNewId().name());
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
            throw new IllegalStateException("the connection breaks");
        });
        assertThat(pushSomething(Map.of())).isEqualTo(new PushOutcome.Pushed());
    }

    @Test
    void pushOptionsGoToServersThatTakeThem() throws Exception {
        List<String> options = new CopyOnWriteArrayList<>();
        server.setPreReceiveHook((pack, commands) -> {
            if (pack.getPushOptions() != null) {
                options.addAll(pack.getPushOptions());
            }
        });
        Map<String, String> wanted = Map.of("merge_request.create", "", "ci.skip", "true");
        assertThat(pushSomething(wanted)).isEqualTo(new PushOutcome.Pushed(
                List.of("the server takes no push options; ci.skip=true, merge_request.create had no effect")));
        assertThat(options).isEmpty();

        repository.commit("main", Map.of("apps.yaml", "a: 1\n"), "Back");
        server.setAllowPushOptions(true);
        assertThat(pushSomething(wanted)).isEqualTo(new PushOutcome.Pushed());
        assertThat(options).containsExactly("ci.skip=true", "merge_request.create");
    }

    @Test
    void wrongOrMissingCredentials() throws Exception {
        assertThat(failure(url(), new GitCredentials.UsernamePassword("bot", "wr0ng")))
                .hasMessageContainingAll("branch main", "127.0.0.1", "user bot", "401")
                .hasMessageNotContaining("wr0ng");
        assertThat(failure(url(), GitCredentials.NONE)).hasMessageContaining("none were given");
        assertThat(failure(url(), new GitCredentials.BearerToken("t0ken")))
                .hasMessageContaining("a bearer token")
                .hasMessageNotContaining("t0ken");
    }

    @Test
    void whatIsNotThereIsSaid() throws Exception {
        assertThat(failure(server.url("nothing"), credentials()))
                .hasMessageContainingAll("no such repository", "nothing.git", "user bot");
        int port = server.port();
        server.close();
        assertThat(failure("http://127.0.0.1:" + port + "/fleet.git", credentials()))
                .hasMessageContaining("nothing answers there");
        assertThat(failure("http://no-such-host.invalid/fleet.git", credentials()))
                .hasMessageContainingAll("no-such-host.invalid", "host is unknown");
    }

    @Test
    void anUnchangedHeadIsNotFetchedAgain() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
        }
        // Protocol 2 asks twice: for the capabilities, then for the refs.
        int before = server.requests();
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
        }
        assertThat(server.requests() - before).isEqualTo(2);
    }

    @Test
    void whatOneMayReadIsNotShownToAnother() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            session.fetch(GitRef.branch("main"));
        }
        assertThat(failure(url(), GitCredentials.NONE)).hasMessageContaining("wants credentials");
    }

    @Test
    void realGitClonesAndPushes() throws Exception {
        GitBinary.require();
        String url = "http://bot:pass%3Aw%C3%B6rd@127.0.0.1:" + server.port() + "/fleet.git";
        Path clone = temp.resolve("clone");
        GitBinary.run(temp, "clone", "-q", url, clone.toString());
        Files.writeString(clone.resolve("README.md"), "from git\n");
        GitBinary.run(clone, "commit", "-q", "-am", "By git");
        GitBinary.run(clone, "push", "-q", "origin", "HEAD:main");
        assertThat(repository.read("main", "README.md")).isEqualTo("from git\n");
        assertThat(repository.log("main").get(0).message()).isEqualTo("By git\n");
        GitBinary.run(temp, "-c", "protocol.version=0", "clone", "-q", "--depth=1", url, "shallow");
        assertThat(temp.resolve("shallow/README.md")).hasContent("from git");
    }
}

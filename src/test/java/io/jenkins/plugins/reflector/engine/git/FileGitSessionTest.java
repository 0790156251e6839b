package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FileGitSessionTest extends GitSessionContract {

    /** In place of the few that every transport is tried with. */
    static List<Object> damages() {
        return allDamages();
    }

    @Override
    EmbeddedGitRepository createRepository() throws IOException {
        try (EmbeddedGitServer server = EmbeddedGitServer.start(temp.resolve("served"))) {
            return server.create("fleet");
        }
    }

    @Override
    String url() {
        return "file://" + temp.resolve("served/fleet.git");
    }

    @Override
    GitCredentials credentials() {
        return GitCredentials.NONE;
    }

    @Test
    void theHooksOfALocalRepositoryAreAsked() throws Exception {
        GitBinary.require();
        Path hook = repository.directory().resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho 'no pushes on Fridays'\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        String head = repository.head("main");
        try (GitSession session = sessions.open(remote())) {
            Snapshot snapshot = session.fetch(GitRef.branch("main"));
            String id = session.commit(snapshot, List.of(change(snapshot, "apps.yaml", "a: 2\n")), BOT, "m");
            PushOutcome outcome = session.push(id, "main", head, Map.of());
            assertThat(outcome).isInstanceOf(PushOutcome.Refused.class);
            assertThat(((PushOutcome.Refused) outcome).message()).contains("pre-receive hook", "no pushes on Fridays", "branch main");
        }
        assertThat(repository.head("main")).isEqualTo(head);
    }
}

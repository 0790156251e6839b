package io.jenkins.plugins.reflector.engine.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The part of {@link GitSessionContract} that is about what branches have of each other. */
abstract class GitHistoryContract extends GitSessionFixture {

    @Test
    void replacesOnlyWhatItSaw() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            String ours = commitTag(session, base, "1.23.1");
            assertThat(session.push(ours, "bot", null, Map.of())).isEqualTo(new PushOutcome.Pushed());
            String anew = commitTag(session, base, "1.23.2");
            assertThat(session.push(anew, "bot", ours, Map.of())).isNotInstanceOf(PushOutcome.Pushed.class);
            assertThat(session.replace(anew, "bot", ours, Map.of())).isEqualTo(new PushOutcome.Pushed());
            assertThat(repository.head("bot")).isEqualTo(anew);
            String third = commitTag(session, base, "1.23.3");
            assertThat(session.replace(third, "bot", ours, Map.of())).isEqualTo(new PushOutcome.Moved());
            assertThat(repository.head("bot")).isEqualTo(anew);
        }
    }

    @Test
    void tellsWhatABranchIsAheadAndWhatOfItIsOurs() throws Exception {
        for (int i = 0; i < 3; i++) {
            repository.commit("main", Map.of("README.md", "more " + i + "\n"), "More");
        }
        String ours;
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            ours = commitTag(session, base, "1.23.1");
            session.push(ours, "bot", null, Map.of());
        }
        String theirs = repository.commit("bot", Map.of("apps.yaml", "a: 2\n"), "Theirs");
        for (int i = 0; i < 3; i++) {
            repository.commit("main", Map.of("README.md", "even more " + i + "\n"), "Even more");
        }
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            Snapshot branch = session.fetchBranch("bot").orElseThrow();
            assertThat(session.ahead(branch, base)).extracting(CommitInfo::id, CommitInfo::ours)
                    .containsExactly(tuple(theirs, false), tuple(ours, true));
            assertThat(session.ahead(base, branch)).hasSize(3).noneMatch(CommitInfo::ours);
        }
        repository.point("refs/heads/main", theirs);
        damage(".pack");
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            assertThat(session.ahead(session.fetchBranch("bot").orElseThrow(), base)).isEmpty();
        }
    }
}

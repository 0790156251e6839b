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

    private static final String APP = "apps/my-app/kustomization.yaml";

    private static String at(String tag) {
        return KUSTOMIZATION.replace("1.23.0", tag);
    }

    private boolean isTakenOver(String branch) throws Exception {
        try (GitSession session = sessions.open(remote())) {
            Snapshot base = session.fetch(GitRef.branch("main"));
            return session.isTakenOver(session.fetchBranch(branch).orElseThrow(), base);
        }
    }

    @Test
    void tellsWhatCameIntoTheBaseByOtherCommits() throws Exception {
        repository.point("refs/heads/bot", first);
        assertThat(isTakenOver("bot")).as("nothing of its own").isTrue();
        repository.commit("bot", Map.of(APP, at("1.23.1")), "1.23.1");
        repository.commit("bot", Map.of(APP, at("1.23.2"), "apps.yaml", "a: 2\n"), "1.23.2");
        assertThat(isTakenOver("bot")).as("nothing was merged").isFalse();
        repository.commit("main", Map.of("README.md", "hello\nthere\n"), "Other work");
        repository.commit("main", Map.of(APP, at("1.23.1")), "The first alone");
        assertThat(isTakenOver("bot")).as("half of it").isFalse();
        repository.commit("main", Map.of(APP, at("1.23.2"), "apps.yaml", "a: 2\n"), "And the second");
        assertThat(isTakenOver("bot")).as("rebased").isTrue();

        repository.point("refs/heads/main", first);
        repository.commit("main", Map.of("README.md", "hello\nthere\n", APP, "# Ours\n\n\n" + KUSTOMIZATION), "Other work");
        repository.commit("main", Map.of(APP, "# Ours\n\n\n" + at("1.23.2"), "apps.yaml", "a: 2\n"), "Squashed");
        assertThat(isTakenOver("bot")).as("squashed beside other edits of the file").isTrue();
        repository.commit("main", Map.of(APP, "# Ours\n\n\n" + at("1.24.0"), "apps.yaml", "a: 3\n"), "Gone on");
        assertThat(isTakenOver("bot")).as("and overtaken since").isTrue();
        repository.commit("bot", Map.of(APP, at("1.23.3")), "1.23.3");
        assertThat(isTakenOver("bot")).as("with something new on top").isFalse();
    }

    @Test
    void tellsTheHeadWithoutFetching() throws Exception {
        try (GitSession session = sessions.open(remote())) {
            assertThat(session.head("main")).contains(first);
            assertThat(session.head("none")).isEmpty();
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

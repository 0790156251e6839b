package io.jenkins.plugins.reflector.git.workspace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.GitCheckout;
import io.jenkins.plugins.reflector.engine.git.GitException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PushTargetTest {

    private static final String URL = "https://git.example.com/fleet.git";

    private static GitCheckout.State state(String branch, String upstream, String remote, String url) {
        return new GitCheckout.State("0".repeat(40), branch, upstream, remote, url);
    }

    private static PushTarget of(GitCheckout.State state, List<ScmRemote> scms, String branch, String credentialsId)
            throws GitException {
        return PushTarget.of(state, scms, branch, credentialsId, "/w on far");
    }

    @Test
    void followsTheBranchThatIsCheckedOut() throws Exception {
        assertThat(of(state("local", "main", "up", URL), List.of(), null, null))
                .returns("main", PushTarget::branch)
                .returns("up", PushTarget::remote)
                .returns(null, PushTarget::credentialsId);
        assertThat(of(state("topic", null, "origin", URL), List.of(), null, null).branch()).isEqualTo("topic");
        assertThat(of(state("topic", null, "origin", URL), List.of(), "main", null).branch()).isEqualTo("main");
    }

    @Test
    void takesBranchAndCredentialsOfTheJobsOwnCheckout() throws Exception {
        List<ScmRemote> scms = List.of(
                new ScmRemote("https://git.example.com/other.git", "other-bot", "release"),
                new ScmRemote("https://me@git.example.com/fleet/", "git-bot", "main"));

        assertThat(of(state(null, null, "origin", URL), scms, null, null))
                .returns("main", PushTarget::branch)
                .returns("git-bot", PushTarget::credentialsId);
        assertThat(of(state(null, null, "origin", URL), scms, null, "mine").credentialsId()).isEqualTo("mine");
    }

    @Test
    void sendsCredentialsNowhereElse() throws Exception {
        PushTarget target = of(
                state("main", "main", "origin", "https://evil.example.com/fleet.git"),
                List.of(new ScmRemote(URL, "git-bot", "main")),
                null,
                null);

        assertThat(target.credentialsId()).isNull();
    }

    @Test
    void asksForABranchWhereNothingNamesOne() {
        assertThatThrownBy(() -> of(state(null, null, "origin", URL), List.of(new ScmRemote(URL, "git-bot", null)), null, null))
                .hasMessage("The checkout in /w on far stands on no branch (detached HEAD), and the job's checkout of " + URL
                        + " does not name a single one: give the branch to push to, such as branch: 'main'.");
    }

    @Test
    void asksForARemote() {
        assertThatThrownBy(() -> of(state("main", null, null, null), List.of(), null, null))
                .hasMessageContaining("does not tell which remote to push to");
    }

    @Test
    void takesNoSecretsOutOfAnAddressAndNoPaths() throws Exception {
        assertThat(of(state("main", null, "origin", "https://user:t0ken@git.example.com/fleet.git"), List.of(), null, null).url())
                .isEqualTo(URL);
        assertThat(of(state("main", null, "origin", "git@git.example.com:fleet.git"), List.of(), null, null).url())
                .isEqualTo("git@git.example.com:fleet.git");
        assertThatThrownBy(() -> of(state("main", null, "origin", "/var/lib/fleet.git"), List.of(), null, null))
                .isInstanceOf(GitException.class);
    }
}

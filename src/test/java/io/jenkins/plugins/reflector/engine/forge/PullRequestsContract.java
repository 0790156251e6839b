package io.jenkins.plugins.reflector.engine.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.testing.forge.ForgePullRequest;
import io.jenkins.plugins.reflector.testing.forge.ForgeRepository;
import io.jenkins.plugins.reflector.testing.forge.StandInForge;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What holds on every kind of Git host. */
abstract class PullRequestsContract {

    static final GitCredentials LOGIN = new GitCredentials.UsernamePassword("bot", StandInForge.TOKEN);

    final List<String> warnings = new ArrayList<>();
    private final PullRequests requests = new PullRequests(new HttpClients(HttpClient::newBuilder));

    abstract StandInForge forge();

    abstract ForgeKind kind();

    String path() {
        return "team/fleet";
    }

    String address() {
        return "/team/fleet.git";
    }

    ForgeRepository repository() {
        return forge().repository(path());
    }

    static PullRequestText text(String title) {
        return text(title, List.of(), List.of(), false);
    }

    static PullRequestText text(String title, List<String> labels, List<String> reviewers, boolean draft) {
        return new PullRequestText("images/all \u00e9", "main", title, "nginx: 1.23.0 -> 1.23.1", labels, reviewers, draft);
    }

    PullRequest ensure(PullRequestText text) throws Exception {
        return ensure(text, LOGIN);
    }

    PullRequest ensure(PullRequestText text, GitCredentials login) throws Exception {
        return requests.ensure(
                kind(), new GitRemote(forge().url() + address(), login, Duration.ofSeconds(10)), text, true, warnings::add);
    }

    PullRequest ensure(String branch) throws Exception {
        return ensure(new PullRequestText(branch, "main", "Update " + branch, "", List.of(), List.of(), false), LOGIN);
    }

    ForgePullRequest only() {
        assertThat(repository().pullRequests()).hasSize(1);
        return repository().pullRequests().get(0);
    }

    @BeforeEach
    void fill() {
        repository().addBranch("images/all \u00e9").addBranch("other");
    }

    @Test
    void opensOne() throws Exception {
        PullRequest opened = ensure(text("Update nginx"));

        assertThat(only()).hasToString("#1 images/all \u00e9 -> main (OPEN): Update nginx");
        assertThat(only().body()).isEqualTo("nginx: 1.23.0 -> 1.23.1");
        assertThat(only().draft()).isFalse();
        assertThat(opened.number()).isEqualTo(1);
        assertThat(opened.created()).isTrue();
        assertThat(opened.url()).startsWith(forge().url()).contains("fleet").endsWith("/1");
        assertThat(warnings).isEmpty();
    }

    @Test
    void bringsTheOpenOneUpToDate() throws Exception {
        PullRequest first = ensure(text("Update nginx"));

        PullRequest second = ensure(text("Update nginx and redis"));

        assertThat(only().title()).isEqualTo("Update nginx and redis");
        assertThat(second).isEqualTo(new PullRequest(1, first.url(), false));
    }

    @Test
    void changesNothingThatIsAsItShouldBe() throws Exception {
        ensure(text("Update nginx"));
        int version = only().version();

        ensure(text("Update nginx"));

        assertThat(only().version()).isEqualTo(version);
    }

    @Test
    void opensAnotherOnceTheFirstIsMerged() throws Exception {
        ensure(text("Update nginx"));
        only().setState(ForgePullRequest.State.MERGED);

        assertThat(ensure(text("Update redis")).number()).isEqualTo(2);
    }

    @Test
    void leavesTheRequestsOfOtherBranchesAlone() throws Exception {
        ensure("other");

        assertThat(ensure(text("Update nginx")).number()).isEqualTo(2);
        assertThat(repository().pullRequests().get(0).title()).isEqualTo("Update other");
    }

    @Test
    void startsDraftsAndLeavesThemDrafts() throws Exception {
        ensure(text("Update nginx", List.of(), List.of(), true));
        assertThat(only().draft()).isTrue();

        ensure(text("Update nginx and redis", List.of(), List.of(), true));

        assertThat(only().draft()).isTrue();
        assertThat(only().title()).endsWith("Update nginx and redis");
    }

    @Test
    void saysWhatIsWrongWithTheToken() {
        assertThatThrownBy(() -> ensure(text("x"), new GitCredentials.UsernamePassword("bot", "wrong-secret")))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("does not let user bot open pull requests in " + path())
                .hasMessageContaining("127.0.0.1")
                .hasMessageNotContaining("wrong-secret");
    }

    @Test
    void saysThatAKeyOfSshIsOfNoUse() {
        assertThatThrownBy(() -> ensure(text("x"), new GitCredentials.SshKey(null, "KEY", null, null)))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("need a token, and there is an SSH key");
    }

    @Test
    void saysThatABranchIsMissing() {
        repository().removeBranch("images/all \u00e9");

        assertThatThrownBy(() -> ensure(text("x"))).isInstanceOf(ForgeException.class).hasMessageContaining(path());
        assertThat(repository().pullRequests()).isEmpty();
    }

    @Test
    void repeatsTheHostsWordsWithoutTheToken() {
        forge().failWith(503, "down, " + StandInForge.TOKEN + " said\nso");

        assertThatThrownBy(() -> ensure(text("x")))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("503")
                .hasMessageContaining("down, *** said so");
    }

    @Test
    void followsNoRedirects() {
        forge().failWith(302, "elsewhere");

        assertThatThrownBy(() -> ensure(text("x"))).isInstanceOf(ForgeException.class).hasMessageContaining("302");
        assertThat(forge().requests()).hasSize(1);
    }
}

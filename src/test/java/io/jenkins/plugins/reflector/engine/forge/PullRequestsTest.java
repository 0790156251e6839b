package io.jenkins.plugins.reflector.engine.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.GitUrl;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.testing.forge.StandInForge;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PullRequestsTest {

    @Nested
    class OnGitHub extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.gitHub();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.GITHUB;
        }

        @Test
        void labelsAndAsks() throws Exception {
            ensure(text("Update nginx", List.of("images"), List.of("ann"), false));

            assertThat(only().labels()).containsExactly("images");
            assertThat(only().reviewers()).containsExactly("ann");
        }

        @Test
        void addsNoLabelAgainThatSomebodyTookAway() throws Exception {
            PullRequestText text = text("Update nginx", List.of("images"), List.of(), false);
            ensure(text);
            only().labels().clear();

            ensure(text);

            assertThat(only().labels()).isEmpty();
        }

        @Test
        void takesABearerToken() throws Exception {
            assertThat(ensure(text("Update nginx"), new GitCredentials.BearerToken(StandInForge.TOKEN)).created()).isTrue();
        }
    }

    @Nested
    class OnGitLab extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.gitLab();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.GITLAB;
        }

        @Override
        String path() {
            return "team/sub/fleet";
        }

        @Override
        String address() {
            return "/team/sub/fleet.git";
        }

        @Test
        void labelsAndAsksMembers() throws Exception {
            repository().addMember("joann").addMember("ann");

            ensure(text("Update nginx", List.of("images", "bot"), List.of("ann", "nobody"), false));

            assertThat(only().labels()).containsExactly("bot", "images");
            assertThat(only().reviewers()).containsExactly("ann");
            assertThat(warnings).containsExactly("reviewer nobody is no member of the project and was not asked");
        }
    }

    @Nested
    class OnGitea extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.gitea();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.GITEA;
        }

        @Test
        void labelsAndAsks() throws Exception {
            repository().addLabel("images");

            ensure(text("Update nginx", List.of("images", "none"), List.of("ann"), false));

            assertThat(only().labels()).containsExactly("images");
            assertThat(only().reviewers()).containsExactly("ann");
            assertThat(warnings).containsExactly("the repository has no label none; make it there first");
        }

        @Test
        void looksThroughAllPages() throws Exception {
            for (int i = 0; i < 55; i++) {
                repository().addBranch("branch-" + i);
                ensure("branch-" + i);
            }
            ensure(text("Update nginx"));

            assertThat(ensure(text("Update nginx")).created()).isFalse();
        }
    }

    @Nested
    class OnBitbucketCloud extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.bitbucketCloud();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.BITBUCKET_CLOUD;
        }

        @Test
        void asksAccountsAndSaysThatThereAreNoLabels() throws Exception {
            ensure(text("Update nginx", List.of("images"), List.of("{11-22}"), false));

            assertThat(only().reviewers()).containsExactly("{11-22}");
            assertThat(warnings).containsExactly("Bitbucket has no labels for pull requests; none was added");
        }
    }

    @Nested
    class OnBitbucketDataCenter extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.bitbucketDataCenter();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.BITBUCKET_DATA_CENTER;
        }

        @Override
        String address() {
            return "/scm/team/fleet.git";
        }

        @Test
        void keepsTheReviewersWithEveryChange() throws Exception {
            ensure(text("Update nginx", List.of(), List.of("ann"), false));
            ensure(text("Update redis", List.of(), List.of("ann"), false));

            assertThat(only().reviewers()).containsExactly("ann");
        }
    }

    @Nested
    class OnAzureDevOps extends PullRequestsContract {

        @RegisterExtension
        final StandInForge forge = StandInForge.azureDevOps();

        @Override
        StandInForge forge() {
            return forge;
        }

        @Override
        ForgeKind kind() {
            return ForgeKind.AZURE_DEVOPS;
        }

        @Override
        String path() {
            return "org/team/fleet";
        }

        @Override
        String address() {
            return "/org/team/_git/fleet";
        }

        @Test
        void labels() throws Exception {
            ensure(text("Update nginx", List.of("images"), List.of(), false));

            assertThat(only().labels()).containsExactly("images");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "https://github.com/a/b.git, GITHUB",
        "git@github.com:a/b.git, GITHUB",
        "ssh://git@github.example.com:2222/a/b, GITHUB",
        "https://gitlab.example.com/a/b/c.git, GITLAB",
        "https://codeberg.org/a/b.git, GITEA",
        "https://git.forgejo.example/a/b.git, GITEA",
        "https://bitbucket.org/a/b.git, BITBUCKET_CLOUD",
        "https://bitbucket.example.com/scm/a/b.git, BITBUCKET_DATA_CENTER",
        "ssh://git@stash.example.com:7999/a/b.git, BITBUCKET_DATA_CENTER",
        "https://git.example.com/scm/a/b.git, BITBUCKET_DATA_CENTER",
        "https://bot@dev.azure.com/org/p/_git/r, AZURE_DEVOPS",
        "git@ssh.dev.azure.com:v3/org/p/r, AZURE_DEVOPS",
    })
    void knowsAHostByItsAddress(String url, ForgeKind kind) throws Exception {
        assertThat(ForgeGuess.of(GitUrl.parse(url, UrlRules.NETWORK_ONLY))).contains(kind);
    }

    @Test
    void asksWhichHostItIsWhereNothingTells() throws Exception {
        assertThat(ForgeGuess.of(GitUrl.parse("https://git.example.com/a/b.git", UrlRules.NETWORK_ONLY)))
                .isEqualTo(Optional.empty());
        assertThatThrownBy(() -> new PullRequests(new HttpClients(HttpClient::newBuilder))
                        .ensure(
                                null,
                                new GitRemote(
                                        "https://git.example.com/a/b.git", PullRequestsContract.LOGIN, Duration.ofSeconds(1)),
                                PullRequestsContract.text("x"),
                                true,
                                warning -> {}))
                .isInstanceOf(ForgeException.class)
                .hasMessage("It cannot be told which kind of Git host git.example.com is, for its pull requests: set pullRequest.forge"
                        + " to one of github, gitlab, gitea, bitbucket-cloud, bitbucket-data-center, azure-devops.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"git@github.com:a/b c.git", "git@github.com:a/b?x=1", "git@github.com:a/..", "git@github.com:a/b#c"})
    void asksNoAddressThatARepositorysNameBends(String url) {
        assertThatThrownBy(() -> new PullRequests(new HttpClients(HttpClient::newBuilder))
                        .ensure(
                                ForgeKind.GITHUB,
                                new GitRemote(url, PullRequestsContract.LOGIN, Duration.ofSeconds(1)),
                                PullRequestsContract.text("x"),
                                true,
                                warning -> {}))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("names no repository for pull requests");
    }

    @Test
    void saysThatAnAddressIsNoRepositorys() {
        assertThatThrownBy(() -> new PullRequests(new HttpClients(HttpClient::newBuilder))
                        .ensure(
                                ForgeKind.GITHUB,
                                new GitRemote("https://github.com/a", PullRequestsContract.LOGIN, Duration.ofSeconds(1)),
                                PullRequestsContract.text("x"),
                                true,
                                warning -> {}))
                .isInstanceOf(ForgeException.class)
                .hasMessageContaining("names no repository for pull requests: 2 names");
    }
}

package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.ForgeKind;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.testing.forge.ForgePullRequest;
import io.jenkins.plugins.reflector.testing.forge.StandInForge;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The pull request of a run: when there is one, and what it says. */
class PullRequestTest {

    @RegisterExtension
    final StandInForge forge = StandInForge.gitHub();

    private final FakeGit git = new FakeGit();
    private final List<String> lines = new ArrayList<>();

    private String tag = "1.0.1";
    private PushSpec push = new PushSpec("images", null, Map.of());
    private GitRef checkout = GitRef.branch("main");
    private AutomationOptions.PullRequest wanted =
            new AutomationOptions.PullRequest(ForgeKind.GITHUB, "", "", List.of("images"), List.of(), false);
    private boolean dryRun;

    private static String manifest(String tag) {
        return "image: nginx:" + tag + " # {\"$imagepolicy\": \"ns:nginx\"}\n";
    }

    @BeforeEach
    void start() {
        git.put("main", Map.of("web|1.yaml", manifest("1.0.0")));
        forge.repository("team/fleet").addBranch("images");
    }

    private AutomationReport run() throws InterruptedException {
        return new AutomationRunner(git, Clock.systemUTC(), new PullRequests(new HttpClients(HttpClient::newBuilder)), (attempt, took) -> {})
                .run(
                        new UpdateRequest(
                                new ResourceName("ns", "apps"),
                                new GitRemote(
                                        forge.url() + "/team/fleet.git",
                                        new GitCredentials.UsernamePassword("bot", StandInForge.TOKEN),
                                        Duration.ofSeconds(5)),
                                checkout,
                                "",
                                UpdateStrategy.SETTERS,
                                List.of(new PolicyImage(new ResourceName("ns", "nginx"), new LatestRef("nginx", tag, null))),
                                new CommitSpec(
                                        "Bot",
                                        "bot@example.com",
                                        "Use {{ (index .Changed.Changes 0).NewValue }} in {{ .Values.where }}\n\nmore\n",
                                        Map.of("where", "prod")),
                                push,
                                new AutomationOptions(
                                        List.of(), List.of(), List.of(), false, null, false, null, null, wanted),
                                PickOrder.UNKNOWN,
                                dryRun),
                        lines::add);
    }

    private List<ForgePullRequest> requests() {
        return forge.repository("team/fleet").pullRequests();
    }

    @Test
    void isOpenedForWhatWasPushed() throws Exception {
        AutomationReport report = run();

        assertThat(report.ready()).isTrue();
        assertThat(report.pullRequest().number()).isEqualTo(1);
        assertThat(report.pullRequest().url()).isEqualTo(forge.url() + "/team/fleet/pull/1");
        assertThat(requests()).singleElement().satisfies(one -> {
            assertThat(one).hasToString("#1 images -> main (OPEN): Use nginx:1.0.1 in prod");
            assertThat(one.labels()).containsExactly("images");
            assertThat(one.body()).isEqualTo("""
                    | place | old | new | policy |
                    | --- | --- | --- | --- |
                    | `web\\|1.yaml:1` | `nginx:1.0.0` | `nginx:1.0.1` | `ns/nginx` |
                    """);
        });
        assertThat(lines).last().isEqualTo("opened pull request 1: " + forge.url() + "/team/fleet/pull/1");
    }

    @Test
    void followsTheBranchAndItsTemplates() throws Exception {
        wanted = new AutomationOptions.PullRequest(
                ForgeKind.GITHUB, "{{ .Values.where }}: images", "{{ len .Changed.Changes }} change", List.of(), List.of(), false);
        run();
        tag = "1.0.2";
        AutomationReport report = run();

        assertThat(report.pushed()).isTrue();
        assertThat(report.pullRequest().created()).isFalse();
        assertThat(requests()).singleElement().satisfies(one -> {
            assertThat(one.title()).isEqualTo("prod: images");
            assertThat(one.body()).isEqualTo("1 change");
        });
    }

    @Test
    void isOpenedLateWhereItFailedBefore() throws Exception {
        forge.failWith(503, "down");
        AutomationReport first = run();

        assertThat(first.ready()).isFalse();
        assertThat(first.pushed()).isTrue();
        assertThat(first.reason()).isEqualTo("GitOperationFailed");
        assertThat(first.message()).startsWith("the commits are on images, but without a pull request: 127.0.0.1");

        forge.recover();
        AutomationReport second = run();

        assertThat(second.ready()).isTrue();
        assertThat(second.changed()).isFalse();
        assertThat(requests()).singleElement().satisfies(one -> assertThat(one.title()).isEqualTo("Use nginx:1.0.1 in prod"));
    }

    @Test
    void keepsWhatPeopleMadeOfItWhileNothingChanges() throws Exception {
        run();
        requests().get(0).setTitle("Please look at this");
        run();

        assertThat(requests()).singleElement().satisfies(one -> assertThat(one.title()).isEqualTo("Please look at this"));
    }

    @Test
    void saysThatItsTemplateIsWrongAndLeavesTheCommit() throws Exception {
        wanted = new AutomationOptions.PullRequest(ForgeKind.GITHUB, "{{ .Nope }}", "", List.of(), List.of(), false);

        AutomationReport report = run();

        assertThat(report.pushed()).isTrue();
        assertThat(report.message()).startsWith("the commits are on images, but the template of pullRequest of ns/apps failed: ");
        assertThat(requests()).isEmpty();
    }

    @Test
    void isNotOpenedWhereNothingWaits() throws Exception {
        tag = "1.0.0";

        assertThat(run().pullRequest()).isNull();
        assertThat(forge.requests()).isEmpty();
    }

    @Test
    void isNotOpenedByADryRun() throws Exception {
        dryRun = true;

        assertThat(run().pullRequest()).isNull();
        assertThat(forge.requests()).isEmpty();
    }

    @Test
    void wantsAPushBranchOfItsOwn() throws Exception {
        push = PushSpec.SAME_BRANCH;

        AutomationReport report = run();

        assertThat(report.stalled()).isTrue();
        assertThat(report.message())
                .isEqualTo("pullRequest of ns/apps needs a push branch of its own, and commits go to main itself: set git.push.branch");
        assertThat(git.text("main", "web|1.yaml")).contains("1.0.0");
    }

    @Test
    void wantsABranchToBeMergedInto() throws Exception {
        checkout = new GitRef(null, "v1", null, null, null);

        assertThat(run().message()).contains("needs a branch to be merged into");
    }
}

package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A push branch whose commits came into the base in one way or another. */
class PushBranchTest {

    private final FakeGit git = new FakeGit();
    private final List<String> lines = new ArrayList<>();
    private PushSpec push = new PushSpec("updates", null, Map.of());
    private GitRef checkout = GitRef.branch("main");

    private static String manifest(String tag) {
        return "image: nginx:" + tag + " # {\"$imagepolicy\": \"ns:nginx\"}\n";
    }

    private String start() {
        return git.put("main", Map.of("apps/web.yaml", manifest("1.0.0")));
    }

    private AutomationReport run() throws InterruptedException {
        UpdateRequest request = new UpdateRequest(
                new ResourceName("ns", "apps"),
                new GitRemote("https://git.example.com/fleet.git", GitCredentials.NONE, Duration.ofSeconds(5)),
                checkout,
                "apps",
                UpdateStrategy.SETTERS,
                List.of(new PolicyImage(new ResourceName("ns", "nginx"), new LatestRef("nginx", "1.0.1", null))),
                new CommitSpec("Bot", "bot@example.com", null, Map.of()),
                push,
                AutomationOptions.NONE,
                PickOrder.UNKNOWN,
                false);
        return new AutomationRunner(git, Clock.systemUTC(), new PullRequests(new HttpClients(HttpClient::newBuilder)), (attempt, took) -> {})
                .run(request, lines::add);
    }

    @Test
    void aMergedPushBranchIsMadeAnew() throws Exception {
        String merged = git.put("updates", Map.of("apps/web.yaml", manifest("1.0.0"), "apps/old.txt", "left behind"));
        String head = start();
        git.merged.add(merged);
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isFalse();
        assertThat(git.expectedHead).isEqualTo(merged);
        assertThat(git.history).containsEntry(git.branches.get("updates"), head);
        assertThat(lines).anyMatch(line -> line.contains("all of updates is merged"));
    }

    @Test
    void aPushBranchThatWasSquashedIntoTheBaseIsMadeAnew() throws Exception {
        String head = start();
        String other = git.put("updates", Map.of("apps/web.yaml", manifest("0.9.0")));
        git.infos.put(other, new CommitInfo(other, "X <x@y>", "x@y", "Up\n\nImage-Reflector: ns/apps\n", false));
        git.takenOver = true;
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isTrue();
        assertThat(git.expectedHead).isEqualTo(other);
        assertThat(git.history).containsEntry(git.branches.get("updates"), head);
    }

    @Test
    void aPushBranchWithCommitsOfOthersIsBuiltUponEvenIfItWasSquashed() throws Exception {
        start();
        String other = git.put("updates", Map.of("apps/web.yaml", manifest("0.9.0")));
        git.takenOver = true;
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isFalse();
        assertThat(git.history).containsEntry(git.branches.get("updates"), other);
    }

    @Test
    void aRefByItsNameTellsNoPushBranch() throws Exception {
        String head = start();
        checkout = new GitRef(null, null, null, "refs/heads/main", null);
        push = PushSpec.SAME_BRANCH;
        AutomationReport report = run();
        assertThat(report.reason()).isEqualTo("SourceManagerFailed");
        assertThat(report.message()).contains("push spec not provided", "refs/heads/main", "git.push.branch");
        assertThat(git.branches).containsOnly(Map.entry("main", head));
        push = new PushSpec("main", null, Map.of());
        assertThat(run().pushed()).isTrue();
    }
}

package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.CommitInfo;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.connection.HttpClients;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.OnConflict;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AutomationRunnerTest {

    private static final ResourceName AUTOMATION = new ResourceName("ns", "apps");
    private static final Clock NOON = Clock.fixed(Instant.parse("2024-05-01T12:00:00Z"), ZoneOffset.ofHours(2));
    private static final PullRequests PULL_REQUESTS = new PullRequests(new HttpClients(HttpClient::newBuilder));
    private static final GitRef TAG = new GitRef(null, "v1", null, null, null);

    private final FakeGit git = new FakeGit();
    private final List<String> lines = new ArrayList<>();
    private final List<Integer> pauses = new ArrayList<>();

    private GitRef checkout = GitRef.branch("main");
    private String path = "apps";
    private AutomationOptions options = AutomationOptions.NONE;
    private String template;
    private PushSpec push = PushSpec.SAME_BRANCH;
    private boolean dryRun;

    private static String manifest(String tag) {
        return "image: nginx:" + tag + " # {\"$imagepolicy\": \"ns:nginx\"}\n";
    }

    private String start(String tag) {
        return git.put("main", Map.of("apps/web.yaml", manifest(tag), "other.yaml", manifest("1.0.0")));
    }

    private UpdateRequest request() {
        return new UpdateRequest(
                AUTOMATION,
                new GitRemote("https://git.example.com/fleet.git", GitCredentials.NONE, Duration.ofSeconds(5)),
                checkout,
                path,
                UpdateStrategy.SETTERS,
                List.of(new PolicyImage(new ResourceName("ns", "nginx"), new LatestRef("nginx", "1.0.1", null))),
                new CommitSpec("Bot", "bot@example.com", template, Map.of()),
                push,
                options,
                PickOrder.UNKNOWN,
                dryRun);
    }

    private AutomationReport run() throws InterruptedException {
        UpdateRequest request = request();
        AutomationReport report = new AutomationRunner(git, NOON, PULL_REQUESTS, (attempt, took) -> pauses.add(attempt)).run(request, lines::add);
        assertThat(git.closed).isTrue();
        return report;
    }

    private void assertFailed(AutomationReport report, String reason, String... message) {
        assertThat(report.ready()).isFalse();
        assertThat(report.pushed()).isFalse();
        assertThat(report.changed()).isFalse();
        assertThat(report.commit()).isNull();
        assertThat(report.reason()).isEqualTo(reason);
        assertThat(report.message()).contains(message);
        assertThat(lines).last().asString().startsWith("failed: ");
    }

    @Test
    void commitsNothingWhenAllIsUpToDate() throws Exception {
        String head = start("1.0.1");
        AutomationReport report = run();
        assertThat(report.ready()).isTrue();
        assertThat(report.changed()).isFalse();
        assertThat(report.commit()).isNull();
        assertThat(report.message()).isEqualTo("repository up-to-date");
        assertThat(git.branches).containsEntry("main", head);
    }

    @Test
    void editsTheFilesThatTheOptionsSelect() throws Exception {
        git.put("main", Map.of("apps/web.yaml", manifest("1.0.0"), "more/a.yaml", manifest("1.0.0"), "more/b.yaml", manifest("1.0.0")));
        options = new AutomationOptions(
                List.of("more"), List.of(), List.of("a.yaml"), false, null, false, null, null, null);

        assertThat(run().update().files()).extracting(FileChange::path).containsExactly("apps/web.yaml", "more/b.yaml");
    }

    @Test
    void commitsBelowThePathAndPushesWithALease() throws Exception {
        String head = start("1.0.0");
        template = "{{ range $f, $_ := .Changed.FileChanges }}{{ $f }}{{ end }}\n";
        push = new PushSpec(null, null, Map.of("ci.skip", "true"));
        AutomationReport report = run();
        assertThat(report.pushed()).isTrue();
        assertThat(report.message()).isEqualTo("repository up-to-date");
        assertThat(report.commit())
                .isEqualTo(new AutomationReport.Commit(git.branches.get("main"), "main", "web.yaml\n"));
        assertThat(report.update().files()).singleElement().satisfies(f -> assertThat(f.path()).isEqualTo("apps/web.yaml"));
        assertThat(git.expectedHead).isEqualTo(head);
        assertThat(git.options).containsEntry("ci.skip", "true");
        assertThat(git.identity.name()).isEqualTo("Bot");
        assertThat(git.identity.email()).isEqualTo("bot@example.com");
        assertThat(git.identity.when()).hasToString("2024-05-01T14:00+02:00");
        assertThat(git.text("main", "apps/web.yaml")).isEqualTo(manifest("1.0.1"));
        assertThat(git.text("main", "other.yaml")).isEqualTo(manifest("1.0.0"));
    }

    /** What {@code watch} does: run, unless nothing changed since. */
    private boolean skips(Observations observations) throws InterruptedException {
        Optional<AutomationReport> unchanged = observations.unchanged(request());
        if (unchanged.isEmpty()) {
            observations.note(request(), run(), Instant.EPOCH);
        } else {
            observations.note(request(), unchanged.get(), Instant.EPOCH);
            assertThat(unchanged.get().event(true))
                    .isEqualTo(new AutomationReport.Event(
                            AutomationReport.Severity.TRACE, "no change since last reconciliation"));
        }
        return unchanged.isPresent();
    }

    @Test
    void skipsARunWhenNothingChangedSince() throws Exception {
        start("1.0.0");
        Observations observations = new Observations(git, AutomationStatuses.inMemory(), NOON);
        assertThat(skips(observations)).as("the first run, which pushes").isFalse();
        git.asked.clear();
        assertThat(skips(observations)).as("our own commit").isTrue();
        assertThat(git.asked).as("nothing is fetched").containsExactly("head main");
        assertThat(skips(observations)).isTrue();
        start("1.0.0");
        assertThat(skips(observations)).as("somebody else's commit").isFalse();
        assertThat(skips(observations)).isTrue();
        path = "";
        assertThat(skips(observations)).as("another setting").isFalse();
        assertThat(skips(observations)).isTrue();
        push = new PushSpec("updates", null, Map.of());
        assertThat(skips(observations)).as("another push branch is always looked at").isFalse();
        assertThat(skips(observations)).isFalse();
        push = new PushSpec(null, "main:refs/heads/auto", Map.of());
        assertThat(skips(observations)).as("a refspec too").isFalse();
        assertThat(skips(observations)).isFalse();
        push = PushSpec.SAME_BRANCH;
        git.refusal = "no";
        start("1.0.0");
        assertThat(skips(observations)).as("a run that failed").isFalse();
        assertThat(skips(observations)).as("is not good enough").isFalse();
        checkout = GitRef.branch("gone");
        assertThat(skips(observations)).as("a branch that is not there").isFalse();
    }

    @Test
    void tellsEventsInTheWordsOfFlux() throws Exception {
        start("1.0.0");
        push = new PushSpec("updates", "HEAD:refs/heads/auto", Map.of());
        AutomationReport pushed = run();
        String id = git.branches.get("updates");
        assertThat(git.refs).containsOnly(Map.entry("+refs/heads/auto", id));
        assertThat(pushed.event(true))
                .isEqualTo(new AutomationReport.Event(
                        AutomationReport.Severity.NORMAL,
                        "pushed commit '" + id.substring(0, 7) + "' to branch 'updates' and refspecs 'HEAD:refs/heads/auto'\n"
                                + CommitSpec.DEFAULT_MESSAGE));
        AutomationReport nothing = run();
        assertThat(nothing.event(true))
                .isEqualTo(new AutomationReport.Event(AutomationReport.Severity.TRACE, "repository up-to-date"));
        assertThat(nothing.event(false).severity()).isEqualTo(AutomationReport.Severity.NORMAL);
        git.refusal = "no";
        start("1.0.0");
        git.branches.remove("updates");
        assertThat(run().event(true))
                .isEqualTo(new AutomationReport.Event(AutomationReport.Severity.WARNING, "no"));
    }

    @Test
    void makesAPushBranchThatDoesNotExist() throws Exception {
        start("1.0.0");
        push = new PushSpec("updates", null, Map.of());
        assertThat(run().commit().branch()).isEqualTo("updates");
        assertThat(git.expectedHead).isNull();
        assertThat(git.text("updates", "apps/web.yaml")).isEqualTo(manifest("1.0.1"));
        assertThat(git.text("main", "apps/web.yaml")).isEqualTo(manifest("1.0.0"));
    }

    @Test
    void continuesAPushBranchThatExists() throws Exception {
        start("1.0.0");
        String head = git.put("updates", Map.of("apps/web.yaml", manifest("1.0.0"), "apps/mine.txt", "kept"));
        push = new PushSpec("updates", null, Map.of());
        assertThat(run().pushed()).isTrue();
        assertThat(git.expectedHead).isEqualTo(head);
        assertThat(git.text("updates", "apps/mine.txt")).isEqualTo("kept");
    }

    @Test
    void editsTheNewHeadWhenSomebodyElsePushed() throws Exception {
        start("1.0.0");
        git.beforePush = () -> {
            git.put("main", Map.of("apps/web.yaml", "replicas: 3\n" + manifest("1.0.0")));
            git.beforePush = () -> {};
        };
        assertThat(run().pushed()).isTrue();
        assertThat(git.text("main", "apps/web.yaml")).isEqualTo("replicas: 3\n" + manifest("1.0.1"));
        assertThat(pauses).containsExactly(1);
    }

    @Test
    void aCommitThatArrivedAlthoughItsPushWasRefusedAsTooLateIsOurs() throws Exception {
        start("1.0.0");
        git.beforePush = () -> {
            git.beforePush = () -> {};
            // The first of two deliveries of the same push.
            git.branches.put("main", git.infos.keySet().iterator().next());
        };
        AutomationReport report = run();
        assertThat(report.pushed()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(report.commit().id()).isEqualTo(git.branches.get("main"));
        assertThat(git.commits).hasSize(2);
    }

    @Test
    void isContentWhenSomebodyElseDidTheSame() throws Exception {
        start("1.0.0");
        git.beforePush = () -> start("1.0.1");
        AutomationReport report = run();
        assertThat(report.ready()).isTrue();
        assertThat(report.pushed()).isFalse();
        assertThat(report.commit()).isNull();
    }

    @Test
    void failsOnConflictIfToldSo() throws Exception {
        start("1.0.0");
        options = new AutomationOptions(
                List.of(), List.of(), List.of(), false, OnConflict.FAIL, false, null, null, null);
        git.beforePush = () -> start("1.0.0");
        assertFailed(run(), "GitOperationFailed", "main", "onConflict is fail");
        assertThat(pauses).isEmpty();
    }

    @Test
    void aDamagedMirrorIsNoConflict() throws Exception {
        start("1.0.0");
        options = new AutomationOptions(
                List.of(), List.of(), List.of(), false, OnConflict.FAIL, false, null, null, null);
        git.damaged = true;
        assertThat(run().pushed()).isTrue();
        assertThat(git.text("main", "apps/web.yaml")).isEqualTo(manifest("1.0.1"));
        assertThat(lines).anyMatch(line -> line.contains("was damaged")).noneMatch(line -> line.contains("somebody else"));
        assertThat(pauses).isEmpty();
    }

    @Test
    void givesUpOnABranchThatNeverRests() throws Exception {
        start("1.0.0");
        git.beforePush = () -> start("1.0.0");
        assertFailed(run(), "GitOperationFailed", "main", "moved " + AutomationRunner.MAX_ATTEMPTS + " times");
        assertThat(pauses).hasSize(AutomationRunner.MAX_ATTEMPTS - 1).startsWith(1, 2, 3).doesNotHaveDuplicates();
    }

    @Test
    void tellsWhyTheServerRefused() throws Exception {
        start("1.0.0");
        git.refusal = "git.example.com refused the push to main: protected branch; push elsewhere";
        assertFailed(run(), "GitOperationFailed", git.refusal);
    }

    @Test
    void dryRunPushesNothing() throws Exception {
        String head = start("1.0.0");
        dryRun = true;
        AutomationReport report = run();
        assertThat(report.ready()).isTrue();
        assertThat(report.changed()).isTrue();
        assertThat(report.pushed()).isFalse();
        assertThat(report.commit().message()).isEqualTo(CommitSpec.DEFAULT_MESSAGE);
        assertThat(git.expectedHead).isEqualTo("never pushed");
        assertThat(git.branches).containsEntry("main", head);
    }

    @Test
    void reportsWhatFailed() throws Exception {
        String head = start("1.0.0");
        path = "nowhere";
        assertFailed(run(), "UpdateFailed", "ns/apps", "main", "nowhere");
        path = "apps";
        template = "{{ nope }}";
        assertFailed(run(), "GitOperationFailed", "ns/apps", "line 1, column 4");
        template = null;
        checkout = GitRef.branch("gone");
        assertFailed(run(), "GitOperationFailed", "gone", "git.example.com");
        checkout = TAG;
        assertFailed(run(), "SourceManagerFailed", "tag v1", "git.push.branch");
        assertThat(git.branches).containsOnly(Map.entry("main", head));
    }

    private void pushes(OnConflict conflict, boolean rebase) {
        push = new PushSpec("updates", null, Map.of());
        options = new AutomationOptions(List.of(), List.of(), List.of(), false, conflict, rebase, null, null, null);
    }

    @Test
    void rebaseMakesTheBranchAnewAndOnlyWhenSomethingDiffers() throws Exception {
        String first = start("1.0.0");
        pushes(null, true);
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isFalse();
        String pushed = git.branches.get("updates");
        assertThat(run().pushed()).isFalse();
        assertThat(git.branches).containsEntry("updates", pushed);

        String moved = git.put("main", Map.of("apps/web.yaml", "replicas: 3\n" + manifest("1.0.0")));
        git.history.put(moved, first);
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isTrue();
        assertThat(git.expectedHead).isEqualTo(pushed);
        assertThat(git.history).containsEntry(git.branches.get("updates"), moved);
        assertThat(git.text("updates", "apps/web.yaml")).isEqualTo("replicas: 3\n" + manifest("1.0.1"));
    }

    @Test
    void rebaseLosesNoCommitOfSomebodyElse() throws Exception {
        start("1.0.0");
        String theirs = git.put("updates", Map.of("apps/web.yaml", manifest("1.0.0"), "mine.txt", "x"));
        pushes(null, true);
        assertFailed(run(), "GitOperationFailed", "updates", theirs.substring(0, 7), "Dev <dev@example.com>", "merge it");
        assertThat(git.branches).containsEntry("updates", theirs);
    }

    @Test
    void aCommitWithOurTrailerIsOursWhereverItWasPushedFrom() throws Exception {
        start("1.0.0");
        String other = git.put("updates", Map.of("apps/web.yaml", manifest("0.9.0")));
        git.infos.put(other, new CommitInfo(other, "X <x@y>", "x@y", "Up\n\nImage-Reflector: ns/apps\n", false));
        pushes(null, true);
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isTrue();
    }

    @Test
    void forceReplacesWhatIsOursAndNothingElse() throws Exception {
        start("1.0.0");
        pushes(OnConflict.FORCE, false);
        git.beforePush = () -> {
            git.beforePush = () -> {};
            String other = git.put("updates", Map.of("apps/web.yaml", manifest("0.9.0")));
            git.infos.put(other, new CommitInfo(other, "X <x@y>", "x@y", "Up\n\nImage-Reflector: ns/apps\n", false));
        };
        assertThat(run().pushed()).isTrue();
        assertThat(git.replaced).isTrue();
        assertThat(git.text("updates", "apps/web.yaml")).isEqualTo(manifest("1.0.1"));

        git.branches.remove("updates");
        git.beforePush = () -> {
            git.beforePush = () -> {};
            git.put("updates", Map.of("apps/web.yaml", manifest("0.9.0")));
        };
        assertFailed(run(), "GitOperationFailed", "Dev <dev@example.com>");
        assertThat(git.text("updates", "apps/web.yaml")).isEqualTo(manifest("0.9.0"));
    }

    @Test
    void forceIsRefusedOnTheBranchItself() throws Exception {
        start("1.0.0");
        options = new AutomationOptions(
                List.of(), List.of(), List.of(), false, OnConflict.FORCE, false, null, null, null);
        assertFailed(run(), "InvalidSourceConfiguration", "onConflict is force", "pushes to main itself");
    }
}

package io.jenkins.plugins.reflector.engine.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.forge.PullRequests;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 15, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class UpdateQueueTest {

    private static final GitCredentials USER = new GitCredentials.UsernamePassword("bot", "x");

    private final FakeGit git = new FakeGit();
    private final UpdateQueue queue =
            new UpdateQueue(new AutomationRunner(
                    git, Clock.systemUTC(), new PullRequests(new HttpClients(HttpClient::newBuilder)), (attempt, took) -> {}));
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Asked> asked = new ArrayList<>();
    /** The first push waits here, so that what is asked for meanwhile waits together. */
    private final CountDownLatch release = new CountDownLatch(1);

    private final CountDownLatch pushing = new CountDownLatch(1);

    private record Asked(String name, Future<AutomationReport> report) {}

    /** What a request differs in. */
    private record Request(
            String name, String author, String template, Map<String, String> values, GitCredentials as, Duration window) {
        Request(String name) {
            this(name, "Bot", "update", Map.of(), GitCredentials.NONE, Duration.ZERO);
        }

        Request author(String other) {
            return new Request(name, other, template, values, as, window);
        }

        Request template(String other) {
            return new Request(name, author, other, values, as, window);
        }

        Request value(String key, String value) {
            return new Request(name, author, template, Map.of(key, value), as, window);
        }

        Request as(GitCredentials other) {
            return new Request(name, author, template, values, other, window);
        }

        Request window(Duration other) {
            return new Request(name, author, template, values, as, other);
        }

        UpdateRequest toUpdate() {
            ResourceName policy = new ResourceName("ns", name);
            return new UpdateRequest(
                    policy,
                    new GitRemote("https://git.example.com/fleet.git", as, Duration.ofSeconds(5)),
                    GitRef.branch("main"),
                    name.equals("nowhere") ? "nowhere" : "",
                    UpdateStrategy.SETTERS,
                    List.of(new PolicyImage(policy, new LatestRef("img-" + name, "2", null))),
                    new CommitSpec(author, "bot@example.com", template, values),
                    PushSpec.SAME_BRANCH,
                    new AutomationOptions(
                            List.of(), List.of(), List.of(), false, OnConflict.RETRY, false, window, true, null),
                    PickOrder.UNKNOWN,
                    false);
        }
    }

    @BeforeEach
    void start() {
        Map<String, String> files = new TreeMap<>();
        for (String name : List.of("a", "b", "c", "d", "e")) {
            files.put(name + ".yaml", "image: img-" + name + ":1 # {\"$imagepolicy\": \"ns:" + name + "\"}\n");
        }
        git.put("main", files);
        git.beforePush = () -> {
            git.beforePush = () -> {};
            pushing.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
    }

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    private Future<AutomationReport> ask(Request request, List<String> log) {
        Future<AutomationReport> report = threads.submit(() -> queue.run(request.toUpdate(), log::add));
        asked.add(new Asked(request.name(), report));
        return report;
    }

    private Future<AutomationReport> ask(Request request) {
        return ask(request, new ArrayList<>());
    }

    /** Asks for the first, and while it is being pushed for the others. */
    private void askWhilePushing(Request... others) throws Exception {
        ask(new Request("a"));
        pushing.await();
        for (Request other : others) {
            ask(other);
            Thread.sleep(50);
        }
        release.countDown();
    }

    private AutomationReport report(String name) throws Exception {
        for (Asked each : asked) {
            if (each.name().equals(name)) {
                return each.report().get(10, TimeUnit.SECONDS);
            }
        }
        throw new AssertionError(name);
    }

    private String commit(String name) throws Exception {
        AutomationReport report = report(name);
        assertThat(report.pushed()).as(report.message()).isTrue();
        assertThat(git.text("main", name + ".yaml")).startsWith("image: img-" + name + ":2 ");
        return report.commit().id();
    }

    @Test
    void whatWaitsTogetherIsOneCommit() throws Exception {
        askWhilePushing(new Request("b"), new Request("c"), new Request("d"));
        assertThat(commit("b")).isNotEqualTo(commit("a")).isEqualTo(commit("c")).isEqualTo(commit("d"));
        assertThat(git.message)
                .isEqualTo("update\n\nImage-Reflector: ns/b\nImage-Reflector: ns/c\nImage-Reflector: ns/d\n"
                        + "Image-Reflector-Change: ns/b img-b:1 -> img-b:2\nImage-Reflector-Change: ns/c img-c:1 -> img-c:2\n"
                        + "Image-Reflector-Change: ns/d img-d:1 -> img-d:2\n");
        assertThat(report("c").update().files()).singleElement().satisfies(f -> assertThat(f.path()).isEqualTo("c.yaml"));
        assertThat(git.commits).hasSize(3);
    }

    @Test
    void whoComesWhileABranchIsTriedInVainIsInTheCommitThatSucceeds() throws Exception {
        git.beforePush = () -> {
            git.beforePush = () -> {};
            pushing.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            Map<String, String> files = new TreeMap<>(git.commits.get(git.branches.get("main")));
            files.put("theirs.txt", "x");
            git.put("main", files);
        };
        askWhilePushing(new Request("b"), new Request("c").author("Other"));
        assertThat(commit("a")).isEqualTo(commit("b")).isNotEqualTo(commit("c"));
        assertThat(git.text("main", "theirs.txt")).isEqualTo("x");
    }

    @Test
    void anotherAuthorTemplateValueOrUserIsAnotherCommit() throws Exception {
        askWhilePushing(
                new Request("b").value("k", "1"),
                new Request("c").author("Other"),
                new Request("d").value("k", "2"),
                new Request("e").as(USER));
        assertThat(List.of(commit("a"), commit("b"), commit("c"), commit("d"), commit("e"))).doesNotHaveDuplicates();
    }

    @Test
    void aMessageThatNamesItsAutomationSpeaksForNoOther() throws Exception {
        String template = "by {{ .AutomationObject }}";
        askWhilePushing(new Request("b").template(template), new Request("c").template(template));
        assertThat(commit("b")).isNotEqualTo(commit("c"));
    }

    @Test
    void valuesThatAgreeAreJoined() throws Exception {
        String template = "{{ range $k, $v := .Values }}{{ $k }}={{ $v }} {{ end }}";
        askWhilePushing(
                new Request("b").template(template).value("x", "1"),
                new Request("c").template(template).value("y", "2"));
        assertThat(commit("b")).isEqualTo(commit("c"));
        assertThat(git.message).startsWith("x=1 y=2\n");
    }

    @Test
    void oneThatFailsHoldsNobodyBack() throws Exception {
        askWhilePushing(new Request("b"), new Request("nowhere"), new Request("c"));
        assertThat(commit("b")).isEqualTo(commit("c"));
        assertThat(report("nowhere").ready()).isFalse();
        assertThat(report("nowhere").message()).contains("nowhere");
    }

    @Test
    void aTemplateThatFailsForOneFailsItAlone() throws Exception {
        String template = "{{ if index .Changed.FileChanges \"c.yaml\" }}{{ index \"\" 7 }}{{ end }}ok";
        askWhilePushing(new Request("b").template(template), new Request("c").template(template));
        assertThat(commit("b")).isNotNull();
        assertThat(report("c").message()).contains("commit message template of ns/c");
    }

    @Test
    void nothingToChangeIsNoPartOfTheCommit() throws Exception {
        askWhilePushing(new Request("a"), new Request("b"));
        assertThat(commit("b")).isNotNull();
        AutomationReport again = asked.get(1).report().get(10, TimeUnit.SECONDS);
        assertThat(again.ready()).isTrue();
        assertThat(again.commit()).isNull();
        assertThat(again.pushed()).isFalse();
    }

    @Test
    void aWindowWaitsForOthers() throws Exception {
        release.countDown();
        long start = System.nanoTime();
        ask(new Request("a").window(Duration.ofMillis(800)));
        Thread.sleep(100);
        ask(new Request("b").window(Duration.ofSeconds(600)));
        assertThat(commit("a")).isEqualTo(commit("b"));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofMillis(800));
    }

    @Test
    void whoHasNoWindowDoesNotWaitAndTakesTheOthersAlong() throws Exception {
        release.countDown();
        ask(new Request("a").window(Duration.ofHours(1)));
        ask(new Request("c").window(Duration.ofHours(1)).author("Other"));
        Thread.sleep(100);
        ask(new Request("b"));
        assertThat(commit("a")).isEqualTo(commit("b"));
        assertThat(asked.get(1).report().isDone()).isFalse();
    }

    @Test
    void whoIsStoppedWhileWaitingIsLeftOut() throws Exception {
        askWhilePushingThenStop();
        release.countDown();
        assertThat(commit("c")).isNotNull();
        assertThat(git.text("main", "b.yaml")).startsWith("image: img-b:1 ");
    }

    private void askWhilePushingThenStop() throws Exception {
        ask(new Request("a"));
        pushing.await();
        Future<AutomationReport> stopped = ask(new Request("b"));
        Thread.sleep(50);
        ask(new Request("c"));
        Thread.sleep(50);
        stopped.cancel(true);
        Thread.sleep(50);
    }

    @Test
    void whenWhoLeadsIsStoppedTheOthersGoOn() throws Exception {
        CountDownLatch leading = new CountDownLatch(1);
        askWhilePushing();
        commit("a");
        git.beforeFetch = () -> {
            git.beforeFetch = () -> {};
            leading.countDown();
            Thread.sleep(10_000);
        };
        Future<AutomationReport> leader = ask(new Request("b"));
        leading.await();
        ask(new Request("c"));
        ask(new Request("d"));
        Thread.sleep(100);
        leader.cancel(true);
        assertThat(commit("c")).isEqualTo(commit("d"));
        assertThat(git.text("main", "b.yaml")).startsWith("image: img-b:1 ");
    }

    @Test
    void whatBreaksInOneRunDoesNotBlockTheQueue() throws Exception {
        git.beforeFetch = () -> {
            git.beforeFetch = () -> {};
            throw new IllegalStateException("a bug");
        };
        release.countDown();
        Future<AutomationReport> broken = ask(new Request("a"));
        assertThatThrownBy(() -> broken.get(10, TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContaining("a bug");
        ask(new Request("b"));
        assertThat(commit("b")).isNotNull();
    }
}

package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitServer;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.update.Deliveries;
import io.jenkins.plugins.reflector.update.RunBook;
import io.jenkins.plugins.reflector.update.UpdateAsker;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import io.jenkins.plugins.reflector.update.UpdateService;
import io.jenkins.plugins.reflector.watcher.WatcherFixture.Registries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The watcher without a controller: its threads are this one, its clock goes on when it is told to. */
class WatchTest {

    private static final String MANIFEST = "images:\n- name: web\n  newTag: 1.0.0 # kept\n";
    private static final ResourceName NAME = new ResourceName("team", "fleet");
    private static final ImagePolicy WEB = WatcherFixture.policy("team/web", "1.x", "");
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final Registries registries = new Registries(clock);
    private final List<String> heard = new ArrayList<>();
    private final List<PushedUpdate> pushed = new ArrayList<>();
    private final Deque<WatcherExecutor.Work> looks = new ArrayDeque<>();
    private final Deque<WatcherExecutor.Work> pushes = new ArrayDeque<>();
    private EmbeddedGitServer git;
    private EmbeddedGitRepository fleet;
    private LocalEngine engine;
    private Watch watch;

    @BeforeEach
    void start() throws Exception {
        git = EmbeddedGitServer.start(directory.resolve("git"));
        fleet = git.create("fleet");
        fleet.commit("main", Map.of("apps/kustomization.yaml", MANIFEST), "first");
        registries.push("web", "1.0.0");
        engine = new LocalEngine(directory, registries, clock);
        configure(automation(false, null, git.url("fleet")));
        restart();
    }

    @AfterEach
    void stop() {
        git.close();
    }

    @Test
    void aNewTagIsPushedSoonAfterItsScanAndOnlyOnce() throws Exception {
        tick();
        assertThat(fleet.log("main")).hasSize(1);
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        tick();
        pass(Duration.ofMinutes(1));
        tick();

        assertThat(fleet.read("main", "apps/kustomization.yaml")).isEqualTo(MANIFEST.replace("1.0.0", "1.1.0"));
        assertThat(fleet.log("main")).hasSize(2);
        assertThat(heard).contains("null > web:1.0.0", "web:1.0.0 > web:1.1.0");
        assertThat(pushed).singleElement().satisfies(update -> {
            assertThat(update.by()).isEqualTo("team/fleet");
            assertThat(update.commit()).isEqualTo(fleet.head("main"));
            assertThat(update.images()).containsExactly(new PushedUpdate.Image("team/web", "web", "1.0.0", "1.1.0", null));
            assertThat(update.files()).containsExactly("apps/kustomization.yaml");
        });
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME))
                .contains("run: first run", "run: a policy picks another image", "pushed commit " + fleet.head("main") + " to branch main");
        assertThat(watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name()))
                .contains("scanned web (first scan): 1 tags", "scanned web (triggered by interval): 2 tags")
                .contains("the policy team/web picks web:1.1.0 instead of web:1.0.0");
    }

    @Test
    void aSuspendedOnePushesNothing() throws Exception {
        configure(automation(true, null, git.url("fleet")));
        registries.push("web", "1.1.0");
        tick();
        pass(Duration.ofHours(2));
        tick();

        assertThat(fleet.log("main")).hasSize(1);
        assertThat(pushed).isEmpty();
    }

    @Test
    void theCommitWindowKeepsNoThreadWaiting() throws Exception {
        configure(automation(false, WINDOW, git.url("fleet")));
        tick();
        registries.push("web", "1.1.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        tick();
        assertThat(fleet.log("main")).as("nobody waits for the window").hasSize(1);

        registries.push("web", "1.2.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        pass(WINDOW);
        tick();
        assertThat(fleet.log("main")).hasSize(2);
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.2.0");
    }

    @Test
    void nothingThatPushesStartsWhileTheControllerIsAboutToStop() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        watch.beginDue();
        engine.quiet = true;
        drain();
        assertThat(fleet.log("main")).hasSize(1);

        engine.quiet = false;
        tick();
        assertThat(fleet.log("main")).as("later all the same").hasSize(2);
    }

    @Test
    void afterARestartItGoesOnWhereItWas() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        tick();
        int scans = registries.scans.size();
        heard.clear();

        restart();
        tick();
        pass(Duration.ofSeconds(30));
        tick();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(registries.scans).as("the interval is not over").hasSize(scans);
        assertThat(heard).isEmpty();
        registries.push("web", "1.2.0");
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(fleet.log("main")).hasSize(3);
        assertThat(heard).containsExactly("web:1.1.0 > web:1.2.0");
    }

    @Test
    void anUpdateThatTheStopPreventedComesAfterTheStart() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        watch.beginDue();
        while (!looks.isEmpty()) {
            looks.poll().run();
        }
        assertThat(pushes).as("queued, but never run").isNotEmpty();

        restart();
        tick();

        assertThat(fleet.log("main")).hasSize(2);
    }

    @Test
    void whatKeepsFailingIsTroubleUntilItWorksAgain() throws Exception {
        registries.tags.remove("web");
        configure(automation(false, null, git.url("none")));
        for (int i = 0; i < 3; i++) {
            tick();
            pass(Duration.ofMinutes(1));
        }

        assertThat(watch.troubles()).extracting(Trouble::text).satisfiesExactly(
                text -> assertThat(text)
                        .startsWith("The image repository team/web (web) cannot be scanned, and never could be (3 failures in a row): ")
                        .endsWith("503."),
                text -> assertThat(text)
                        .startsWith("The automation team/fleet has failed since 2026-11-24 ")
                        .contains("(3 failures in a row): "));
        assertThat(heard).contains("image repository team/web failed 3: scan failed: 503");

        registries.push("web", "1.0.0");
        configure(automation(false, null, git.url("fleet")));
        pass(Duration.ofMinutes(15));
        tick();
        tick();
        assertThat(watch.troubles()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedIsTroubleUntilItCan() throws Exception {
        Path marker = directory.resolve("state/format");
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "99");
        restart();
        tick();

        assertThat(watch.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.text())
                .startsWith("Nothing is watched since 2026-11-24 ")
                .contains("newer version"));
        assertThat(registries.scans).isEmpty();

        Files.delete(marker);
        pass(Duration.ofMinutes(2));
        tick();
        assertThat(watch.troubles()).isEmpty();
        assertThat(registries.scans).isNotEmpty();
    }

    @Test
    void aBrokenSettingOfARegistryIsTrouble() throws Exception {
        tick();
        engine.registryProblems.add("the mirror \"x y\" is no URL; correct it");

        assertThat(watch.troubles()).extracting(Trouble::text).containsExactly(
                "A registry is not asked: the mirror \"x y\" is no URL; correct it.");
    }

    @Test
    void whatIsGoneForAWhileIsForgotten() throws Exception {
        tick();
        assertThat(watch.picks().all()).hasSize(1);
        engine.catalog = WatcherFixture.catalog(List.of(), List.of(), List.of(), List.of());
        tick();
        pass(Duration.ofMinutes(5));
        tick();
        assertThat(watch.picks().all()).as("it may come back").hasSize(1);

        pass(Duration.ofMinutes(5));
        tick();

        assertThat(watch.picks().all()).isEmpty();
        assertThat(files("scans")).isEmpty();
        assertThat(files("automations")).isEmpty();
        assertThat(files("logs")).isEmpty();
        assertThat(files("first-seen")).as("the age of tags is kept").isNotEmpty();
    }

    @Test
    void aBuildThatAsksHasTheAutomationsRunToo() throws Exception {
        tick();
        registries.push("web", "1.1.0");

        assertThat(watch.resolve(List.of(WEB), ProgressListener.SILENT))
                .singleElement()
                .satisfies(resolution -> assertThat(resolution.latestRef()).hasToString("web:1.1.0"));
        drain();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name())).contains("scanned web (a build asks): 2 tags");
    }

    @Test
    void whatABuildDidCountsAsARunOfTheWatcher() throws Exception {
        tick();
        registries.push("web", "1.1.0");

        UpdateOutcome outcome = build(false);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.result().isPushed()).isTrue();
        drain();
        pass(Duration.ofMinutes(11));
        tick();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(pushed).as("the build writes its own line into the history").isEmpty();
        AutomationStatus status = watch.store().orElseThrow().store().automations().status(NAME).orElseThrow();
        assertThat(status.ready()).isTrue();
        assertThat(status.lastPushCommit()).isEqualTo(fleet.head("main"));
        assertThat(status.observedPolicies()).extracting(pick -> pick.image().tag()).containsExactly("1.1.0");
        String log = watch.logs().read(WatchedKind.AUTOMATION, NAME);
        assertThat(log).contains("run: the build team/deploy #1 asks", "pushed commit " + fleet.head("main"));
        assertThat(log.split("run: ")).as("the first run, and that of the build").hasSize(3);
        restart();
        tick();
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME)).as("not even after a restart").isEqualTo(log);
    }

    @Test
    void theFailureOfABuildCountsTooAndItsDryRunDoesNot() throws Exception {
        configure(automation(false, null, git.url("none")));
        tick();
        assertThat(build(false).failures()).isNotEmpty();
        assertThat(heard).filteredOn(line -> line.startsWith("automation team/fleet failed"))
                .last().asString().startsWith("automation team/fleet failed 2: ");

        int lines = watch.logs().read(WatchedKind.AUTOMATION, NAME).length();
        build(true);
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME)).hasSize(lines);
    }

    @Test
    void whatABuildGaveUpTheWatcherDoes() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        try (RunBook.Run run = watch.begin(engine.catalog.automation(NAME).orElseThrow(), engine.catalog, "a build")) {
            pass(Duration.ofMinutes(11));
            tick();
            assertThat(fleet.log("main")).as("the build is at it").hasSize(1);
        }
        tick();

        assertThat(fleet.log("main")).hasSize(2);
    }

    @Test
    void failuresAreCountedOverARestart() throws Exception {
        configure(automation(false, null, git.url("none")));
        for (int i = 0; i < 4; i++) {
            tick();
            pass(Duration.ofMinutes(1));
        }
        restart();
        tick();

        assertThat(watch.troubles()).extracting(Trouble::text).singleElement().asString().contains("(4 failures in a row)");
    }

    private UpdateOutcome build(boolean dry) throws Exception {
        UpdateOrder order = new UpdateOrder(null, null, null).running("fleet", null).ending(null, dry);
        UpdateAsker asker = new UpdateAsker(
                new ResourceName("team", "deploy"),
                engine.catalog.automation(NAME).orElseThrow().owner().credentials(),
                null,
                ProgressListener.SILENT,
                Deliveries.NONE);
        return new UpdateService(
                        engine,
                        (policies, progress) -> {
                            try {
                                return watch.resolve(policies, progress);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        watch.ledger(),
                        (automation, catalog) -> watch.begin(automation, catalog, "the build team/deploy #1 asks"))
                .run(order, asker);
    }

    private List<Path> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("state").resolve(folder))) {
            return files.toList();
        }
    }

    private void pass(Duration time) {
        clock.pass(time);
    }

    private void tick() throws Exception {
        watch.beginDue();
        drain();
    }

    private void drain() throws Exception {
        while (!looks.isEmpty() || !pushes.isEmpty()) {
            (looks.isEmpty() ? pushes : looks).poll().run();
        }
    }

    private void restart() {
        looks.clear();
        pushes.clear();
        watch = new Watch(
                engine,
                engine.facade,
                new WatcherFixture.Heard(heard),
                pushed::add,
                clock,
                (text, work) -> looks.add(work),
                (text, work) -> pushes.add(work));
    }

    private void configure(ImageUpdateAutomation automation) {
        ImageRepository repository = WatcherFixture.repository("team/web");
        String url = automation.path().equals("apps") ? git.url("fleet") : git.url("none");
        engine.catalog = WatcherFixture.catalog(
                List.of(repository),
                List.of(WEB),
                List.of(automation),
                List.of(new GitRepository(NAME, url, GitRef.branch("main"), null, GitRepository.DEFAULT_TIMEOUT, SourcePosition.NONE)));
    }

    private ImageUpdateAutomation automation(boolean suspend, Duration window, String url) {
        return new ImageUpdateAutomation(
                NAME,
                NAME,
                Duration.ofHours(1),
                LabelSelector.ALL,
                UpdateStrategy.BOTH,
                url.endsWith("fleet") || url.endsWith("fleet.git") ? "apps" : "",
                suspend,
                null,
                new CommitSpec("bot", "bot@example.com", null, Map.of()),
                new PushSpec(null, null, Map.of()),
                AutomationOptions.NONE.withCommitWindow(window),
                SourcePosition.NONE);
    }
}

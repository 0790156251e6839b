package io.jenkins.plugins.reflector.watcher;

import io.jenkins.plugins.reflector.decision.DecisionBook;
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
import io.jenkins.plugins.reflector.watcher.WatcherFixture.Registries;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A watcher without a controller, whose threads are this one and whose clock goes on when it is told to, over a Git server with one manifest. */
abstract class WatchedFleet {

    static final String MANIFEST = "images:\n- name: web\n  newTag: 1.0.0 # kept\n";
    static final ResourceName NAME = new ResourceName("team", "fleet");
    static final ImagePolicy WEB = WatcherFixture.policy("team/web", "1.x", "");
    static final Duration WINDOW = Duration.ofMinutes(5);

    @TempDir
    Path directory;

    final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    final Registries registries = new Registries(clock);
    final List<String> heard = new ArrayList<>();
    final List<PushedUpdate> pushed = new ArrayList<>();
    final Deque<WatcherExecutor.Work> looks = new ArrayDeque<>();
    final Deque<WatcherExecutor.Work> pushes = new ArrayDeque<>();
    EmbeddedGitServer git;
    EmbeddedGitRepository fleet;
    LocalEngine engine;
    Watch watch;

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

    /** What people decided, in force from the next {@link #configure} on. */
    DecisionBook decisions() {
        return DecisionBook.of(engine.facade);
    }

    void pass(Duration time) {
        clock.pass(time);
    }

    void tick() throws Exception {
        watch.beginDue();
        drain();
    }

    void drain() throws Exception {
        while (!looks.isEmpty() || !pushes.isEmpty()) {
            (looks.isEmpty() ? pushes : looks).poll().run();
        }
    }

    void restart() {
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

    void configure(ImageUpdateAutomation automation) {
        ImageRepository repository = WatcherFixture.repository("team/web");
        String url = automation.path().equals("apps") ? git.url("fleet") : git.url("none");
        engine.catalog = WatcherFixture.catalog(
                List.of(repository),
                List.of(WEB),
                List.of(automation),
                List.of(new GitRepository(NAME, url, GitRef.branch("main"), null, GitRepository.DEFAULT_TIMEOUT, SourcePosition.NONE)),
                decisions().current());
    }

    ImageUpdateAutomation automation(boolean suspend, Duration window, String url) {
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

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository.LogEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Many builds at once and the watcher's automation, all of them pushing to one branch. */
class ParallelIT extends WithServers {

    private static final int BUILDS = 20;
    private static final int MOST_PUSHES = 10;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String MANIFEST = """
            images:
            - name: %s
              newTag: %s
            - name: parallel-base
              newTag: %2$s
            """;

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : List.of("1.0.0", "1.1.0")) {
            registry.push("library/parallel-base", tag);
            for (int i = 0; i < BUILDS; i++) {
                registry.push("library/" + image(i), tag);
            }
        }
    }

    @AfterAll
    static void remove() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static String image(int build) {
        return "parallel-%02d".formatted(build);
    }

    private static String path(String image) {
        return "apps/" + image + "/kustomization.yaml";
    }

    private static EmbeddedGitRepository repository(String name, String watched) throws IOException {
        EmbeddedGitRepository repository = git.create(name);
        Map<String, String> files = new TreeMap<>(Map.of(path(watched), MANIFEST.formatted(watched, "1.0.0")));
        for (int i = 0; i < BUILDS; i++) {
            files.put(path(image(i)), MANIFEST.formatted(image(i), "1.0.0"));
        }
        repository.commit("main", files, "Begin");
        Path hook = repository.directory().resolve("hooks/post-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ncat >> '" + repository.directory().resolve("pushes") + "'\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        return repository;
    }

    private static void watch(String name, String watched) throws Exception {
        registry.push("library/" + watched, "1.0.0");
        jenkins.configure(Fleet.configuration(
                registry,
                Watched.image(watched, watched, watched, "20s", "1.x")
                        + Watched.automation(watched, git.url(name), "1h", "policies: [\"" + watched + "\"]", "update:", "  path: apps/" + watched)));
        Waiting.until(LIMIT, "the first pick", () -> picks().contains("default/" + watched + " 1.0.0"));
    }

    private static String picks() throws IOException, InterruptedException {
        return jenkins.http().script("io.jenkins.plugins.reflector.watcher.WatcherService.get().picks()"
                + ".each { println it.policy().toString() + ' ' + it.image().tag() }\nnull");
    }

    /** What came of it, once everybody was heard. */
    private record Race(int pushes, List<LogEntry> commits, Duration took) {}

    /** All builds begin when the watcher has found a new tag, and its automation runs soon after. */
    private static Race race(String name, String more) throws Exception {
        String watched = "watched-" + name;
        EmbeddedGitRepository repository = repository(name, watched);
        watch(name, watched);
        for (int i = 0; i < BUILDS; i++) {
            jenkins.jobs().createPipeline(name + "-" + i, "def r = reflectorUpdate(url: '" + git.url(name) + "', credentialsId: 'git-bot', path: 'apps/"
                    + image(i) + "', images: [[image: '" + image(i) + "', policy: semver('1.x')], [image: 'parallel-base', policy: semver('1.x')]]"
                    + more + ")\necho \"pushed ${r.pushed} as ${r.commit.id}\"");
        }
        registry.push("library/" + watched, "1.1.0");
        Waiting.until(LIMIT, "the new pick", () -> picks().contains("default/" + watched + " 1.1.0"));

        long start = System.nanoTime();
        jenkins.http().script("(0..<" + BUILDS + ").each { jenkins.model.Jenkins.get().getItem('" + name + "-' + it).scheduleBuild2(0) }\nnull");
        for (int i = 0; i < BUILDS; i++) {
            Build build = jenkins.jobs().await(name + "-" + i, 1);
            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(build.log()).contains(image(i) + " 1.0.0 -> 1.1.0").containsPattern("pushed true as [0-9a-f]{40}");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        Waiting.until(LIMIT, "the push of the automation", () -> repository.read("main", path(watched)).contains(watched + "\n  newTag: 1.1.0"));

        assertNothingLost(repository, watched);
        return new Race(Files.readAllLines(repository.directory().resolve("pushes")).size(), repository.log("main"), took);
    }

    private static void assertNothingLost(EmbeddedGitRepository repository, String watched) throws IOException {
        String messages = String.join("\n", repository.log("main").stream().map(LogEntry::message).toList());
        for (int i = 0; i < BUILDS; i++) {
            assertThat(repository.read("main", path(image(i)))).isEqualTo(MANIFEST.formatted(image(i), "1.1.0"));
            assertThat(messages).containsOnlyOnce("Image-Reflector-Change: default/" + image(i) + " 1.0.0 -> 1.1.0");
        }
        assertThat(messages).containsOnlyOnce("Image-Reflector-Change: default/" + watched + " 1.0.0 -> 1.1.0");
    }

    private static void assertFewPushes(Race race) {
        assertThat(race.pushes()).isEqualTo(race.commits().size() - 1).isLessThanOrEqualTo(MOST_PUSHES);
    }

    private static void tell(TestReporter reporter, Race race) {
        reporter.publishEntry("seen", race.pushes() + " pushes and as many commits, one of them the automation's; the last build ended after "
                + race.took().toSeconds() + " s");
    }

    @Test
    @DisplayName("20 builds of 20 jobs at once and the watcher's automation push to one branch over smart HTTP: nothing is lost or committed twice, at most 10 pushes in all")
    void pushTogether(TestReporter reporter) throws Exception {
        Race race = race("parallel", "");

        assertFewPushes(race);
        tell(reporter, race);
    }

    @Test
    @DisplayName("The same with commitWindow: '10s' in the steps: all builds that start within it share their commits")
    void pushTogetherInAWindow(TestReporter reporter) throws Exception {
        Race race = race("window", ", commitWindow: '10s'");

        assertFewPushes(race);
        tell(reporter, race);
    }
}

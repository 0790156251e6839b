package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Git repository with Flux resources that Jenkins watches. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FluxSourcesIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static final String RESOURCES = """
            apiVersion: v1
            kind: Secret
            metadata: {name: registry}
            stringData: {password: hunter2}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: web, namespace: apps}
            spec: {image: registry.example.invalid/web, interval: 10h, suspend: true}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: private, namespace: apps}
            spec: {image: registry.example.invalid/p, interval: 10h, suspend: true, secretRef: {name: registry}}
            """;

    @RegisterExtension
    static final RealGit git = RealGit.http();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static EmbeddedGitRepository repository;

    private static String repositories() throws IOException, InterruptedException {
        return jenkins.http().script(
                "println(io.jenkins.plugins.reflector.catalog.Catalogs.current().repositories().collect { it.spec().name().toString() })");
    }

    @AfterAll
    static void empty() throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    fluxSources: []\n");
    }

    @Test
    @Order(1)
    @DisplayName("Flux resources in a watched Git repository are used as soon as they are pushed; credentials that the source does not allow are refused, a broken file is told by line and field, the rest is used")
    void followsTheRepository(TestReporter reporter) throws Exception {
        repository = git.create("flux-resources");
        repository.commit("main", Map.of("clusters/images.yaml", RESOURCES), "Begin");
        jenkins.configure("""
                unclassified:
                  imageReflector:
                    fluxSources:
                    - name: fleet
                      url: %s
                      path: clusters
                      interval: 1s
                """.formatted(git.url("flux-resources")));
        Waiting.until(LIMIT, "the resources are read", () -> repositories().contains("apps/web"));
        assertThat(repositories()).doesNotContain("apps/private");
        assertThat(jenkins.log()).contains("the ImageRepository apps/private is left out, since it names the credentials \"registry\"");

        repository.commit("main", Map.of(
                "clusters/more.yaml", RESOURCES.replace("web,", "more,"),
                "clusters/broken.yaml", "apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImageRepository\nmetadata: {name: broken}\nspec: {image: x, interval: soon}\n"), "More");
        Waiting.until(LIMIT, "the change is read", () -> repositories().contains("apps/more"));
        assertThat(jenkins.log()).contains("clusters/broken.yaml:4:").contains("spec.interval");
        assertThat(jenkins.log()).doesNotContain("hunter2");
        reporter.publishEntry("seen", "`" + repositories() + "`, and `"
                + jenkins.log().lines().filter(line -> line.contains("broken.yaml:4:")).findFirst().orElseThrow().replaceFirst("^.*?clusters/", "clusters/") + "`");
    }

    @Test
    @Order(2)
    @DisplayName("With the Git server gone, also over a restart, what was read last still counts, and the log says so")
    void keepsWhatWasRead(TestReporter reporter) throws Exception {
        Path away = repository.directory().resolveSibling("away");
        Files.move(repository.directory(), away);
        jenkins.restart();
        assertThat(repositories()).contains("apps/web", "apps/more");
        Waiting.until(LIMIT, "the failure is told", () -> jenkins.log().contains("still count"));
        assertThat(repositories()).contains("apps/web", "apps/more");
        Files.move(away, repository.directory());
        reporter.publishEntry("seen", "`"
                + jenkins.log().lines().filter(line -> line.contains("still count")).findFirst().orElseThrow().replaceFirst("^.*?: The Flux", "The Flux") + "`");
    }
}

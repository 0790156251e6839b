package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import io.jenkins.plugins.reflector.testing.RealServers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code watch} as a process of its own, until it is told to end. */
class WatchTest {

    private static final String SEMVER = "semver: {range: 1.23.x}";

    @TempDir
    private Path folder;

    private static JavaProcess watch(Path home, Path resources, String... more) throws Exception {
        String[] words = Stream.concat(Stream.of("watch", "-f", resources.toString()), Stream.of(more)).toArray(String[]::new);
        return JavaProcess.start(home, any -> true, Main.class, words);
    }

    private static void until(Callable<Boolean> condition, JavaProcess process) throws Exception {
        Instant end = Instant.now().plusSeconds(40);
        while (!condition.call()) {
            assertThat(Instant.now()).as(process.printed()).isBefore(end);
            Thread.sleep(50);
        }
    }

    /** The story's resources with short intervals. */
    private static Path resources(Fleet fleet, String repository, String automation) throws Exception {
        Path file = fleet.resources(SEMVER);
        String text = Files.readString(file)
                .replaceFirst("interval: 10m", "interval: " + repository)
                .replaceFirst("(?s)(kind: ImageUpdateAutomation.*?)interval: 10m", "$1interval: " + automation);
        return Files.writeString(file, text);
    }

    @Test
    void runsWhenAPickChangesAndEndsAtTheSignal() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.0");
                JavaProcess process = watch(folder, resources(fleet, "300ms", "1h"), "--mirror", fleet.mirror())) {
            until(() -> process.printed().contains("flux-system/my-app: repository up-to-date"), process);
            fleet.registry.push("library/nginx", "1.23.1");
            until(() -> fleet.kustomization().contains("newTag: 1.23.1"), process);
            fleet.registry.push("library/nginx", "1.23.2");
            until(() -> process.printed().contains("1.23.1 to 1.23.2"), process);
            assertThat(process.terminate()).isEqualTo(143);

            assertThat(process.printed().lines().map(line -> line.replaceFirst("^\\S+Z ", "")))
                    .containsSequence(
                            "flux-system/nginx-policy: nginx:1.23.0",
                            "flux-system/my-app: repository up-to-date",
                            "flux-system/nginx-policy: nginx:1.23.1")
                    .anyMatch(line -> line.matches("flux-system/my-app: pushed commit '[0-9a-f]{7}' to branch 'main'"))
                    .contains("    1.23.0 to 1.23.1", "    1.23.1 to 1.23.2");
            assertThat(fleet.git.log("main")).hasSize(3);
        }
    }

    @Test
    void repairsWhatOthersUndoAtItsOwnInterval() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1");
                JavaProcess process = watch(folder, resources(fleet, "1h", "300ms"), "--mirror", fleet.mirror())) {
            until(() -> fleet.kustomization().contains("newTag: 1.23.1"), process);
            fleet.git.commit("main", Map.of(Fleet.FILE, Fleet.KUSTOMIZATION), "Back");
            until(() -> fleet.kustomization().contains("newTag: 1.23.1"), process);
            process.terminate();
            // One scan for all of that.
            assertThat(fleet.registry.requests().stream().filter(r -> r.toString().contains("tags/list"))).hasSize(1);
        }
    }

    @Test
    void triesAgainAfterAFailureAndTellsOfIt() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            Path resources = fleet.resources(SEMVER, "", "wrong");
            try (JavaProcess process = watch(folder, resources, "--mirror", fleet.mirror())) {
                // Flux's back-off: at once, after 0.75 s, after 1.5 s more.
                until(
                        () -> process.printed().lines()
                                        .filter(line -> line.startsWith("error: ImageUpdateAutomation flux-system/my-app"))
                                        .count()
                                >= 3,
                        process);
                process.terminate();
                assertThat(process.printed()).doesNotContain("wrong\"").doesNotContain("Exception");
            }
        }
    }

    @Test
    void finishesThePushInHand() throws Exception {
        RealServers.require("git", "git");
        try (Fleet fleet = Fleet.start(folder, "1.23.1")) {
            EmbeddedGitRepository slow = EmbeddedGitRepository.create(folder.resolve("slow.git"));
            slow.commit("main", Map.of(Fleet.FILE, Fleet.KUSTOMIZATION), "Add my-app");
            Path begun = folder.resolve("begun");
            Path hook = Files.writeString(
                    slow.directory().resolve("hooks/pre-receive"), "#!/bin/sh\ntouch " + begun + "\nsleep 2\n");
            assertThat(hook.toFile().setExecutable(true)).isTrue();
            Path resources = fleet.resources(SEMVER);
            Files.writeString(
                    resources,
                    Files.readString(resources)
                            .replace(fleet.server.url("fleet").toString(), slow.directory().toUri().toString())
                            .replace("  secretRef: {name: git-bot}\n", ""));
            try (JavaProcess process = watch(folder, resources, "--mirror", fleet.mirror())) {
                until(() -> Files.exists(begun), process);
                assertThat(slow.read("main", Fleet.FILE)).contains("1.23.0");
                assertThat(process.terminate()).isEqualTo(143);
                assertThat(slow.read("main", Fleet.FILE)).contains("newTag: 1.23.1");
                assertThat(process.printed()).contains("pushed commit '" + slow.head("main").substring(0, 7));
            }
        }
    }

    @Test
    void stopsAScanThatHangs() throws Exception {
        try (Fleet fleet = Fleet.start(folder, "1.23.1");
                java.net.ServerSocket mute = new java.net.ServerSocket(0, 50, java.net.InetAddress.getLoopbackAddress())) {
            try (JavaProcess process = watch(
                    folder, fleet.resources(SEMVER), "--mirror", "docker.io=http://127.0.0.1:" + mute.getLocalPort())) {
                mute.accept();
                Instant start = Instant.now();
                assertThat(process.terminate()).isEqualTo(143);
                assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(20));
                assertThat(process.printed()).doesNotContain("Exception");
            }
        }
    }

    @Test
    void watchesNothingThatCannotBeRead() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.yaml"), "apiVersion: [");
        Cli cli = Cli.run("watch", "-f", broken);
        assertThat(cli.exit()).isEqualTo(2);
        assertThat(cli.err()).contains("broken.yaml", "nothing is watched until that is mended");
        for (String format : List.of("diff", "message")) {
            assertThat(Cli.run("watch", "-f", broken, "-o", format).err()).contains("'watch' has no -o " + format);
        }
    }
}

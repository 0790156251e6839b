package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher at the project's root, in a project of its own whose Maven and Java are stand-ins that tell what they were asked. */
class LauncherTest {

    private static final Path LAUNCHER = Path.of("..", "..", "reflector").toAbsolutePath().normalize();

    /** Says how it was called, counts its calls, and makes the jar. */
    private static final String MAVEN = """
            #!/usr/bin/env bash
            echo "$*" >> "$PROJECT/mvn-calls"
            sleep 0.3
            if [[ -f "$PROJECT/broken" ]]; then
                echo "[INFO] compiling"
                echo "[ERROR] Main.java:[1,1] no such thing"
                echo "[ERROR] [Help 1] ask Maven"
                echo "[ERROR] more advice"
                exit 1
            fi
            echo jar > "$PROJECT/central/cli/target/reflector.jar"
            """;

    private static final String JAVA = """
            #!/usr/bin/env bash
            echo "java:$*"
            exit 7
            """;

    @TempDir
    private Path folder;

    private Path project;

    @BeforeEach
    void layOut() throws IOException {
        project = Files.createDirectories(folder.resolve("project"));
        Files.createDirectories(project.resolve("src/main/java"));
        Files.createDirectories(project.resolve("central/cli/src/main"));
        source("src/main/java/Main.java");
        executable(project.resolve("reflector"), Files.readString(LAUNCHER));
        executable(folder.resolve("bin/mvn"), MAVEN);
        executable(folder.resolve("jdk/bin/java"), JAVA);
    }

    @Test
    void buildsOnceAndHandsOnArgumentsAndExitCode() throws Exception {
        Result first = launch(project.resolve("reflector"), "resolve", "-f", "a b");
        assertThat(first.exit()).isEqualTo(7);
        assertThat(first.out()).startsWith("java:").endsWith("-jar " + jar() + " resolve -f a b\n");
        assertThat(first.err()).contains("building the command line", "built in ");
        Result second = launch(project.resolve("reflector"), "--version");
        assertThat(second.err()).isEmpty();
        assertThat(mavenCalls()).hasSize(1).first().asString().contains("-pl cli -am package -DskipTests");
    }

    @Test
    void buildsAgainWhenASourceIsNewerThanTheJarAndNotWhenATestIs() throws Exception {
        launch(project.resolve("reflector"));
        newer(source("central/cli/src/test/java/SomeTest.java"));
        launch(project.resolve("reflector"));
        assertThat(mavenCalls()).hasSize(1);
        newer(source("src/main/java/Main.java"));
        launch(project.resolve("reflector"));
        assertThat(mavenCalls()).hasSize(2);
    }

    @Test
    void isFoundThroughLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("absolute"), project.resolve("reflector"));
        Path linked = Files.createSymbolicLink(folder.resolve("relative"), Path.of("absolute"));
        assertThat(launch(linked).out()).contains(jar());
        assertThat(launch(link).out()).contains(jar());
    }

    @Test
    void twoAtOnceBuildOnce() throws Exception {
        Process one = start(project.resolve("reflector"), "one");
        Process two = start(project.resolve("reflector"), "two");
        assertThat(result(one).out()).endsWith(" one\n");
        assertThat(result(two).out()).endsWith(" two\n");
        assertThat(mavenCalls()).hasSize(1);
        assertThat(Files.exists(project.resolve("central/cli/target/build.lock"), java.nio.file.LinkOption.NOFOLLOW_LINKS))
                .isFalse();
    }

    @Test
    void aLockWhoseOwnerDiedIsTakenOver() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(project.resolve("central/cli/target"));
        Files.createSymbolicLink(
                project.resolve("central/cli/target/build.lock"), Path.of(Long.toString(dead.pid())));
        assertThat(launch(project.resolve("reflector"), "x").out()).endsWith(" x\n");
        assertThat(mavenCalls()).hasSize(1);
    }

    @Test
    void aFailedBuildShowsTheErrorsAndStartsNothing() throws Exception {
        Files.createFile(project.resolve("broken"));
        Result result = launch(project.resolve("reflector"), "resolve");
        assertThat(result.exit()).isEqualTo(1);
        assertThat(result.out()).isEmpty();
        assertThat(result.err()).contains("no such thing", "build.log").doesNotContain("more advice", "compiling");
        Files.delete(project.resolve("broken"));
        assertThat(launch(project.resolve("reflector"), "resolve").out()).endsWith(" resolve\n");
    }

    private record Result(int exit, String out, String err) {}

    private Result launch(Path launcher, String... args) throws Exception {
        return result(start(launcher, args));
    }

    private Process start(Path launcher, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", launcher.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", folder.resolve("bin") + java.io.File.pathSeparator + environment.get("PATH"));
        environment.put("JAVA_HOME", folder.resolve("jdk").toString());
        environment.put("PROJECT", project.toString());
        return builder.start();
    }

    private static Result result(Process process) throws Exception {
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Result(process.exitValue(), out, err);
    }

    private String jar() throws IOException {
        return project.toRealPath().resolve("central/cli/target/reflector.jar").toString();
    }

    private List<String> mavenCalls() throws IOException {
        return Files.readAllLines(project.resolve("mvn-calls"));
    }

    private Path source(String name) throws IOException {
        Path file = project.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "");
    }

    private static void newer(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(2)));
    }

    private static void executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}

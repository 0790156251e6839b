package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;

/** Looks into the finished executable jar, and starts it. */
class ReflectorJarIT {

    private static final Path JAR = Path.of("target", "reflector.jar").toAbsolutePath();
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final Pattern OWN = Pattern.compile("io/jenkins/plugins/reflector/([a-z]+)/.*");

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void tellsItsVersion() throws IOException, InterruptedException {
        Result result = run(List.of(), "--version");

        assertThat(result.exit()).isZero();
        assertThat(result.output().strip()).isEqualTo("reflector " + Version.current());
    }

    /** The row S29 of the table of setter cases, by the finished program: lists of two indentations, both kept. */
    @Test
    void editsAMarkedFileAndNothingElseInIt(@TempDir Path folder) throws IOException, InterruptedException {
        String marker = " # {\"$imagepolicy\": \"ns:p\"}\n";
        Path tree = Files.createDirectory(folder.resolve("tree"));
        Path manifest = Files.writeString(tree.resolve("a.yaml"), "a:\n- x\nb:\n    - old:1" + marker);
        Path resources = Files.writeString(
                folder.resolve("resources.yaml"),
                """
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImageRepository
                metadata: {name: r, namespace: ns}
                spec: {image: reg.io/app, interval: 1m}
                ---
                apiVersion: image.toolkit.fluxcd.io/v1
                kind: ImagePolicy
                metadata: {name: p, namespace: ns}
                spec: {imageRepositoryRef: {name: r}, policy: {semver: {range: 1.x}}}
                """);
        Path tags = Files.writeString(folder.resolve("tags.yaml"), "ns/r: ['1.2.3']\n");
        Result result = run(
                List.of(), "update", "-f", resources.toString(), "--tags", tags.toString(), "--path", tree.toString());
        assertThat(result.exit()).as(result.output()).isZero();
        assertThat(manifest).hasContent("a:\n- x\nb:\n    - reg.io/app:1.2.3" + marker);
    }

    @Test
    void coloursNothingThatIsNoTerminal() throws IOException, InterruptedException {
        assertThat(run(List.of(), "--help").output()).contains("resolve").doesNotContain("\u001b");
        assertThat(run(List.of(), "frobnicate").output()).contains("frobnicate").doesNotContain("\u001b");
    }

    /** util-linux's {@code script} gives the program a terminal of its own. */
    @Test
    @EnabledIf("scriptIsInstalled")
    void coloursATerminal() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("script", "-qec", JAVA + " -jar " + JAR + " --help", "/dev/null")
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(output).contains("resolve", "\u001b[");
    }

    @Test
    void aDemoThatIsStoppedLeavesNothing(@TempDir Path folder) throws IOException, InterruptedException {
        Process process = start(List.of("-Djava.io.tmpdir=" + folder), "demo");
        try (BufferedReader out = process.inputReader(StandardCharsets.UTF_8)) {
            String line = out.readLine();
            while (line != null && !line.contains("1. Nothing is new")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            try (Stream<Path> found = Files.list(folder)) {
                assertThat(found).anyMatch(path -> path.getFileName().toString().startsWith("reflector-demo-"));
            }
            process.toHandle().destroy();
            while (line != null) {
                line = out.readLine();
            }
        }
        assertThat(process.waitFor()).isNotZero();
        try (Stream<Path> found = Files.list(folder)) {
            assertThat(found).noneMatch(path -> path.getFileName().toString().startsWith("reflector-demo-"));
        }
    }

    static boolean scriptIsInstalled() throws IOException, InterruptedException {
        return new ProcessBuilder("sh", "-c", "command -v script").start().waitFor() == 0;
    }

    private record Result(int exit, String output) {}

    private static Result run(List<String> options, String... args) throws IOException, InterruptedException {
        Process process = start(options, args);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Result(process.waitFor(), output);
    }

    private static Process start(List<String> options, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(args));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    @Test
    void holdsTheEngineAndNothingOfTheJenkinsSide() throws IOException {
        assertThat(names())
                .filteredOn(name -> OWN.matcher(name).matches())
                .extracting(name -> OWN.matcher(name).replaceFirst("$1"))
                .contains("engine", "cli")
                .isSubsetOf("engine", "cli", "servers");
        assertThat(names())
                .noneMatch(name -> name.startsWith("hudson/") || name.startsWith("jenkins/") || name.endsWith(".jelly"));
    }

    @Test
    void keepsNoSignatureAndNoModuleOfTheJarsItIsMadeOf() throws IOException {
        assertThat(names())
                .noneMatch(name -> name.matches("META-INF/.*\\.(SF|RSA|DSA|EC)"))
                .noneMatch(name -> name.endsWith("module-info.class"));
    }

    @Test
    void keepsTheLicencesAndTheServices() throws IOException {
        assertThat(names())
                .contains("META-INF/licenses/re2j.txt", "META-INF/licenses/semver4j.txt")
                .contains("META-INF/licenses/snakeyaml-engine.txt", "META-INF/NOTICE")
                .contains("META-INF/services/org.slf4j.spi.SLF4JServiceProvider");
    }
}

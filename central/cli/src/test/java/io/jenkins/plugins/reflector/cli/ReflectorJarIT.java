package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** Looks into the finished executable jar, and starts it. */
class ReflectorJarIT {

    private static final Path JAR = Path.of("target", "reflector.jar").toAbsolutePath();
    private static final Pattern OWN = Pattern.compile("io/jenkins/plugins/reflector/([a-z]+)/.*");

    private static List<String> names() throws IOException {
        try (JarFile jar = new JarFile(JAR.toFile())) {
            return jar.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void tellsItsVersion() throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process = new ProcessBuilder(java.toString(), "-jar", JAR.toString(), "--version")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).isZero();
        assertThat(output.strip()).isEqualTo("reflector " + Version.current());
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

package io.jenkins.plugins.reflector.signatures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The two checks on what was built: with {@code -Djenkins.jars=FOLDER} on a real Jenkins, and always on nothing at all. */
class RealJenkinsIT {

    private static final String WRITTEN = "../jenkins-api/target/classes";
    private static final String HPI = "../plugin/target/image-reflector.hpi";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private int run(String... arguments) throws Exception {
        return Main.run(arguments, new PrintStream(out), new PrintStream(out));
    }

    @Test
    void aRealJenkinsHasAllThatIsWrittenAndUsed() throws Exception {
        String jars = System.getProperty("jenkins.jars");
        if (jars == null) {
            // No Debian package has a Jenkins, so this is skipped even where the real servers are required.
            System.err.println("SKIPPED: the signatures were compared with no Jenkins; name a folder of its jars with -Djenkins.jars");
        }
        assumeTrue(jars != null, "no -Djenkins.jars");

        assertThat(run(WRITTEN, HPI, jars)).as(said()).isZero();
    }

    @Test
    void whereThereIsNoJenkinsNothingIsAsItShouldBe(@TempDir Path folder) throws Exception {
        try (ZipOutputStream jar = new ZipOutputStream(Files.newOutputStream(folder.resolve("a.jar")))) {
            jar.putNextEntry(new ZipEntry("README"));
        }

        assertThat(run(WRITTEN, HPI, folder.toString())).isEqualTo(1);
        assertThat(said())
                .contains("ERROR   hudson.model.Job: there is no such class")
                .contains("io.jenkins.plugins.reflector.step.ReflectorUpdateStep: names ")
                .containsPattern("[1-9][0-9]+ errors, 0 warnings: [0-9]+ signatures and the plugin against 0 classes");
    }

    @Test
    void wrongArgumentsAreTold() throws Exception {
        assertThat(run(WRITTEN, HPI)).isEqualTo(2);
        assertThat(run(WRITTEN, HPI, "/no/such/folder")).isEqualTo(2);
        assertThat(said()).contains("Usage: central/signatures/run", "there is no folder /no/such/folder");
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jenkins that must keep to FIPS 140, as it says itself: the algorithms are those of an ordinary Java. */
class FipsIT {

    private static final String DESCRIPTORS = "descriptorByName/io.jenkins.plugins.reflector.config.";

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.tls();

    @RegisterExtension
    static final RealGit git = RealGit.http();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.inFipsMode();

    @BeforeAll
    static void fill() throws Exception {
        jenkins.configure("""
                unclassified:
                  imageReflector:
                    registries:
                    - host: "%s"
                      caCertificates: |
                """.formatted(registry.host()) + registry.certificates().text("ca.crt").indent(8));
    }

    @Test
    @DisplayName("FIPS mode: Jenkins starts with the plugin (and with an empty plugin eddsa-api, whose own one refuses that), nothing of ours in its log, and the form is there")
    void starts(TestReporter reporter) throws Exception {
        assertThat(jenkins.http().script("println jenkins.security.FIPS140.useCompliantAlgorithms()")).isEqualTo("true");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.await("document.querySelector('[name=\"_.caCertificates\"]')");
        page.screenshot("fips-configuration");
        assertThat(jenkins.log())
                .doesNotContainPattern("io\\.jenkins\\.plugins\\.reflector[^\n]*\n(WARNING|SEVERE)")
                .doesNotContainPattern("(WARNING|SEVERE)[^\n]*io\\.jenkins\\.plugins\\.reflector");
        reporter.publishEntry("seen", "started, the form opened");
    }

    @Test
    @DisplayName("FIPS mode: the form refuses plain HTTP, and says what to do")
    void refusesInForms(TestReporter reporter) throws Exception {
        String said = jenkins.http().post(DESCRIPTORS + "RegistryHost/checkInsecure", Map.of("value", "true"));

        assertThat(said).contains("In FIPS mode no registry is asked over plain HTTP: give an https address.");
        assertThat(jenkins.http().post(DESCRIPTORS + "automation.GitSettings/checkUrl", Map.of("value", git.url("fleet"))))
                .contains("In FIPS mode no Git server is asked over plain HTTP");
        reporter.publishEntry("seen", "In FIPS mode no registry is asked over plain HTTP: give an https address.");
    }

    @Test
    @DisplayName("FIPS mode: a step refuses a registry that would be tried over plain HTTP too, as one on the loopback address is, and says what to do")
    void refusesInSteps(TestReporter reporter) throws Exception {
        String image = registry.host() + "/library/nginx";
        Build build = jenkins.jobs().runPipeline("resolve", "reflectorResolve image: '" + image + "', policy: semver('1.x')");

        assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log())
                .contains("in FIPS mode no registry is asked over plain HTTP, and that of " + image + " would be: switch insecure off");
        reporter.publishEntry("seen", "`in FIPS mode no registry is asked over plain HTTP, and that of … would be: switch insecure off, …`");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

class InstallIT {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.withoutPlugin();

    @Test
    @DisplayName("The .hpi is uploaded to a running Jenkins and works without a restart")
    void installsWithoutARestart(TestReporter reporter) throws Exception {
        assertThat(jenkins.http().get("manage/configure")).doesNotContain("Image Reflector");

        jenkins.http().upload("pluginManager/uploadPlugin", "name", jenkins.hpi(), "pluginUrl");
        Duration took = Waiting.until(Duration.ofSeconds(60), "the plugin is active", () -> {
            String active = jenkins.http().script("println jenkins.model.Jenkins.get().pluginManager.getPlugin('image-reflector')?.active");
            return active.equals("true");
        });

        // Jenkins calls a plugin active before it has looked for all of its extensions.
        Waiting.until(Duration.ofSeconds(60), "its part of the form is there", () -> jenkins.http()
                .get("manage/configure")
                .contains("imageRepositories"));
        assertThat(jenkins.http().script("println jenkins.model.Jenkins.get().updateCenter.restartRequiredForCompletion")).isEqualTo("false");
        reporter.publishEntry("seen", "active " + took.toSeconds() + " s after the upload, its part of the form is there");
    }
}

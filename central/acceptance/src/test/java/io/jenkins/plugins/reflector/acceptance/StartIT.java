package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

class StartIT {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    @Test
    @DisplayName("Jenkins starts with the plugin, which is active and has no failed dependency")
    void starts(TestReporter reporter) throws Exception {
        JsonNode plugins = jenkins.http().json("pluginManager/api/json?tree=plugins[shortName,version,active,enabled],failedPlugins[name,cause]");

        assertThat(plugins.path("failedPlugins")).as("failed plugins").isEmpty();
        JsonNode ours = StreamSupport.stream(plugins.get("plugins").spliterator(), false)
                .filter(plugin -> plugin.get("shortName").asText().equals("image-reflector"))
                .findFirst()
                .orElseThrow();
        assertThat(ours.get("active").asBoolean()).isTrue();
        reporter.publishEntry("seen", "image-reflector " + ours.get("version").asText() + " active, up in "
                + jenkins.startTime().toSeconds() + " s");
    }
}

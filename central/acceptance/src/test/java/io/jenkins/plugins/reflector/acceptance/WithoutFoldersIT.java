package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jenkins without the plugin Folders, which is optional. */
class WithoutFoldersIT {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.without("cloudbees-folder");

    @Test
    @DisplayName("Without the plugin Folders and all that needs it: Jenkins starts with nothing of ours in its log, the forms are there, the step pushes")
    void works(TestReporter reporter) throws Exception {
        OptionalPlugins.assertWorks(jenkins, registry, git, "cloudbees-folder");
        reporter.publishEntry("seen", "started, configured, one commit");
    }
}

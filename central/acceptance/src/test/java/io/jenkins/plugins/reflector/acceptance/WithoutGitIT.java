package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jenkins without the Git plugin, which is optional. */
class WithoutGitIT {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.without("git");

    @Test
    @DisplayName("Without the Git plugin and all that needs it: Jenkins starts with nothing of ours in its log, the forms are there, the step pushes")
    void works(TestReporter reporter) throws Exception {
        OptionalPlugins.assertWorks(jenkins, registry, git, "git");
        reporter.publishEntry("seen", "started, configured, one commit");
    }
}

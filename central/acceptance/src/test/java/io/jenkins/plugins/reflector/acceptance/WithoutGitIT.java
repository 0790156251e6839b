package io.jenkins.plugins.reflector.acceptance;

import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jenkins without the Git plugin, which is optional. */
class WithoutGitIT extends WithoutPlugin {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.without("git");

    WithoutGitIT() {
        super(jenkins, "git");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import org.junit.jupiter.api.extension.RegisterExtension;

/** A Jenkins without the plugin Folders, which is optional. */
class WithoutFoldersIT extends WithoutPlugin {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.without("cloudbees-folder");

    WithoutFoldersIT() {
        super(jenkins, "cloudbees-folder");
    }
}

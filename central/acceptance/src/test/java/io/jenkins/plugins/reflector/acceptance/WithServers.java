package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What most classes need, the first two started anew for each: a registry, a Git server that wants a login, and the Jenkins that all share. */
abstract class WithServers {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();
}

package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealGit;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What most classes need: beside the registry, a Git server that wants a login, started anew for each. */
abstract class WithServers extends WithRegistry {

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();
}

package io.jenkins.plugins.reflector.acceptance;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A registry, started anew for each class, and the Jenkins that all share. */
abstract class WithRegistry {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller that builds on an agent, which is another JVM and comes over WebSocket. */
class AgentIT {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    @Test
    @DisplayName("The step within node('…') on an agent over a real remoting connection")
    void worksOnAnAgent(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "agent");
        try (AgentProcess agent = jenkins.startAgent("far")) {
            Build build = jenkins.jobs().runPipeline("agent", "node('far') {\n  writeFile file: 'mark', text: 'here'\n  def result = "
                    + fleet.step("") + "\n  writeFile file: 'mark', text: \"${result.commit}\"\n  echo readFile('mark')\n}");

            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(build.log()).contains("Running on far").contains(fleet.repository().head("main"));
            assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
            reporter.publishEntry("seen", "ran on the agent `far` over WebSocket, one commit");
        }
    }
}

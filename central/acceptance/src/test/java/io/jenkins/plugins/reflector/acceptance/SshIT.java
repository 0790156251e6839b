package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The step over ssh:// against sshd, with an ed25519 key. */
class SshIT extends WithRegistry {

    @RegisterExtension
    static final RealGit git = RealGit.ssh();

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched())
                .replace("      - usernamePassword:", "      - basicSSHUserPrivateKey:\n"
                        + "          scope: GLOBAL\n"
                        + "          id: git-key\n"
                        + "          username: " + System.getProperty("user.name") + "\n"
                        + "          privateKeySource:\n"
                        + "            directEntry:\n"
                        + "              privateKey: |\n"
                        + git.privateKey().indent(16)
                        + "      - usernamePassword:"));
    }

    private static void trust(String strategy) throws Exception {
        jenkins.configure("security:\n  gitHostKeyVerificationConfiguration:\n    sshHostKeyVerificationStrategy:" + strategy);
    }

    private static Build run(String job, Fleet fleet) throws Exception {
        return jenkins.jobs().runPipeline(job, fleet.step("").replace("git-bot", "git-key"));
    }

    @Test
    @DisplayName("ssh:// with an ed25519 key, the host key given in Git Host Key Verification Configuration: fetched and pushed")
    void pushes(TestReporter reporter) throws Exception {
        trust("\n      manuallyProvidedKeyVerificationStrategy:\n        approvedHostKeys: \"" + git.sshd().knownHosts() + "\"\n");
        Fleet fleet = Fleet.create(git, "trusted");

        Build build = run("ssh-trusted", fleet);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        reporter.publishEntry("seen", "one commit");
    }

    @Test
    @DisplayName("ssh:// to a server that nobody vouched for: refused with its fingerprint")
    void refusesAnUnknownServer(TestReporter reporter) throws Exception {
        trust(" \"knownHostsFileVerificationStrategy\"\n");
        Fleet fleet = Fleet.create(git, "unknown");

        Build build = run("ssh-unknown", fleet);

        assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
        String said = build.log().lines().filter(line -> line.startsWith("ERROR: ")).findFirst().orElseThrow();
        assertThat(said).contains("SHA256:").contains("host key");
        assertThat(fleet.commits()).isEqualTo(1);
        reporter.publishEntry("seen", said.substring("ERROR: ".length()).replace(fleet.repository().directory().getParent().toString(), ""));
    }
}

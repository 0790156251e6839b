package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Updates of a checkout that are not made by Git itself, or not by a Pipeline. */
class WorkspaceIT extends WithServers {

    private static final String TOOLS = """
            import hudson.plugins.git.GitTool
            import org.jenkinsci.plugins.gitclient.JGitTool
            def tools = jenkins.model.Jenkins.get().getDescriptorByType(GitTool.DescriptorImpl)
            def others = tools.installations.findAll { !(it instanceof JGitTool) }
            tools.setInstallations((others %s) as GitTool[])
            """;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script(TOOLS.formatted("+ new JGitTool([])"));
    }

    @AfterAll
    static void removeTheTool() throws Exception {
        jenkins.http().script(TOOLS.formatted(""));
    }

    @Test
    @DisplayName("A checkout by JGit as the Git tool: edited, committed and pushed; HEAD stands on the pushed commit, and another file keeps its uncommitted change")
    void updatesACheckoutOfJGit(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "jgit");

        Build build = jenkins.jobs().runPipeline("workspace-jgit", "node {\ncheckout([$class: 'GitSCM', gitTool: 'jgit', branches: [[name: 'main']], userRemoteConfigs: [[url: '"
                + fleet.url() + "', credentialsId: 'git-bot']]])\nwriteFile file: 'README.md', text: 'mine'\n"
                + "def r = reflectorUpdate(path: 'apps/my-app', images: [[image: 'nginx', policy: semver('1.23.x')]])\necho \"pushed ${r.commit}\"\n"
                + "sh 'git rev-parse HEAD; git status --porcelain; cat " + Fleet.PATH + "'\n}");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        String head = fleet.repository().head("main");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.commits()).isEqualTo(2);
        assertThat(fleet.repository().read("main", "README.md")).isEqualTo("# Fleet\n");
        assertThat(build.log())
                .contains("pushed " + head, "newTag: 1.23.1")
                .containsPattern("(?m)^" + head + "$")
                .containsPattern("(?m)^ M README.md$")
                .doesNotContain(" M apps/", RealGit.PASSWORD);
        reporter.publishEntry("seen", "one commit, which `git` finds in the checkout too");
    }

    @Test
    @DisplayName("The build step of a Freestyle job without url updates the job's own checkout, with the credentials of that checkout")
    void updatesTheCheckoutOfAFreestyleJob(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "freestyle-checkout");
        jenkins.jobs().create("workspace-freestyle", """
                <project>
                  <scm class="hudson.plugins.git.GitSCM">
                    <configVersion>2</configVersion>
                    <userRemoteConfigs><hudson.plugins.git.UserRemoteConfig>
                      <url>%s</url><credentialsId>git-bot</credentialsId>
                    </hudson.plugins.git.UserRemoteConfig></userRemoteConfigs>
                    <branches><hudson.plugins.git.BranchSpec><name>*/main</name></hudson.plugins.git.BranchSpec></branches>
                    <extensions/>
                  </scm>
                  <builders>
                    <io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder><update>
                      <path>apps/my-app</path>
                      <images><io.jenkins.plugins.reflector.config.ImageEntry>
                        <image>nginx</image>
                        <policy class="io.jenkins.plugins.reflector.config.policy.SemVerChoice"><range>1.23.x</range></policy>
                      </io.jenkins.plugins.reflector.config.ImageEntry></images>
                      <strategy>Both</strategy><onConflict>retry</onConflict>
                    </update></io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder>
                    <hudson.tasks.Shell><command>git rev-parse HEAD; git status --porcelain</command></hudson.tasks.Shell>
                  </builders>
                </project>
                """.formatted(fleet.url()));

        Build build = jenkins.jobs().run("workspace-freestyle");
        Build again = jenkins.jobs().run("workspace-freestyle");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(build.log())
                .contains("nginx 1.23.0 -> 1.23.1 in " + Fleet.PATH + ":5")
                .containsPattern("(?m)^" + fleet.repository().head("main") + "$")
                .doesNotContain(" M apps/", RealGit.PASSWORD);
        assertThat(again.result()).as(again.log()).isEqualTo("SUCCESS");
        assertThat(again.log()).contains("nothing to change");
        assertThat(fleet.commits()).isEqualTo(2);
        reporter.publishEntry("seen", "one commit; the next build found nothing to change");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What holds in a Jenkins that lacks an optional plugin. */
abstract class WithoutPlugin {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    private final JenkinsController jenkins;
    private final String missing;

    WithoutPlugin(JenkinsController jenkins, String missing) {
        this.jenkins = jenkins;
        this.missing = missing;
    }

    @Test
    @DisplayName("Without that plugin and all that needs it: Jenkins starts with nothing of ours in its log, the forms are there, the step pushes")
    void works(TestReporter reporter) throws Exception {
        String active = "jenkins.model.Jenkins.get().pluginManager.getPlugin('%s')?.active";
        assertThat(jenkins.http().script("println " + active.formatted("image-reflector"))).isEqualTo("true");
        assertThat(jenkins.http().script("println " + active.formatted(missing))).isEqualTo("null");
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Watched.NGINX));
        assertThat(jenkins.http().get("manage/configure")).contains("imageRepositories");
        Fleet fleet = Fleet.create(git, "without");

        Build build = jenkins.jobs().runPipeline("without", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot', policies: ['nginx-policy']");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        jenkins.jobs().create("without-trigger", "<project>" + Triggers.trigger("<policies><string>nginx-policy</string></policies>") + "</project>");
        new Triggers(jenkins).awaitSeen("without-trigger", "nginx:1.23.1");
        assertThat(jenkins.http().get("job/without-trigger/configure")).contains("reflector");
        assertThat(jenkins.http().json("reflector/api/json?depth=3").toString()).contains("nginx-policy");
        assertThat(jenkins.log())
                .doesNotContainPattern("io\\.jenkins\\.plugins\\.reflector[^\n]*\n(WARNING|SEVERE)")
                .doesNotContainPattern("(WARNING|SEVERE)[^\n]*io\\.jenkins\\.plugins\\.reflector");
        reporter.publishEntry("seen", "without " + missing + ": started, configured, one commit");
    }
}

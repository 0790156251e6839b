package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The build step of jobs that are no Pipelines. */
class BuilderIT extends WithServers {

    private static final String BUILDER = "document.querySelector('[descriptorid*=ReflectorUpdateBuilder]')";

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.0");
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static String freestyle(String update) {
        return "<project><builders><io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder><update>" + update
                + "</update></io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder></builders></project>";
    }

    private static String update(String url, String tag) {
        return "<url>" + url + "</url><branch>main</branch><credentialsId>git-bot</credentialsId><strategy>Both</strategy>"
                + "<onConflict>retry</onConflict><message>Build ${BUILD_NUMBER} of $JOB_NAME</message><images>"
                + "<io.jenkins.plugins.reflector.config.ImageEntry><image>nginx</image>"
                + "<policy class=\"io.jenkins.plugins.reflector.config.policy.SemVerChoice\"><range>1.23.x</range></policy>"
                + "<tag>" + tag + "</tag></io.jenkins.plugins.reflector.config.ImageEntry></images>";
    }

    @Test
    @DisplayName("A Freestyle job updates, and variables of the build stand in message and tag")
    void updatesInAFreestyleJob(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "freestyle");
        jenkins.jobs().create("freestyle", freestyle(update(fleet.url(), "1.23.${BUILD_NUMBER}")));

        Build build = jenkins.jobs().run("freestyle");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().log("main").get(0).message()).startsWith("Build 1 of freestyle\n");
        assertThat(build.log()).contains("nginx 1.23.0 -> 1.23.1 in " + Fleet.PATH + ":5");
        reporter.publishEntry("seen", "`Build 1 of freestyle`");
    }

    @Test
    @DisplayName("A Freestyle job fails with one sentence")
    void failsWithASentence() throws Exception {
        Fleet fleet = Fleet.create(git, "freestyle-wrong");
        jenkins.jobs().create("freestyle-wrong", freestyle(update(fleet.url(), "1.24.0")));

        Build build = jenkins.jobs().run("freestyle-wrong");

        assertThat(build.result()).isEqualTo("FAILURE");
        assertThat(build.log()).contains("1.24.0").doesNotContain("\tat ");
        assertThat(fleet.commits()).isEqualTo(1);
    }

    @Test
    @DisplayName("A Pipeline may use the build step by its symbol, without a node, and its texts are taken as they are")
    void runsInAPipeline() throws Exception {
        Fleet fleet = Fleet.create(git, "builder-pipeline");

        Build build = jenkins.jobs().runPipeline("builder-pipeline", "reflectorUpdateBuilder(update: [url: '" + fleet.url()
                + "', credentialsId: 'git-bot', message: 'Not $JOB_NAME', images: [[image: 'nginx', policy: semver('1.23.x')]]])");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.repository().log("main").get(0).message()).startsWith("Not $JOB_NAME\n");
    }

    @Test
    @DisplayName("The form of a Freestyle job fills the build step, and opening and saving it changes nothing")
    void isFilledInTheForm(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "builder-form");
        jenkins.jobs().create("builder-form", "<project/>");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/builder-form/configure");
        page.click(Forms.add("Add build step"));
        page.click("[...document.querySelectorAll('button, a')].find(b => b.innerText.trim() === 'Update container images in a Git repository' && b.offsetParent)");
        page.type(Forms.field(BUILDER, "url"), fleet.url());
        page.choose(Forms.field(BUILDER, "credentialsId"), RealGit.USER + "/****** (the bot)");
        page.type(Forms.field(BUILDER, "path"), "apps/my-app");
        page.click(Forms.add("Add image"));
        page.type(Forms.field(Forms.entry("images", 0), "image"), "nginx");
        page.type(Forms.field(Forms.entry("images", 0), "range"), "1.23.x");
        page.screenshot("builder");
        page.click(Forms.save());
        page.await("!document.location.href.includes('configure')");
        String saved = configuration();
        assertThat(saved).contains("<url>" + fleet.url() + "</url>", "<credentialsId>git-bot</credentialsId>", "<range>1.23.x</range>");

        page.open(jenkins.url() + "job/builder-form/configure");
        page.await(Forms.field(Forms.entry("images", 0), "image"));
        page.click(Forms.save());
        page.await("!document.location.href.includes('configure')");
        assertThat(configuration()).isEqualTo(saved);

        Build build = jenkins.jobs().run("builder-form");
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        reporter.publishEntry("seen", "the same `config.xml` after a second save");
    }

    /** Of the job of the form; Jenkins itself adds the list of actions at the second save. */
    private static String configuration() throws Exception {
        return jenkins.http().get("job/builder-form/config.xml").replaceFirst("\\s*<actions/>", "");
    }
}

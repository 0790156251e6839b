package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** What Image Reflector adds to the pages of builds and jobs. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PagesIT extends WithServers {

    private static final String ATTACK = "<img src=x onerror=alert(1)>";

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : List.of("1.23.0", "1.23.1", "1.24.0")) {
            registry.push("library/nginx", tag);
        }
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script("""
                import hudson.security.*
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def jenkins = Jenkins.get()
                ['nobody'].each { jenkins.securityRealm.createAccount(it, it + '-password') }
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                strategy.add(Jenkins.READ, PermissionEntry.user('nobody'))
                jenkins.authorizationStrategy = strategy
                """);
    }

    @AfterAll
    static void clean() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static void look(BrowserPage page, String path, String until, String picture) throws IOException, InterruptedException {
        page.open(jenkins.url() + path);
        page.await(until);
        page.screenshot(picture);
        List<String> ours = page.policyReports();
        page.open(jenkins.url() + "about/");
        assertThat(page.policyReports()).as("reports that a page of core does not have").containsAll(ours);
        page.open(jenkins.url() + path);
        page.await(until);
    }

    @Test
    @Order(1)
    @DisplayName("The page of a build says what its updates did: pushed with the commit, a dry run, nothing to change and a failure")
    void buildsTellTheirUpdates(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "build-page");
        Fleet locked = Fleet.create(git, "build-page-gone");
        Build build = jenkins.jobs().runPipeline("build-page", fleet.step(", dryRun: true") + "\n"
                + fleet.step("") + "\n"
                + fleet.step("") + "\n"
                + "catchError { " + locked.step(", branch: 'no-such-branch'") + " }\n");
        assertThat(build.log()).contains("nothing to change");
        String commit = fleet.repository().log("main").get(0).id();
        PageChecks.link(jenkins, "build-page", 1, "https://github.com/acme/fleet/commit/" + commit);

        BrowserPage page = jenkins.page();
        look(page, "job/build-page/1/", "document.body.innerText.includes('Images: 1 image in 1 file')", "build");
        String summary = page.text("document.querySelector('#main-panel').innerText");
        assertThat(summary)
                .contains("Images: a dry run, 1 image in 1 file would change")
                .contains("Images: 1 image in 1 file, commit " + commit.substring(0, 7))
                .contains("Images: nothing to change")
                .containsPattern("Images: failed: .*no-such-branch");
        assertThat(page.text("[...document.querySelectorAll('#main-panel a')].find(a => a.innerText === '" + commit.substring(0, 7) + "').href"))
                .isEqualTo("https://github.com/acme/fleet/commit/" + commit);

        look(page, "job/build-page/1/reflector/", "document.querySelectorAll('.reflector-update').length === 4", "build-updates");
        assertThat(page.text("[...document.querySelectorAll('.reflector-update')].map(u => u.dataset.state).join()"))
                .isEqualTo("dry-run,pushed,unchanged,failed");
        String pushed = page.text("document.querySelector('.reflector-update[data-state=pushed]').innerText");
        assertThat(pushed)
                .contains("1.23.0", "1.23.1", Fleet.PATH + ":5", "newest version in 1.23.x, of 3 tags")
                .contains("Update nginx to 1.23.1");
        assertThat(page.text("document.querySelector('.reflector-update[data-state=pushed] ins').textContent")).isEqualTo("+  newTag: 1.23.1 # This is what the reflector will update\n");
        assertThat(page.text("document.querySelector('.reflector-update[data-state=pushed] del').textContent")).isEqualTo("-  newTag: 1.23.0 # This is what the reflector will update\n");
        reporter.publishEntry("seen", "four updates of one build, each in a sentence, and their table and diff on a page of their own");
    }

    @Test
    @Order(2)
    @DisplayName("Branches, subjects, file names and addresses from outside are shown as text, and lead to no script")
    void showsHostileTextsAsText(TestReporter reporter) throws Exception {
        EmbeddedGitRepository repository = git.create("build-hostile");
        String path = "apps/" + ATTACK + "/kustomization.yaml";
        repository.commit("main", Map.of(path, Fleet.manifest("1.23.0")), "Begin");
        Build build = jenkins.jobs().runPipeline("build-hostile", "reflectorUpdate url: '" + git.url("build-hostile") + "', credentialsId: 'git-bot',"
                + " images: [[image: 'nginx', policy: semver('1.23.x')]], pushBranch: '<b>branch</b>', message: 'Say " + ATTACK + "'");
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        PageChecks.link(jenkins, "build-hostile", 1, "javascript:alert(2)//https://x");

        BrowserPage page = jenkins.page();
        look(page, "job/build-hostile/1/reflector/", "document.querySelector('.reflector-update[data-state=pushed]')", "build-hostile");
        String text = page.text("document.querySelector('#reflector-updates').innerText");
        assertThat(text).contains("<b>branch</b>", "Say " + ATTACK, path);
        assertThat(page.text("document.querySelectorAll('#reflector-updates img, #reflector-updates b, #reflector-updates script').length")).isEqualTo("0");
        assertThat(page.text("[...document.querySelectorAll('#main-panel a[href]')].filter(a => !/^https?:$/.test(a.protocol)).length")).isEqualTo("0");
        page.open(jenkins.url() + "job/build-hostile/1/");
        page.await("document.body.innerText.includes('Images: 1 image in 1 file')");
        assertThat(page.text("[...document.querySelectorAll('#main-panel a[href]')].filter(a => !/^https?:$/.test(a.protocol)).length")).isEqualTo("0");
        reporter.publishEntry("seen", "`" + ATTACK + "` in a path and a subject, as text");
    }

    @Test
    @Order(3)
    @DisplayName("A long diff is kept up to 256 KiB, with a line that says so; a build.xml of an older version is read all the same")
    void keepsTheBeginningOfALongDiff(TestReporter reporter) throws Exception {
        EmbeddedGitRepository repository = git.create("build-long");
        StringBuilder manifest = new StringBuilder("images:\n");
        for (int i = 0; i < 5000; i++) {
            manifest.append("- name: nginx\n  newTag: 1.23.0 # ").append("x".repeat(60)).append('\n');
        }
        repository.commit("main", Map.of("kustomization.yaml", manifest.toString()), "Begin");
        Build build = jenkins.jobs().runPipeline("build-long", "def result = reflectorUpdate url: '" + git.url("build-long") + "', credentialsId: 'git-bot',"
                + " images: [[image: 'nginx', policy: semver('1.23.x')]]\necho \"whole ${result.diff.length()}\"");
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        String kept = jenkins.http().script("""
                def build = jenkins.model.Jenkins.get().getItemByFullName('build-long').getBuildByNumber(1)
                def file = new File(build.rootDir, 'build.xml')
                def diff = { build.getAction(io.jenkins.plugins.reflector.update.UpdateAction).updates[0].result.diff }
                print diff().length() + ' ' + diff().readLines().last()
                file.text = file.text.replaceAll('(?m)^ *<(dryRun|reason)>.*\\\\n', '')
                assert !file.text.contains('<dryRun>')
                build.reload()
                print ' again ' + diff().length()
                """);
        assertThat(kept).containsPattern("^26[0-9]{4} \\[The diff is cut after [0-9]+ of [0-9]+ bytes: the repository has the rest.\\] again 26");
        BrowserPage page = jenkins.page();
        look(page, "job/build-long/1/reflector/", "document.querySelector('.reflector-diff').innerText.includes('The diff is cut after')", "build-long");
        assertThat(page.text("document.querySelector('.reflector-update').dataset.state")).isEqualTo("pushed");
        reporter.publishEntry("seen", kept.substring(kept.indexOf('[')));
    }

    @Test
    @Order(4)
    @DisplayName("The page of a job shows the images that its trigger watches, what it saw last, when it looks next and what fails, and what its builds pushed last, with a link as long as the build is there")
    void jobsShowTheirImages(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "job-page");
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - name: pages-nginx
                  image: nginx
                  interval: 1h
                - name: pages-gone
                  image: pages-gone
                  interval: 1h
                imagePolicies:
                - name: pages-nginx
                  imageRepositoryRef: pages-nginx
                  policy:
                    semver:
                      range: 1.23.x
                - name: pages-gone
                  imageRepositoryRef: pages-gone
                  policy:
                    semver:
                      range: 1.x
                """));
        jenkins.jobs().runPipeline("job-page", "properties([pipelineTriggers([reflectorScan(images: [[image: 'nginx', policy: semver('1.24.x')]],"
                + " policies: ['pages-*'], interval: '1h')])])\n" + fleet.step(""));
        Waiting.until(java.time.Duration.ofMinutes(3), "what the job saw", () -> {
            String page = jenkins.http().get("job/job-page/");
            return page.contains(">1.24.0<") && page.contains("reflector-reason");
        });

        BrowserPage page = jenkins.page();
        look(page, "job/job-page/", "document.querySelector('#reflector-job table')", "job");
        String text = page.text("document.querySelector('#reflector-job').innerText");
        assertThat(text)
                .contains("Last update: nginx 1.23.0 \u2192 1.23.1", fleet.repository().log("main").get(0).id().substring(0, 7), "on main", "#1")
                .contains("newest version in 1.24.x", "default/pages-nginx", "newest version in 1.23.x", "Image scan log");
        assertThat(page.text("[...document.querySelectorAll('#reflector-job tr')].find(r => r.innerText.includes('pages-gone')).innerText")).contains("none yet");
        assertThat(page.text("[...document.querySelectorAll('#reflector-job tr')].find(r => r.innerText.includes('1.24.x')).innerText")).contains("1.24.0", "in ");
        assertThat(page.text("[...document.querySelectorAll('#reflector-job a')].map(a => new URL(a.href).pathname).join(' ')"))
                .contains("/job/job-page/1/reflector/", "/reflector/policy/default%3Apages-nginx/", "/job/job-page/reflectorScanLog/");
        assertThat(maker("job-page #1")).isEqualTo("job/job-page/1/");
        jenkins.http().script("jenkins.model.Jenkins.get().getItemByFullName('job-page').getBuildByNumber(1).delete()");
        page.open(jenkins.url() + "job/job-page/");
        page.await("document.querySelector('#reflector-job table')");
        assertThat(page.text("document.querySelector('#reflector-job').innerText")).contains("#1");
        assertThat(page.text("[...document.querySelectorAll('#reflector-job a')].map(a => new URL(a.href).pathname).join(' ')"))
                .as("a build that was discarded").doesNotContain("/job/job-page/1/");
        assertThat(maker("job-page #1")).isEqualTo("null");
        page.open(jenkins.url() + "reflector/");
        page.await("[...document.querySelectorAll('table[data-table=updates] td')].some(d => d.innerText === 'job-page #1' && !d.querySelector('a'))");
        jenkins.jobs().createPipeline("job-page-plain", "echo 'no image'");
        assertThat(jenkins.http().get("job/job-page-plain/")).doesNotContain("reflector-job");
        reporter.publishEntry("seen", text.lines().findFirst().orElse(""));
    }

    /** Where the dashboard leads to from an update, below the root of Jenkins. */
    private static String maker(String by) throws IOException, InterruptedException {
        for (JsonNode update : jenkins.http().json("reflector/api/json?depth=3").get("overview").get("updates")) {
            if (update.get("by").asText().equals(by)) {
                return update.get("byLink").asText();
            }
        }
        throw new AssertionError("no update by " + by);
    }

    @Test
    @Order(5)
    @DisplayName("Who may not see the job does not see what its builds did")
    void hidesBuilds() {
        JenkinsHttp nobody = jenkins.http().as("nobody", "nobody-password");
        for (String path : List.of("job/build-page/1/reflector/", "job/build-page/1/", "job/no-such-job/1/reflector/")) {
            assertThatThrownBy(() -> nobody.get(path)).as(path).hasMessageContaining("404");
        }
    }

    @Test
    @Order(6)
    @DisplayName("A policy of the configuration leads to its page on the page of a build, for those who may see it there; one that the step has itself does not")
    void linksThePolicy(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "build-policy");
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - {name: nginx, image: nginx, interval: 1h}
                imagePolicies:
                - {name: nginx, imageRepositoryRef: nginx, policy: {semver: {range: 1.23.x}}}
                """));
        Build build = jenkins.jobs().runPipeline("build-policy", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot',"
                + " policies: ['nginx'], dryRun: true\n" + fleet.step(", dryRun: true"));
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        jenkins.http().script("""
                import hudson.model.Item
                import hudson.security.AuthorizationMatrixProperty
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def job = jenkins.model.Jenkins.get().getItemByFullName('build-policy')
                def property = new AuthorizationMatrixProperty([:])
                property.add(Item.READ, PermissionEntry.user('nobody'))
                job.addProperty(property)
                """);

        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/build-policy/1/reflector/");
        page.await("document.querySelectorAll('.reflector-update tbody tr').length === 2");
        assertThat(page.text("[...document.querySelectorAll('.reflector-update tbody')].map(t => [...t.querySelectorAll('td:nth-child(5)')]"
                + ".map(d => d.innerText + ' ' + (d.querySelector('a') ? new URL(d.querySelector('a').href).pathname : 'no page')).join()).join('; ')"))
                .isEqualTo("default/nginx /jenkins/reflector/policy/default%3Anginx/; default/nginx no page");
        page.leave("document.querySelector('.reflector-update td a')");
        page.await("document.querySelector('h1')?.innerText.includes('default/nginx')");
        String read = jenkins.http().as("nobody", "nobody-password").get("job/build-policy/1/reflector/");
        assertThat(read).contains("default/nginx").doesNotContain("reflector/policy/");
        reporter.publishEntry("seen", "`default/nginx` of the configuration leads to its page, and is plain text for who may only see the job");
    }
}

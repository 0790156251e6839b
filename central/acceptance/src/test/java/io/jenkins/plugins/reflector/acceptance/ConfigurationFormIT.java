package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Manage Jenkins, System, in the browser. */
class ConfigurationFormIT {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static final String REPOSITORY = Forms.entry("imageRepositories", 0);
    private static final String POLICY = Forms.entry("imagePolicies", 0);

    @BeforeAll
    static void empty() throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + Fleet.nothingWatched().indent(4));
    }

    @Test
    @DisplayName("Manage Jenkins → System in the browser: mistakes are told beside the fields at once; corrected and saved, every value is there after a restart")
    void validatesAndKeeps(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.click(Forms.add("Add image repository"));
        page.type(Forms.field(REPOSITORY, "name"), "nginx-repo");
        page.type(Forms.field(REPOSITORY, "image"), "nginx:latest");
        page.type(Forms.field(REPOSITORY, "interval"), "often");
        page.click(Forms.add("Add image policy"));
        page.type(Forms.field(POLICY, "name"), "nginx-policy");
        page.type(Forms.field(POLICY, "imageRepositoryRef"), "nginx-repo");
        page.type(Forms.field(POLICY, "range"), "nonsense");

        Map<String, String> wrong = Map.of(
                Forms.field(REPOSITORY, "image"), "image 'nginx:latest' should not include a tag; remove ':latest'",
                Forms.field(REPOSITORY, "interval"), "such as 30s, 10m or 1h30m, not \"often\"",
                Forms.field(POLICY, "range"), "improper constraint: \"nonsense\"");
        for (Map.Entry<String, String> field : new TreeMap<>(wrong).entrySet()) {
            page.await(Forms.validation(field.getKey()) + "?.includes(`" + field.getValue() + "`)");
            reporter.publishEntry("seen", "“" + page.text(Forms.validation(field.getKey())) + "”");
        }
        page.screenshot("configuration-wrong");

        page.type(Forms.field(REPOSITORY, "image"), "nginx");
        page.type(Forms.field(REPOSITORY, "interval"), "1h");
        page.type(Forms.field(POLICY, "range"), "1.23.x");
        for (String field : wrong.keySet()) {
            page.await("!" + Forms.validation(field));
        }
        page.leave(Forms.save());
        jenkins.restart();

        page.open(jenkins.url() + "manage/configure");
        Forms.openAll(page);
        page.await(Forms.field(POLICY, "range"));
        assertThat(page.text(Forms.field(REPOSITORY, "name") + ".value")).isEqualTo("nginx-repo");
        assertThat(page.text(Forms.field(REPOSITORY, "image") + ".value")).isEqualTo("nginx");
        assertThat(page.text(Forms.field(REPOSITORY, "interval") + ".value")).isEqualTo("1h");
        assertThat(page.text(Forms.field(POLICY, "name") + ".value")).isEqualTo("nginx-policy");
        assertThat(page.text(Forms.field(POLICY, "imageRepositoryRef") + ".value")).isEqualTo("nginx-repo");
        assertThat(page.text(Forms.field(POLICY, "range") + ".value")).isEqualTo("1.23.x");
        page.evaluate(REPOSITORY + ".scrollIntoView({block: 'start'})");
        page.screenshot("configuration");
    }

    @Test
    @DisplayName("A form that cannot be read, here with a sender of webhooks that does not exist and with a word for a number, changes nothing, neither on disk nor in memory")
    void aFormThatCannotBeReadChangesNothing(TestReporter reporter) throws Exception {
        jenkins.configure("""
                unclassified:
                  imageReflector:
                    registries:
                    - host: kept.example.com
                      credentialsId: kept
                    webhooks:
                    - id: kept-0123456789abcdef
                      sender: generic
                """);

        String said = jenkins.http().script("""
                def configuration = io.jenkins.plugins.reflector.config.ReflectorConfiguration.get()
                [[webhooks: [id: '', sender: 'nobody']], [registries: [[host: 'x.example.com', caCertificates: 'function(a) {b}', requestsPerHour: '1o0']]]].each {
                    try {
                        configuration.configure(org.kohsuke.stapler.Stapler.currentRequest2, net.sf.json.JSONObject.fromObject(it))
                        println 'saved'
                    } catch (hudson.model.Descriptor.FormException e) {
                        println e.message
                    } catch (e) {
                        println 'refused'
                    }
                }
                println "${configuration.registries*.host} ${configuration.webhooks*.id}"
                """);

        assertThat(said.lines())
                .containsExactly(
                        "refused",
                        "Nothing of Image Reflector was saved, for the field requestsPerHour has no number: 1o0. Go back, write a number of at most nine digits or leave the"
                                + " field empty, and save again.",
                        "[kept.example.com] [kept-0123456789abcdef]");
        jenkins.configure("unclassified: {imageReflector: {registries: [], webhooks: []}}");
        reporter.publishEntry("seen", "registries and webhooks as before");
    }

    @Test
    @DisplayName("The form removes what is deleted in it")
    void deletes() throws Exception {
        jenkins.configure("""
                unclassified:
                  imageReflector:
                    imageRepositories:
                    - name: one
                      image: nginx
                      suspend: true
                    - name: two
                      image: redis
                      suspend: true
                """);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/configure");
        page.click(Forms.remove(REPOSITORY));
        page.await("document.querySelectorAll('.repeated-chunk[name=imageRepositories]').length === 1");
        page.leave(Forms.save());

        page.open(jenkins.url() + "manage/configure");
        page.click(Forms.open(REPOSITORY));
        page.await(Forms.field(REPOSITORY, "name"));
        assertThat(page.text(Forms.field(REPOSITORY, "name") + ".value")).isEqualTo("two");
        page.click(REPOSITORY + ".querySelector('button.repeatable-delete')");
        page.await("document.querySelectorAll('.repeated-chunk[name=imageRepositories]').length === 0");
        page.leave(Forms.save());

        assertThat(jenkins.http().script("println io.jenkins.plugins.reflector.config.ReflectorConfiguration.get().imageRepositories.size()"))
                .isEqualTo("0");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The Snippet Generator, in the browser. */
class SnippetGeneratorIT {

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static final String STEP = "document.querySelector('#main-panel')";
    private static final String IMAGE = Forms.entry("images", 0);

    @BeforeAll
    static void makeAJob() throws Exception {
        jenkins.configure("""
                credentials:
                  system:
                    domainCredentials:
                    - credentials:
                      - usernamePassword: {scope: GLOBAL, id: git-bot, username: bot, password: s3cret}
                """);
        jenkins.jobs().createPipeline("snippets", "echo 'nothing'");
    }

    @Test
    @DisplayName("The Snippet Generator writes the README's line from a filled form, and leaves out what is the default")
    void writesTheStep(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/snippets/pipeline-syntax/");
        page.evaluate("(() => { const s = document.querySelector('select.dropdownList');"
                + " s.value = [...s.options].find(o => o.text.startsWith('reflectorUpdate:')).value;"
                + " s.dispatchEvent(new Event('change', {bubbles: true})); })()");
        page.type(Forms.field(STEP, "url"), "https://git.example.com/fleet.git");
        page.choose(Forms.field(STEP, "credentialsId"), "bot/******");
        page.type(Forms.field(STEP, "path"), "apps/my-app");
        page.click(Forms.add("Add image"));
        page.type(Forms.field(IMAGE, "image"), "nginx");
        page.type(Forms.field(IMAGE, "range"), "1.23.x");

        page.click("document.querySelector('#generatePipelineScript')");
        page.await("document.querySelector('#prototypeText').value.includes('reflectorUpdate')");
        page.screenshot("snippet");
        String snippet = page.text("document.querySelector('#prototypeText').value");

        assertThat(snippet).isEqualTo("reflectorUpdate credentialsId: 'git-bot', images: [[image: 'nginx', policy: semver('1.23.x')]],"
                + " path: 'apps/my-app', url: 'https://git.example.com/fleet.git'");
        reporter.publishEntry("seen", "`" + snippet + "`");
    }
}

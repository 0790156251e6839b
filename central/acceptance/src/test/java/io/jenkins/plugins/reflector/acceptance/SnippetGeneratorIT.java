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
        openForm(page, "reflectorUpdate");
        page.type(Forms.field(STEP, "url"), "https://git.example.com/fleet.git");
        page.choose(Forms.field(STEP, "credentialsId"), "bot/******");
        page.type(Forms.field(STEP, "path"), "apps/my-app");
        page.click(Forms.add("Add image"));
        page.type(Forms.field(IMAGE, "image"), "nginx");
        page.type(Forms.field(IMAGE, "range"), "1.23.x");

        String snippet = generate(page, "snippet");

        assertThat(snippet).isEqualTo("reflectorUpdate credentialsId: 'git-bot', images: [[image: 'nginx', policy: semver('1.23.x')]],"
                + " path: 'apps/my-app', url: 'https://git.example.com/fleet.git'");
        reporter.publishEntry("seen", "`" + snippet + "`");
    }

    private static void openForm(BrowserPage page, String step) throws Exception {
        page.open(jenkins.url() + "job/snippets/pipeline-syntax/");
        page.evaluate("(() => { const s = document.querySelector('select.dropdownList');"
                + " s.value = [...s.options].find(o => o.text.startsWith('" + step + ":')).value;"
                + " s.dispatchEvent(new Event('change', {bubbles: true})); })()");
    }

    private static String generate(BrowserPage page, String screenshot) throws Exception {
        page.click("document.querySelector('#generatePipelineScript')");
        page.await("document.querySelector('#prototypeText').value.includes('reflector')");
        page.screenshot(screenshot);
        return page.text("document.querySelector('#prototypeText').value");
    }

    /** All that is folded away, opened. */
    private static void unfold(BrowserPage page) throws Exception {
        page.evaluate("document.querySelectorAll('.advancedButton, .advanced-button').forEach(b => b.click())");
    }

    @Test
    @DisplayName("The Snippet Generator writes every other field of reflectorUpdate")
    void writesAllOfTheStep(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        openForm(page, "reflectorUpdate");
        page.type(Forms.field(STEP, "url"), "https://git.example.com/fleet.git");
        unfold(page);
        page.type(Forms.field(STEP, "automation"), "fleet");
        page.type(Forms.field(STEP, "resources"), "flux");
        page.type(Forms.field(STEP, "include"), "apps/**");
        page.type(Forms.field(STEP, "exclude"), "vendor/**");
        page.type(Forms.field(STEP, "message"), "Bump");
        page.type(Forms.field(STEP, "author"), "Me <me@example.com>");
        page.type(Forms.field(STEP, "pushBranch"), "updates");
        page.click("document.querySelector('[name=pullRequest] , input[name=\"_.pullRequest\"]')?.closest('.jenkins-form-item, tr')?.querySelector('label')");
        page.type(Forms.field(STEP, "title"), "New images");
        page.type(Forms.field(STEP, "labels"), "dependencies");
        page.type(Forms.field(STEP, "commitWindow"), "10m");
        page.click(Forms.field(STEP, "dryRun") + ".parentElement.querySelector('label')");

        String snippet = generate(page, "snippet-all");

        assertThat(snippet).isEqualTo("reflectorUpdate author: 'Me <me@example.com>', automation: 'fleet', commitWindow: '10m', dryRun: true,"
                + " exclude: ['vendor/**'], include: ['apps/**'], message: 'Bump', pullRequest: [draft: false, labels: ['dependencies'], title: 'New images'],"
                + " pushBranch: 'updates', resources: 'flux', url: 'https://git.example.com/fleet.git'");
        reporter.publishEntry("seen", "`" + snippet + "`");
    }

    @Test
    @DisplayName("The Snippet Generator writes reflectorResolve, whose form is that of an image")
    void writesResolve(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        openForm(page, "reflectorResolve");
        page.type(Forms.field(STEP, "image"), "nginx");
        page.type(Forms.field(STEP, "range"), "1.23.x");
        unfold(page);
        page.type(Forms.field(STEP, "minimumAge"), "72h");
        page.type(Forms.field(STEP, "ignoreTags"), "1.23.0");

        String snippet = generate(page, "snippet-resolve");

        assertThat(snippet).isEqualTo(
                "reflectorResolve ignoreTags: ['1.23.0'], image: 'nginx', minimumAge: '72h', policy: semver('1.23.x')");
        reporter.publishEntry("seen", "`" + snippet + "`");
    }
}

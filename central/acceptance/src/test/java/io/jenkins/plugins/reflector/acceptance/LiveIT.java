package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A page that stays open: answers that come late or not at all, and where the keyboard stays. */
class LiveIT extends WithRegistry {

    private static final String ASK = "document.getElementById('reflector').dispatchEvent(new CustomEvent('reflector-asked'))";
    private static final String POLICIES = "document.querySelector('table[data-table=policies]').innerText";

    @BeforeAll
    static void fill() throws Exception {
        StoredScans.configure(jenkins, registry, "['live']", "[['live', 'live', '1.x']]");
        StoredScans.save(jenkins, "['1.0.0', '1.1.0', '2.0.0', 'latest']", "['live']");
    }

    private static BrowserPage open(String path) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + path);
        page.await("document.querySelector('#reflector:not([aria-busy])')");
        return page;
    }

    @Test
    @DisplayName("An answer that a later one has overtaken changes nothing on the page")
    void passesOverWhatComesLate(TestReporter reporter) throws Exception {
        BrowserPage page = open("reflector/");
        page.await(POLICIES + ".includes('default/live')");
        page.evaluate("""
                (() => {
                  const answer = name => new Response(JSON.stringify({version: name, value: {
                    policies: [{id: name, name: name, image: 'x', rule: 'r', state: 'watched', reason: ''}],
                    repositories: [], automations: [], updates: [], problems: [], counts: {}, inherited: {}, shared: {}}}));
                  let asked = 0;
                  window.fetch = () => {
                    asked++;
                    return asked === 1
                      ? new Promise(done => { window.comeLate = () => done(answer('overtaken')); })
                      : asked === 2 ? Promise.resolve(answer('newest')) : new Promise(() => {});
                  };
                  ASK; ASK;
                })()""".replace("ASK", ASK));
        page.await(POLICIES + ".includes('newest')");
        page.evaluate("window.comeLate(); setTimeout(() => { window.cameLate = true; }, 1000)");
        page.await("window.cameLate");
        String shown = page.text(POLICIES);

        assertThat(shown).contains("newest").doesNotContain("overtaken");
        reporter.publishEntry("seen", "the newest answer stays");
    }

    @Test
    @DisplayName("A page that Jenkins answers no more says since when what it shows is not refreshed, until it is again")
    void saysThatItIsNotRefreshed(TestReporter reporter) throws Exception {
        BrowserPage page = open("reflector/");
        page.await(POLICIES + ".includes('default/live')");
        page.evaluate("window.real = window.fetch; window.fetch = () => Promise.reject(new TypeError('Failed to fetch')); " + ASK);
        page.await("document.querySelector('[data-stale]')");
        String said = page.text("document.querySelector('[data-stale]').innerText");
        PageChecks.pictures(page, "dashboard-not-refreshed");
        page.evaluate("window.fetch = window.real; " + ASK);
        page.await("!document.querySelector('[data-stale]')");

        assertThat(said).contains("not refreshed since", "Jenkins does not answer");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("Who chooses a verdict by the keyboard stays at it")
    void keepsTheKeyboard(TestReporter reporter) throws Exception {
        BrowserPage page = open("reflector/policy/default:live/");
        page.await("document.querySelectorAll('[data-verdicts] button').length > 2");
        page.evaluate("document.querySelectorAll('[data-verdicts] button')[1].focus()");
        String word = page.text("document.activeElement.innerText");
        page.press("Enter");
        page.await("document.querySelector('[data-verdicts] button[aria-pressed=true]')");

        assertThat(page.text("document.activeElement.innerText")).isEqualTo(word);
        assertThat(page.text("document.activeElement.getAttribute('aria-pressed')")).isEqualTo("true");
        reporter.publishEntry("seen", "the keyboard is still at: " + word.replace('\n', ' '));
    }

    @Test
    @DisplayName("A pattern that would keep the processor busy for long is not tried, in a sentence")
    void refusesACostlyPattern(TestReporter reporter) throws Exception {
        BrowserPage page = open("reflector/policy/default:live/");
        page.click("document.querySelector('.reflector-try summary')");
        page.type("document.querySelector('[data-try] [name=pattern]')", ".{0,1000}".repeat(50));
        page.click("document.querySelector('[data-try] [type=submit]')");
        page.await("document.querySelector('[data-answer]').innerText.includes('is not tried here')");

        reporter.publishEntry("seen", page.text("document.querySelector('[data-answer]').innerText"));
    }

    @Test
    @DisplayName("A rule that is tried while somebody tries another one waits for it, says so, and is tried by itself then")
    void waitsForAnothersRule(TestReporter reporter) throws Exception {
        BrowserPage page = open("reflector/policy/default:live/");
        page.click("document.querySelector('.reflector-try summary')");
        jenkins.http().script("""
                def field = { of, name -> def found = of.class.getDeclaredField(name); found.accessible = true; found.get(of) }
                def pages = hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.reflector.dashboard.ReflectorRootAction)
                def trying = field(field(pages, 'explanations'), 'trying')
                def begun = new java.util.concurrent.CountDownLatch(1)
                Thread.start { trying.lock(); begun.countDown(); try { sleep(8000) } finally { trying.unlock() } }
                begun.await()
                """);
        page.click("document.querySelector('[data-try] [type=submit]')");
        page.await("document.querySelector('[data-answer]').innerText.includes('Somebody tries a rule right now')");
        String told = page.text("document.querySelector('[data-answer]').innerText");
        page.screenshot("rule-waits");
        page.await("document.querySelector('[data-answer]').innerText.includes('would pick')");

        reporter.publishEntry("seen", told + " Then: " + page.text("document.querySelector('[data-answer]').innerText"));
    }
}

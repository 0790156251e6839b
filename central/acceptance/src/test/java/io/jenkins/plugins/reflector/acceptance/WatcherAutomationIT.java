package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** Automations that the watcher runs by itself, its logs, and what it tells administrators. Each test begins where the last one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatcherAutomationIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String IMAGE = "library/automated";

    private static Fleet fleet;
    private static Fleet suspended;

    @BeforeAll
    static void fill() throws Exception {
        registry.push(IMAGE, "1.23.0");
        fleet = Fleet.create(git, "automated");
        suspended = Fleet.create(git, "suspended");
        for (Fleet each : new Fleet[] {fleet, suspended}) {
            each.repository().commit("main", Map.of(Fleet.PATH, manifest("1.23.0")), "Another image");
        }
        configure(fleet.url(), "automated");
    }

    @AfterAll
    static void remove() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static String manifest(String tag) {
        return Fleet.manifest(tag).replace("nginx", "automated");
    }

    private static void configure(String url, String image) throws Exception {
        jenkins.configure(Fleet.configuration(
                registry,
                Watched.image("automated-policy", "automated-repo", image, "20s", "1.23.x")
                        + Watched.automation("automated-fleet", url, "1h", "policies: [\"automated-policy\"]")
                        + Watched.furtherAutomation("suspended-fleet", suspended.url(), "20s", "suspend: true")));
    }

    private static String logs() throws IOException, InterruptedException {
        return jenkins.http().script("""
                new File(jenkins.model.Jenkins.get().rootDir, 'image-reflector/logs').listFiles()
                    .sort { it.name }.each { println '== ' + it.name; println it.text }
                null
                """);
    }

    @Test
    @Order(1)
    @DisplayName("An automation of the configuration pushes by itself soon after a new tag is scanned, though its own interval is an hour; a suspended one does not")
    void pushesByItself(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "the first run", () -> logs().contains("run: first run"));
        Waiting.until(LIMIT, "the first pick", () -> logs().contains("picks automated:1.23.0"));
        registry.push(IMAGE, "1.23.1");
        registry.push(IMAGE, "1.24.0");
        Duration took = Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(manifest("1.23.1")));

        assertThat(fleet.commits()).isEqualTo(3);
        assertThat(fleet.repository().log("main").get(0).author()).isEqualTo("Fleet bot");
        assertThat(fleet.repository().log("main").get(0).message()).contains("Image-Reflector: default/automated-fleet");
        assertThat(suspended.commits()).isEqualTo(2);
        reporter.publishEntry("seen", "one commit, " + took.toSeconds() + " s after the push of the tag, with a scan every 20 s; none by the suspended one");
    }

    @Test
    @Order(2)
    @DisplayName("Each repository and automation has a log, in which no password stands")
    void keepsLogs(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "the push in the log", () -> logs().contains("pushed commit "));
        String logs = logs();

        assertThat(logs)
                .contains("== automation-default-automated-fleet-", "== image-repository-default-automated-repo-")
                .contains("pushed commit " + fleet.repository().head("main") + " to branch main")
                .contains("the policy default/automated-policy picks automated:1.23.1 instead of automated:1.23.0")
                .doesNotContain(RealGit.PASSWORD);
        reporter.publishEntry("seen", "`run: a policy picks another image`, `pushed commit " + fleet.repository().head("main").substring(0, 7) + "… to branch main`");
    }

    @Test
    @Order(3)
    @DisplayName("After a restart it goes on where it was: nothing is pushed or picked twice, and the next tag is pushed")
    void goesOnAfterARestart(TestReporter reporter) throws Exception {
        jenkins.restart();
        int before = scans();
        Waiting.until(LIMIT, "two scans after the restart", () -> scans() >= before + 2);
        assertThat(fleet.commits()).isEqualTo(3);
        assertThat(logs().split("picks automated:1.23.1", -1)).as("picked once").hasSize(2);

        registry.push(IMAGE, "1.23.2");
        Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(manifest("1.23.2")));
        assertThat(fleet.commits()).isEqualTo(4);
        reporter.publishEntry("seen", "one commit for 1.23.2, none for what was pushed before");
    }

    private static int scans() throws IOException {
        return jenkins.log().split("Scanned default/automated-repo", -1).length;
    }

    @Test
    @Order(4)
    @DisplayName("While Jenkins prepares to shut down nothing is pushed; when that is called off, what waited is pushed")
    void pushesNothingInQuietDown(TestReporter reporter) throws Exception {
        jenkins.http().post("quietDown", Map.of());
        try {
            registry.push(IMAGE, "1.23.3");
            Thread.sleep(Duration.ofSeconds(50).toMillis());
            assertThat(fleet.commits()).isEqualTo(4);
        } finally {
            jenkins.http().post("cancelQuietDown", Map.of());
        }
        Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(manifest("1.23.3")));
        assertThat(fleet.commits()).isEqualTo(5);
        reporter.publishEntry("seen", "nothing for 50 s, then one commit");
    }

    @Test
    @Order(5)
    @DisplayName("After the configuration was reloaded from disk it goes on, with the threads it had")
    void goesOnAfterAReload(TestReporter reporter) throws Exception {
        String before = listening();
        jenkins.reload();
        registry.push(IMAGE, "1.23.4");
        Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(manifest("1.23.4")));

        assertThat(fleet.commits()).isEqualTo(6);
        int threads = threads();
        assertThat(threads).isLessThanOrEqualTo(12);
        assertThat(listening()).as("nothing is there twice").isEqualTo(before);
        reporter.publishEntry("seen", "one commit; " + threads + " threads of the watcher");
    }

    /** Everything of ours that Jenkins calls by itself, with how often it is there. */
    private static String listening() throws IOException, InterruptedException {
        return jenkins.http().script("""
                def ours = [hudson.model.PeriodicWork, hudson.model.listeners.ItemListener, hudson.model.listeners.SaveableListener,
                    hudson.model.AdministrativeMonitor, hudson.model.RootAction].collectMany { hudson.ExtensionList.lookup(it) }
                    .collect { it.class.name }.findAll { it.startsWith('io.jenkins.plugins.reflector') }
                ours.countBy { it }.sort().each { println it }
                null
                """);
    }

    private static int threads() throws IOException, InterruptedException {
        return Integer.parseInt(jenkins.http().script(
                "println Thread.allStackTraces.keySet().count { it.name.startsWith('Image Reflector') }"));
    }

    @Test
    @Order(6)
    @DisplayName("What keeps failing is told to administrators in a sentence each, and no longer when it works again")
    void tellsWhatKeepsFailing(TestReporter reporter) throws Exception {
        String gone = fleet.url().replace("automated", "gone");
        configure(gone, "never-pushed");
        Waiting.until(LIMIT, "both are told", () -> {
            String page = jenkins.http().get("manage/");
            return page.contains("The image repository default/automated-repo (never-pushed) cannot be scanned")
                    && page.contains("The automation default/automated-fleet has failed since");
        });
        assertThat(jenkins.http().get("manage/")).contains("failures in a row").doesNotContain(RealGit.PASSWORD);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/");
        page.screenshot("monitor");

        configure(fleet.url(), "automated");
        // Other classes of a whole run may have left what keeps failing, so only these two are looked for.
        Waiting.until(LIMIT, "neither is told", () -> {
            String told = jenkins.http().get("manage/");
            return !told.contains("The image repository default/automated-repo") && !told.contains("The automation default/automated-fleet");
        });
        reporter.publishEntry("seen", "a sentence for the repository and one for the automation; gone after both were mended");
    }

    @Test
    @Order(7)
    @DisplayName("What an administrator dismisses is not told again")
    void isDismissed(TestReporter reporter) throws Exception {
        configure(fleet.url(), "not-an-image:at-all");
        Waiting.until(LIMIT, "it is told", () -> jenkins.http().get("manage/").contains("reflector-troubles"));
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "manage/");
        page.screenshot("dismiss");
        page.leave("document.querySelector('form[name=reflector-troubles] button')");

        assertThat(jenkins.http().get("manage/")).doesNotContain("reflector-troubles");
        reporter.publishEntry("seen", "no longer there after a click on Dismiss");
    }
}

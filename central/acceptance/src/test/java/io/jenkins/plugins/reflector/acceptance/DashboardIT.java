package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** The pages below {@code /reflector/}: what they show to whom, what can be done there, and that nothing on them opens a hole. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : List.of("1.23.0", "1.23.1", "1.24.0", "1.25.0-rc.1", "latest")) {
            registry.push("library/page-web", tag);
        }
        registry.push("library/nginx", "1.23.0");
        registry.push("library/page-team", "1.23.9");
        Users.create(jenkins, "reader", "dora", "nobody");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static Fleet fleet;

    private static void configure() throws Exception {
        fleet = Fleet.create(git, "page-fleet");
        configure("the database is not migrated yet");
        fill(PageChecks.ATTACK);
    }

    private static void configure(String reason) throws Exception {
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - name: page-web
                  image: page-web
                  interval: 1h
                - name: page-gone
                  image: page-gone
                  interval: 1h
                - name: page-nginx
                  image: nginx
                  interval: 1h
                imageUpdateAutomations:
                - name: page-fleet
                  interval: 1h
                  commitWindow: 1h
                  policies: [page-auto]
                  git:
                    url: %s
                    credentialsId: git-bot
                    ref:
                      branch: main
                imagePolicies:
                - name: page-auto
                  imageRepositoryRef: page-nginx
                  policy:
                    semver:
                      range: 1.23.x
                - name: page-stable
                  imageRepositoryRef: page-web
                  policy:
                    semver:
                      range: 1.23.x
                - name: page-newest
                  imageRepositoryRef: page-web
                  policy:
                    semver:
                      range: ">=1.0.0"
                  filterTags:
                    pattern: '^1\\.(?P<rest>.*)$'
                - name: page-pinned
                  imageRepositoryRef: page-web
                  policy:
                    semver:
                      range: 1.x
                  pin:
                    tag: 1.23.0
                    reason: '%s'
                - name: page-missing
                  imageRepositoryRef: page-gone
                  policy:
                    semver:
                      range: 1.x
                - name: page-off
                  imageRepositoryRef: page-web
                  suspend: true
                  policy:
                    semver:
                      range: 1.x
                """.formatted(fleet.url(), reason.replace("'", "''"))));
    }

    private static void fill(String attack) throws Exception {
        jenkins.jobs().create(
                "page-team",
                Folders.folder(
                        Folders.repositories("page-team", "page-team", ""),
                        Folders.policies("page-team", "page-team")));
        Users.grant(jenkins, "page-team", "dora", List.of("READ", "BUILD"));
        jenkins.http().script("""
                def history = io.jenkins.plugins.reflector.store.UpdateHistory.of(new io.jenkins.plugins.reflector.security.JenkinsFacade())
                def update = { time, url, branch, images, files -> history.add(new io.jenkins.plugins.reflector.spi.PushedUpdate(
                        time, null, 'page-team/deploy', 3, url, branch, 'ab12cd34' * 5, images, files)) }
                def image = { policy, name, from, to -> new io.jenkins.plugins.reflector.spi.PushedUpdate.Image(policy, name, from, to, null) }
                jenkins.model.Jenkins.get().getItemByFullName('page-team').createProject(org.jenkinsci.plugins.workflow.job.WorkflowJob, 'deploy')
                long now = System.currentTimeMillis()
                update(now - 86400000L, 'https://github.com/acme/fleet.git', 'main',
                        [image('default/page-stable', 'page-web', '1.22.9', '1.23.0')], ['apps/web/kustomization.yaml', 'apps/api/kustomization.yaml'])
                update(now - 3600000L, 'javascript:alert(3)', 'ATTACK',
                        [image('default/page-newest', 'ATTACK', 'ATTACK', 'ATTACK')], ['ATTACK'])
                """.replace("ATTACK", attack.replace("'", "\\'")));
    }

    private static JsonNode rows(JenkinsHttp http) throws IOException, InterruptedException {
        return JSON.readTree(http.post("reflector/rows", Map.of("known", ""))).get("value");
    }

    private static List<String> names(JsonNode rows) {
        List<String> names = new ArrayList<>();
        rows.forEach(row -> names.add(row.get("name").asText()));
        return names;
    }

    private static JenkinsHttp as(String user) {
        return jenkins.http().as(user, user + "-password");
    }

    private static void look(String path, String until, String picture) throws IOException, InterruptedException {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + path);
        page.await(until);
        assertThat(page.text("window.attacked ? 'attacked' : ''")).isEmpty();
        PageChecks.pictures(page, picture);
        PageChecks.harmless(jenkins, page);
    }

    @Test
    @Order(1)
    @DisplayName("The dashboard of a Jenkins that watches nothing says so, with one button")
    void beginsEmpty(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/");
        page.await("document.querySelector('#reflector:not([aria-busy])')");
        page.screenshot("empty");
        // Others' tests may have left updates.
        if (rows(jenkins.http()).get("updates").isEmpty()) {
            page.await("document.body.innerText.includes('Nothing is watched yet')");
        }
        reporter.publishEntry("seen", "Nothing is watched yet");
    }

    @Test
    @Order(2)
    @DisplayName("The dashboard shows each policy with its state in words: watched, held with the reason, suspended, failing with what to do, update available")
    void showsStates(TestReporter reporter) throws Exception {
        configure();
        Waiting.until(LIMIT, "the scans", () -> {
            JsonNode rows = rows(jenkins.http());
            boolean all = rows.get("repositories").size() == 4;
            for (JsonNode row : rows.get("repositories")) {
                all &= !row.get("state").asText().equals("waiting");
            }
            for (JsonNode row : rows.get("policies")) {
                all &= row.get("name").asText().matches(".*(missing|off)") || row.hasNonNull("latest");
            }
            return all;
        });
        JsonNode rows = rows(jenkins.http());
        StringBuilder seen = new StringBuilder();
        for (JsonNode row : rows.get("policies")) {
            seen.append(row.get("name").asText()).append(": ").append(row.get("state").asText()).append("; ");
        }

        assertThat(seen.toString())
                .contains("default/page-stable: update-available", "default/page-newest: watched", "default/page-pinned: held")
                .contains("default/page-missing: failing", "default/page-off: suspended", "page-team/page-team: ");
        look("reflector/", "document.body.innerText.includes('is not migrated yet')", "dashboard");
        assertThat(as("reader").get("reflector/")).doesNotContain("reflector/webhooks");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/");
        page.leave("document.querySelector('.jenkins-app-bar a[href$=\"/reflector/webhooks/\"]')");
        assertThat(page.text("location.pathname")).endsWith("/reflector/webhooks/");
        reporter.publishEntry("seen", seen.toString());
    }

    @Test
    @Order(3)
    @DisplayName("The page of a policy says why each tag is picked or not, tries another rule without saving it, and leads to its image repository, the log of that and the automations that write it")
    void explains(TestReporter reporter) throws Exception {
        look("reflector/policy/default:page-stable/", "document.querySelector('.reflector-picked')", "policy");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/policy/default:page-stable/");
        page.await("document.querySelector('.reflector-picked')?.innerText.includes('1.23.1')");
        assertThat(page.text("document.querySelector('[data-tags]').innerText")).contains("1.24.0", "Outside the range", "latest", "No version");
        page.click("document.querySelector('.reflector-try summary')");
        page.type("document.querySelector('[data-try] [name=value]')", ">=1.24.0-0");
        page.click("document.querySelector('[data-try] [type=submit]')");
        page.await("document.querySelector('[data-answer]').innerText.includes('would pick 1.25.0-rc.1')");
        PageChecks.pictures(page, "policy-try");
        page.type("document.querySelector('[data-try] [name=value]')", "1.x || (");
        page.click("document.querySelector('[data-try] [type=submit]')");
        page.await("document.querySelector('[data-answer]').innerText.includes('would pick nothing')");
        String wrong = page.text("document.querySelector('[data-answer]').innerText");
        page.click("document.querySelector('[data-own]')");
        page.await("document.querySelector('.reflector-picked')?.innerText.includes('1.23.1')");
        look("reflector/policy/default:page-missing/", "document.querySelector('.reflector-state--failing')", "policy-failing");
        page.open(jenkins.url() + "reflector/policy/default:page-missing/");
        page.await("document.querySelector('.reflector-facts a')");
        assertThat(page.text("[...document.querySelectorAll('.reflector-facts a')].map(a => a.innerText).join()")).isEqualTo("default/page-gone,log");
        page.leave("[...document.querySelectorAll('.reflector-facts a')].find(a => a.innerText === 'log')");
        page.await("document.querySelector('[data-log]').innerText.includes('scan failed') && document.querySelector('#reflector-log').getBoundingClientRect().top < innerHeight");
        page.leave("document.querySelector('table[data-table=policies] tbody a')");
        page.await("document.querySelector('.reflector-facts')");
        assertThat(page.text("location.pathname")).endsWith("/reflector/policy/default%3Apage-missing/");
        page.open(jenkins.url() + "reflector/policy/default:page-auto/");
        page.await("document.querySelector('.reflector-facts')");
        page.leave("[...document.querySelectorAll('.reflector-facts a')].find(a => a.innerText === 'default/page-fleet')");
        assertThat(page.text("location.pathname")).endsWith("/reflector/automation/default%3Apage-fleet/");
        look("reflector/policy/default:page-pinned/", "document.querySelector('.reflector-picked')", "policy-held");
        reporter.publishEntry("seen", "1.23.1 is picked; `>=1.24.0-0` would pick 1.25.0-rc.1; a wrong range: " + wrong);
    }

    @Test
    @Order(4)
    @DisplayName("The page of an image repository shows its tags and scans; Scan now brings a new tag to the dashboard without loading it again")
    void scansNow(TestReporter reporter) throws Exception {
        look("reflector/repository/default:page-web/", "document.querySelectorAll('[data-tags] tbody tr').length >= 5", "repository");
        look("reflector/repository/default:page-gone/", "document.querySelector('.reflector-state--failing')", "repository-failing");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/repository/default:page-gone/");
        page.await("document.querySelector('table[data-table=scans] tbody tr')?.innerText.includes('404 from')");
        page.open(jenkins.url() + "reflector/repository/default:page-web/");
        page.await("document.querySelector('table[data-table=scans] tbody tr')");
        String scan = page.text("document.querySelector('table[data-table=scans] tbody tr').innerText");
        assertThat(scan).contains("first scan", "200, 1 page").containsPattern("\\d ms|\\d s").contains("Docker-Distribution-Api-Version: registry/2.0");
        page.open(jenkins.url() + "reflector/");
        page.await("document.querySelector('table[data-table=policies] tbody tr')");
        page.evaluate("window.sameDocument = true");
        registry.push("library/page-web", "1.23.2");
        page.click("document.querySelector('[data-action=scan]')");
        Duration took = Waiting.until(LIMIT, "1.23.2 on the page", () -> page.evaluate("window.sameDocument === true && document.querySelector('table[data-table=policies]').innerText.includes('1.23.2')")
                .asBoolean());
        page.screenshot("dashboard-changed");
        JsonNode scans = jenkins.http().json("reflector/repository/default:page-web/api/json").get("scans");
        assertThat(scans.get(0).get("added").asInt() + " new, " + scans.get(0).get("gone").asInt() + " gone of " + scans.get(0).get("tags").asInt())
                .isEqualTo("1 new, 0 gone of 6");
        reporter.publishEntry("seen", "1.23.2 on the open page " + took.toSeconds() + " s after Scan now");
    }

    @Test
    @Order(5)
    @DisplayName("The page of an automation: Preview shows the diff that waits, Update now pushes it, the history links the commit")
    void runsAutomations(TestReporter reporter) throws Exception {
        // Its own first run came before the first scan, and further picks wait for the commit window.
        jenkins.http().post("reflector/automation/default:page-fleet/update", Map.of());
        Waiting.until(LIMIT, "the first run", () -> state("default/page-auto").equals("up-to-date"));
        registry.push("library/nginx", "1.23.1");
        jenkins.http().post("reflector/repository/default:page-nginx/scan", Map.of());
        Waiting.until(LIMIT, "the new pick", () -> state("default/page-auto").equals("update-available"));
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/automation/default:page-fleet/");
        page.await("!document.querySelector('[data-action=preview]').hidden");
        page.click("document.querySelector('[data-action=preview]')");
        page.await("document.querySelector('[data-diff]').innerText.includes('newTag: 1.23.1')");
        PageChecks.pictures(page, "automation-preview");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.0"));

        page.click("document.querySelector('[data-action=update]')");
        page.click("document.querySelector('dialog[open] [data-id=ok]')");
        Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(Fleet.manifest("1.23.1")));
        page.await("document.querySelector('table[data-table=updates]').innerText.includes('1.23.1')");
        page.await("document.querySelector('[data-log]').innerText.includes('pushed commit')");
        look("reflector/automation/default:page-fleet/", "document.querySelector('[data-log]').innerText.includes('pushed commit')", "automation");
        assertThat(state("default/page-auto")).isEqualTo("up-to-date");
        page.open(jenkins.url() + "reflector/automation/default:page-fleet/");
        page.await("document.querySelector('[data-log]').innerText.includes('pushed commit')");
        assertThat(page.text("document.querySelector('[data-section=preview]').hidden")).as("the preview from before the push").isEqualTo("true");
        for (String action : List.of("update", "preview")) {
            String path = "reflector/automation/default:page-fleet/" + action;
            assertThat(status(path, "GET", "admin", false)).isIn(404, 405);
            assertThat(status(path, "POST", "admin", false)).isEqualTo(403);
            assertThat(status(path, "POST", "reader", true)).isEqualTo(403);
            assertThat(status(path, "POST", "dora", true)).isEqualTo(404);
        }
        reporter.publishEntry("seen", "the diff from 1.23.0 to 1.23.1, then the same in Git, in the history and in the log");
    }

    private static String state(String policy) throws IOException, InterruptedException {
        for (JsonNode row : rows(jenkins.http()).get("policies")) {
            if (row.get("name").asText().equals(policy)) {
                return row.get("state").asText();
            }
        }
        return "";
    }

    @Test
    @Order(6)
    @DisplayName("A user of one folder sees and counts only what is in it, a reader all, anybody else nothing; api/json and the pages agree")
    void hidesWhatOneMayNotSee(TestReporter reporter) throws Exception {
        JsonNode dora = rows(as("dora"));
        assertThat(names(dora.get("policies"))).containsExactly("page-team/page-team");
        assertThat(names(dora.get("repositories"))).containsExactly("page-team/page-team");
        assertThat(dora.get("counts").toString()).doesNotContain("held");
        assertThat(dora.get("updates")).hasSize(2);
        assertThat(dora.get("repositories").get(0).get("mayScan").asBoolean()).isTrue();
        JsonNode api = as("dora").json("reflector/api/json?depth=3");
        assertThat(names(api.get("overview").get("policies"))).containsExactly("page-team/page-team");
        JsonNode reader = rows(as("reader"));
        assertThat(names(reader.get("policies"))).contains("default/page-stable", "page-team/page-team");
        assertThat(reader.get("repositories").get(0).get("mayScan").asBoolean()).isFalse();
        assertThat(reader.get("problems")).isEmpty();
        List<String> refused = new ArrayList<>();
        for (String path : List.of("reflector/", "reflector/api/json", "reflector/policy/default:page-stable/")) {
            refused.add("nobody " + path + " " + status(path, "GET", "nobody", false));
            refused.add("anonymous " + path + " " + status(path, "GET", null, false));
        }
        assertThat(refused).allMatch(line -> line.endsWith(" 403"));
        for (String path : List.of(
                "reflector/policy/default:page-stable/",
                "reflector/policy/default:page-stable/api/json",
                "reflector/repository/default:page-web/",
                "reflector/policy/default:no-such-policy/")) {
            assertThat(status(path, "GET", "dora", false)).as(path).isEqualTo(404);
        }
        assertThat(as("dora").get("reflector/policy/page-team:page-team/")).contains("page-team/page-team");
        assertThat(as("dora").get("")).contains("/reflector");
        assertThat(as("nobody").get("")).doesNotContain("/jenkins/reflector");
        reporter.publishEntry("seen", "a folder's user: page-team/page-team alone; nobody: 403; others' pages: 404, as those that are not there");
    }

    @Test
    @Order(50)
    @DisplayName("A preview waits, and says so, while two others are under way; then it comes by itself")
    void previewsWait(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/automation/default:page-fleet/");
        page.await("!document.querySelector('[data-action=preview]').hidden");
        underWay(2);
        page.click("document.querySelector('[data-action=preview]')");
        page.await("document.querySelector('[data-preview]').innerText.includes('Waits for another preview')");
        page.screenshot("automation-preview-waits");
        underWay(0);
        page.await("document.querySelector('[data-preview]').innerText.includes('Nothing would change')");
        reporter.publishEntry("seen", "Waits for another preview …, then: " + page.text("document.querySelector('[data-preview]').innerText"));
    }

    private static void underWay(int previews) throws IOException, InterruptedException {
        jenkins.http().script("""
                def pages = hudson.ExtensionList.lookupSingleton(io.jenkins.plugins.reflector.dashboard.ReflectorRootAction)
                def member = { of, name -> def found = of.class.getDeclaredField(name); found.accessible = true; found }
                def previews = member(pages, 'previews').get(pages)
                member(previews, 'underWay').set(previews, %d)
                def next = previews.class.getDeclaredMethod('beginNext')
                next.accessible = true
                next.invoke(previews)
                """.formatted(previews));
    }

    @Test
    @Order(60)
    @DisplayName("Actions and questions want POST, a crumb and the permission")
    void guardsActions(TestReporter reporter) throws Exception {
        String policy = "reflector/policy/default:page-stable/";
        String repository = "reflector/repository/default:page-web/";
        for (String path : List.of("reflector/scan", "reflector/rows", policy + "scan", policy + "tags", policy + "status", repository + "scan", repository + "tags")) {
            assertThat(status(path, "GET", "admin", false)).as("GET " + path).isIn(404, 405);
            assertThat(status(path, "POST", "admin", false)).as("no crumb " + path).isEqualTo(403);
            assertThat(status(path, "POST", "admin", true)).as(path).isEqualTo(200);
            assertThat(status(path, "POST", "nobody", true)).as("nobody " + path).isEqualTo(403);
        }
        for (String path : List.of(policy + "scan", repository + "scan")) {
            assertThat(status(path, "POST", "reader", true)).as("reader " + path).isEqualTo(403);
            assertThat(status(path, "POST", "dora", true)).as("dora " + path).isEqualTo(404);
        }
        assertThat(as("reader").post("reflector/scan", Map.of())).isEqualTo("{\"asked\":0}");
        assertThat(as("dora").post("reflector/scan", Map.of())).isEqualTo("{\"asked\":1}");
        reporter.publishEntry("seen", "GET 404 or 405, without a crumb 403, without the permission 403");
    }

    private static int status(String path, String method, String user, boolean crumb) throws IOException, InterruptedException {
        return PageChecks.status(jenkins, path, method, user, crumb, Map.of());
    }

    @Test
    @Order(70)
    @DisplayName("A user of one folder in the browser: the same pages, no error on the console")
    void browsesAsFolderUser() throws Exception {
        BrowserPage page = jenkins.page();
        PageChecks.login(jenkins, page, "dora");
        try {
            page.open(jenkins.url() + "reflector/");
            page.await("document.querySelector('table[data-table=policies] tbody tr')");
            assertThat(page.text("document.querySelector('#reflector').innerText")).contains("page-team/page-team").doesNotContain("page-stable");
            page.screenshot("dashboard-folder-user");
            page.leave("document.querySelector('table[data-table=policies] tbody a')");
            page.await("document.querySelector('[data-summary] dl')");
            assertThat(page.text("location.pathname")).endsWith("/reflector/policy/page-team%3Apage-team/");
        } finally {
            PageChecks.login(jenkins, page, JenkinsHttp.USER);
        }
    }

    @Test
    @Order(80)
    @DisplayName("Tags and texts from a hostile registry are shown as text")
    void showsHostileTagsAsText(TestReporter reporter) throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().doQuietDown()");
        StoredScans.save(jenkins, "['1.23.0', '1.23.1', '''" + PageChecks.ATTACK.replace("'", "\\'") + "''', '1.99-<b>bold</b>']", "['page-web']");
        configure(PageChecks.ATTACK);
        look("reflector/", "document.body.innerText.includes('pinned to 1.23.0: <img src=x onerror=alert(1)>')", "dashboard-hostile");
        look("reflector/policy/default:page-stable/", "document.querySelector('[data-tags]').innerText.includes('<img src=x onerror=alert(1)>')", "policy-hostile");
        look("reflector/repository/default:page-web/", "document.querySelector('[data-tags]').innerText.includes('1.99-<b>bold</b>')", "repository-hostile");
        reporter.publishEntry("seen", "`" + PageChecks.ATTACK.replace("`", "") + "` as text, no element of it in the page");
    }
}

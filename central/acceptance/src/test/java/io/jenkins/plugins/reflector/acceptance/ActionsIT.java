package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
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

/** What people decide on the pages of objects: who may, that everything obeys it, and that it stays. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ActionsIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String POLICY = "reflector/policy/default:act-web/";
    private static final String REPOSITORY = "reflector/repository/default:act-nginx/";
    private static final String AUTOMATION = "reflector/automation/default:act-fleet/";
    private static final List<String> ACTIONS = List.of(
            POLICY + "hold", POLICY + "release", POLICY + "suspend", POLICY + "resume",
            REPOSITORY + "suspend", REPOSITORY + "resume",
            AUTOMATION + "suspend", AUTOMATION + "resume");

    private static Fleet fleet;

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : List.of("1.23.0", "1.23.1", "1.23.2")) {
            registry.push("library/nginx", tag);
        }
        Users.create(jenkins, "reader", "dora", "nobody");
        fleet = Fleet.create(git, "act-fleet");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.configure(Fleet.configuration(registry, watched("[]")));
        jenkins.jobs().create(
                "act-team",
                Folders.folder(Folders.repositories("act-team", "nginx", ""), Folders.policies("act-team", "act-team")));
        Users.grant(jenkins, "act-team", "dora", List.of("READ", "CONFIGURE"));
        Waiting.until(LIMIT, "the first picks", () -> "1.23.2".equals(latest(POLICY)) && "1.23.2".equals(latest("reflector/policy/act-team:act-team/")));
    }

    @AfterAll
    static void clean() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script("['act-team', 'act-crew'].each { jenkins.model.Jenkins.get().getItemByFullName(it)?.delete() }");
    }

    private static String watched(String automations) {
        return """
                imageRepositories:
                - name: act-nginx
                  image: nginx
                  interval: 1h
                imagePolicies:
                - name: act-web
                  imageRepositoryRef: act-nginx
                  policy:
                    semver:
                      range: 1.23.x
                - name: act-pinned
                  imageRepositoryRef: act-nginx
                  suspend: true
                  policy:
                    semver:
                      range: 1.23.x
                  pin:
                    tag: 1.23.0
                    reason: not migrated
                imageUpdateAutomations: %s
                """.formatted(automations);
    }

    private static void withAutomation() throws Exception {
        jenkins.configure(Fleet.configuration(registry, watched("""

                - name: act-fleet
                  interval: 1h
                  policies: [act-web]
                  git:
                    url: %s
                    credentialsId: git-bot
                    ref:
                      branch: main
                """.formatted(fleet.url()))));
    }

    private static String latest(String path) throws IOException, InterruptedException {
        return jenkins.http().json(path + "api/json").get("policy").get("latest").asText();
    }

    private static JsonNode switches(String path) throws IOException, InterruptedException {
        return jenkins.http().json(path + "api/json").get("switches");
    }

    private static JenkinsHttp as(String user) {
        return jenkins.http().as(user, user + "-password");
    }

    private static BrowserPage open(String path) throws IOException, InterruptedException {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + path);
        page.await("document.querySelector('#reflector:not([aria-busy])')");
        return page;
    }

    private static void confirm(BrowserPage page, String action) throws IOException, InterruptedException {
        page.click("document.querySelector('[data-switch=" + action + "]')");
        page.click("document.querySelector('dialog[open] [data-id=ok]')");
    }

    private static void scan() throws IOException, InterruptedException {
        jenkins.http().post(REPOSITORY + "scan", Map.of());
    }

    @Test
    @Order(1)
    @DisplayName("Hold on the page of a policy: a question with tag and reason, then who, why and since when on the page; an automation and a step write the held tag")
    void holds(TestReporter reporter) throws Exception {
        BrowserPage page = open(POLICY);
        page.click("document.querySelector('[data-switch=hold]')");
        page.await("document.querySelector('dialog[open] [name=tag]').value === '1.23.2'");
        PageChecks.pictures(page, "hold-question");
        page.type("document.querySelector('dialog[open] [name=tag]')", "1.23.9");
        page.type("document.querySelector('dialog[open] [name=reason]')", "whatever");
        page.click("document.querySelector('dialog[open] [data-id=ok]')");
        page.await("document.querySelector('#reflector-said').textContent.includes('The last scan found no tag 1.23.9')");
        page.click("document.querySelector('[data-switch=hold]')");
        page.type("document.querySelector('dialog[open] [name=tag]')", "1.23.1");
        page.type("document.querySelector('dialog[open] [name=reason]')", "1.23.2 breaks " + PageChecks.ATTACK);
        page.click("document.querySelector('dialog[open] [data-id=ok]')");
        page.await("document.querySelector('[data-switches]').innerText.includes('Held at 1.23.1 by admin: 1.23.2 breaks <img src=x onerror=alert(1)>')");
        Waiting.until(LIMIT, "the held tag is picked", () -> latest(POLICY).equals("1.23.1"));
        page.await("document.querySelector('.reflector-picked')?.innerText.includes('1.23.1')");
        assertThat(page.text("document.querySelector('[data-tags]').innerText")).contains("held by admin since");
        PageChecks.pictures(page, "policy-held-on-page");
        PageChecks.harmless(jenkins, page);

        JsonNode hold = switches(POLICY).get("hold");
        assertThat(hold.get("tag").asText()).isEqualTo("1.23.1");
        assertThat(hold.get("user").asText()).isEqualTo("admin");
        assertThat(hold.get("reason").asText()).isEqualTo("1.23.2 breaks " + PageChecks.ATTACK);
        assertThat(jenkins.http().json(POLICY + "api/json").get("policy").get("state").asText()).isEqualTo("held");
        withAutomation();
        Waiting.until(LIMIT, "the push of the automation", () -> fleet.manifest().equals(Fleet.manifest("1.23.1")));
        Fleet other = Fleet.create(git, "act-step");
        Build build = jenkins.jobs().runPipeline(
                "act-step", "reflectorUpdate url: '" + other.url() + "', credentialsId: 'git-bot', policies: ['act-web']");
        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(other.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        page = open("reflector/");
        page.await("document.body.innerText.includes('1.23.2 breaks <img src=x')");
        PageChecks.harmless(jenkins, page);
        page = open(REPOSITORY);
        page.await("document.querySelector('[data-log]').innerText.includes('is held at 1.23.1 by admin: 1.23.2 breaks <img src=x')");
        PageChecks.harmless(jenkins, page);
        reporter.publishEntry("seen", "Held at 1.23.1 by admin, with the reason as text; automation and step wrote 1.23.1 though 1.23.2 is there");
    }

    @Test
    @Order(2)
    @DisplayName("A hold outlives configuration as code and a restart; Release has the newest tag pushed")
    void releases(TestReporter reporter) throws Exception {
        withAutomation();
        jenkins.restart();
        assertThat(switches(POLICY).get("hold").get("tag").asText()).isEqualTo("1.23.1");
        assertThat(latest(POLICY)).isEqualTo("1.23.1");

        BrowserPage page = open(POLICY);
        confirm(page, "release");
        page.await("document.querySelector('[data-switches]').hidden");
        Waiting.until(LIMIT, "the push", () -> fleet.manifest().equals(Fleet.manifest("1.23.2")));
        assertThat(switches(POLICY).get("hold").isNull()).isTrue();
        assertThat(jenkins.log()).contains("The image policy default/act-web was held at 1.23.1 by admin", "The image policy default/act-web was released by admin");
        reporter.publishEntry("seen", "held after the restart; after Release 1.23.2 was pushed");
    }

    @Test
    @Order(3)
    @DisplayName("Suspend an automation, a repository and a policy on their pages: nothing is pushed or asked, also after a restart, until Resume")
    void suspends(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "up to date", () -> fleet.manifest().equals(Fleet.manifest("1.23.2")));
        BrowserPage page = open(AUTOMATION);
        page.click("document.querySelector('[data-switch=suspend]')");
        page.type("document.querySelector('dialog[open] [name=reason]')", "freeze");
        PageChecks.pictures(page, "suspend-question");
        page.click("document.querySelector('dialog[open] [data-id=ok]')");
        page.await("document.querySelector('[data-switches]').innerText.includes('Suspended by admin: freeze')");
        page.await("document.querySelector('[data-summary]').innerText.includes('Suspended')");
        PageChecks.pictures(page, "automation-suspended");
        registry.push("library/nginx", "1.23.3");
        scan();
        Waiting.until(LIMIT, "the new pick", () -> latest(POLICY).equals("1.23.3"));
        jenkins.restart();
        assertThat(switches(AUTOMATION).get("suspension").get("reason").asText()).isEqualTo("freeze");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.2"));

        page = open(REPOSITORY);
        confirm(page, "suspend");
        page.await("document.querySelector('[data-switches]').innerText.includes('Suspended by admin')");
        PageChecks.pictures(page, "repository-suspended");
        assertThat(jenkins.http().post(REPOSITORY + "scan", Map.of())).as("it promises no scan").isEqualTo("{\"asked\":0}");
        assertThat(jenkins.http().post(POLICY + "scan", Map.of())).isEqualTo("{\"asked\":0}");
        assertThat(page.text("!document.querySelector('[data-switch=suspend]').hidden")).isEqualTo("false");
        page = open(POLICY);
        confirm(page, "suspend");
        page.await("document.querySelector('[data-switches]').innerText.includes('Suspended by admin')");
        PageChecks.pictures(page, "policy-suspended");

        for (String path : List.of(POLICY, REPOSITORY, AUTOMATION)) {
            page = open(path);
            confirm(page, "resume");
            page.await("document.querySelector('[data-switches]').hidden");
        }
        Waiting.until(LIMIT, "the push after Resume", () -> fleet.manifest().equals(Fleet.manifest("1.23.3")));
        reporter.publishEntry("seen", "Suspended by admin: freeze; 1.23.3 was pushed only after Resume");
    }

    @Test
    @Order(4)
    @DisplayName("What the configuration suspends or pins is shown as configured, and no button or request on the page takes it back")
    void leavesTheConfigurationAlone(TestReporter reporter) throws Exception {
        String path = "reflector/policy/default:act-pinned/";
        BrowserPage page = open(path);
        page.await("document.querySelector('[data-switches]').innerText.includes('Pinned to 1.23.0 in its configuration')");
        String text = page.text("document.querySelector('[data-switches]').innerText");
        assertThat(text).contains("Suspended in its configuration");
        assertThat(page.text("[...document.querySelectorAll('[data-switch]')].filter(b => !b.hidden).length")).isEqualTo("0");
        PageChecks.pictures(page, "policy-configured");
        for (String action : List.of("hold", "release", "suspend", "resume")) {
            assertThat(jenkins.http().post(path + action, Map.of("tag", "1.23.1", "reason", "x"))).as(action).contains("\"problem\"");
        }
        reporter.publishEntry("seen", text.replace('\n', ' '));
    }

    @Test
    @Order(5)
    @DisplayName("Every action wants POST, a crumb and Reflector/Update; a reader is offered none, others' objects are not there")
    void guardsActions(TestReporter reporter) throws Exception {
        Map<String, String> fields = Map.of("tag", "1.23.1", "reason", "x");
        List<String> wrong = new ArrayList<>();
        for (String path : ACTIONS) {
            expect(wrong, path, "GET", "admin", true, fields, 404, 405);
            expect(wrong, path, "POST", "admin", false, fields, 403);
            expect(wrong, path, "POST", "reader", true, fields, 403);
            expect(wrong, path, "POST", "dora", true, fields, 404);
            expect(wrong, path, "POST", "nobody", true, fields, 403);
            expect(wrong, path, "POST", null, true, fields, 403);
        }
        assertThat(wrong).isEmpty();
        for (String path : List.of(POLICY, REPOSITORY, AUTOMATION)) {
            assertThat(switches(path).get("hold").isNull()).isTrue();
            assertThat(switches(path).get("suspension").isNull()).isTrue();
            assertThat(as("reader").get(path)).doesNotContain("data-switch=");
            assertThat(as("reader").json(path + "api/json").get("switches").get("maySwitch").asBoolean()).isFalse();
        }
        String own = "reflector/policy/act-team:act-team/";
        assertThat(as("dora").post(own + "hold", fields)).contains("held at 1.23.1");
        assertThat(as("reader").json(own + "api/json").get("switches").get("hold").get("by").asText()).isEqualTo("dora");
        assertThat(as("dora").post(own + "release", Map.of())).contains("released");
        reporter.publishEntry("seen", "GET 404 or 405; without a crumb, as reader, nobody or anonymous 403; as user of another folder 404; in the own folder done");
    }

    private static void expect(
            List<String> wrong, String path, String method, String user, boolean crumb, Map<String, String> fields, Integer... wanted)
            throws IOException, InterruptedException {
        int status = PageChecks.status(jenkins, path, method, user, crumb, fields);
        if (!List.of(wanted).contains(status)) {
            wrong.add(method + " " + path + " as " + user + (crumb ? "" : " without a crumb") + ": " + status);
        }
    }

    @Test
    @Order(6)
    @DisplayName("A user of one folder holds and suspends in the browser what is the folder's; a renamed folder keeps its holds")
    void decidesInTheFolder(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        PageChecks.login(jenkins, page, "dora");
        try {
            page = open("reflector/policy/act-team:act-team/");
            page.click("document.querySelector('[data-switch=hold]')");
            page.type("document.querySelector('dialog[open] [name=tag]')", "1.23.0");
            page.type("document.querySelector('dialog[open] [name=reason]')", "not ready");
            page.click("document.querySelector('dialog[open] [data-id=ok]')");
            page.await("document.querySelector('[data-switches]').innerText.includes('Held at 1.23.0 by dora: not ready')");
        } finally {
            PageChecks.login(jenkins, page, JenkinsHttp.USER);
        }
        jenkins.http().post("job/act-team/confirmRename", Map.of("newName", "act-crew"));
        String renamed = "reflector/policy/act-crew:act-team/";
        assertThat(switches(renamed).get("hold").get("reason").asText()).isEqualTo("not ready");
        Waiting.until(LIMIT, "the pick", () -> latest(renamed).equals("1.23.0"));
        reporter.publishEntry("seen", "Held at 1.23.0 by dora: not ready; still so as act-crew");
    }

    private static String copy(String path, String kind) throws IOException, InterruptedException {
        BrowserPage page = open(path);
        page.click("document.querySelector('[data-copy=" + kind + "] summary')");
        page.await("document.querySelector('[data-copy=" + kind + "] .jenkins-copy-button')");
        return page.text("document.querySelector('[data-copy=" + kind + "] pre').innerText");
    }

    private static String configured() throws IOException, InterruptedException {
        return jenkins.http().script("""
                def configuration = io.jenkins.plugins.reflector.config.ReflectorConfiguration.get()
                println configuration.imageRepositories.find { it.name == 'act-nginx' }.toSpec()
                println configuration.imagePolicies.find { it.name == 'act-web' }.toSpec()
                println io.jenkins.plugins.reflector.config.automation.AutomationSpecs.of(configuration.imageUpdateAutomations.find { it.name == 'act-fleet' }, null).automation()
                """);
    }

    @Test
    @Order(7)
    @DisplayName("Copy as: configuration as code applied gives the same objects, the Pipeline lines run, and those who may not configure get no copy")
    void copies(TestReporter reporter) throws Exception {
        withAutomation();
        String before = configured();
        for (String path : List.of(REPOSITORY, POLICY, AUTOMATION)) {
            String code = copy(path, "CODE");
            assertThat(code).startsWith("unclassified:");
            jenkins.configure(code);
        }
        assertThat(configured()).isEqualTo(before);
        PageChecks.pictures(jenkins.page(), "automation-copy");
        String resolve = copy(REPOSITORY, "PIPELINE");
        String update = copy(POLICY, "PIPELINE");
        PageChecks.pictures(jenkins.page(), "policy-copy");
        String automation = copy(AUTOMATION, "PIPELINE");
        int number = 0;
        for (String step : List.of(resolve, update, automation)) {
            Build build = jenkins.jobs().runPipeline("act-copy-" + ++number, step);
            assertThat(build.result()).as(step + build.log()).isEqualTo("SUCCESS");
        }
        assertThat(copy(POLICY, "FLUX")).contains("kind: ImageRepository", "kind: ImagePolicy");
        for (String path : List.of(REPOSITORY, POLICY, AUTOMATION)) {
            assertThat(as("reader").get(path)).doesNotContain("data-copy=", "git-bot");
        }
        assertThat(as("dora").get("reflector/policy/act-crew:act-team/")).contains("data-copy=\"YAML\"").doesNotContain("data-copy=\"CODE\"");
        reporter.publishEntry("seen", "`" + resolve + "`; `" + update.replaceAll("\\s+", " ") + "`; `" + automation + "`");
    }

    @Test
    @Order(8)
    @DisplayName("The page of a policy has the picks with their times, the log of a repository how many tags came and went")
    void remembersPicks(TestReporter reporter) throws Exception {
        BrowserPage page = open(POLICY);
        page.await("document.querySelector('table[data-table=picks]').innerText.includes('1.23.1')");
        String picks = page.text("document.querySelector('table[data-table=picks] tbody').innerText");
        assertThat(picks).contains("1.23.3", "1.23.2", "1.23.1");
        page.evaluate("document.querySelector('#reflector-picks').scrollIntoView()");
        PageChecks.pictures(page, "policy-picks");
        page = open(REPOSITORY);
        page.await("document.querySelector('[data-log]').innerText.includes('4 tags (1 new, 0 gone)')");
        page.evaluate("document.querySelector('[data-section=log]').scrollIntoView()");
        PageChecks.pictures(page, "repository-log");
        reporter.publishEntry("seen", picks.replaceAll("\\s+", " "));
    }
}

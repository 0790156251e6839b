package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** The page of a folder, and the pages that look through a Git repository for images. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DiscoverIT extends WithServers {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ATTACK = "<img src=x onerror=alert(1)>";
    private static final String DISCOVER = "reflector/discover/";
    private static final String OF_FOLDER = "job/discover-team/reflector/discover/";

    private static String url;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.0");
        registry.push("library/redis", "7.0.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.jobs().create("discover-team", Folders.folder());
        Folders.credentials(jenkins.http(), "discover-team", "team-bot", RealGit.USER, RealGit.PASSWORD);
        jenkins.http().script("""
                import hudson.security.*
                import hudson.model.Item
                import jenkins.model.Jenkins
                import com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                import org.jenkinsci.plugins.matrixauth.inheritance.InheritParentStrategy
                def jenkins = Jenkins.get()
                ['reader', 'owner', 'nobody'].each { jenkins.securityRealm.createAccount(it, it + '-password') }
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                ['reader', 'owner', 'nobody'].each { strategy.add(Jenkins.READ, PermissionEntry.user(it)) }
                jenkins.authorizationStrategy = strategy
                def grant = { user, permissions ->
                    def folder = jenkins.getItemByFullName('discover-team')
                    def property = folder.properties.get(AuthorizationMatrixProperty) ?: new AuthorizationMatrixProperty([:])
                    property.inheritanceStrategy = new InheritParentStrategy()
                    permissions.each { property.add(it, PermissionEntry.user(user)) }
                    folder.properties.replace(property)
                }
                grant('reader', [Item.READ])
                grant('owner', [Item.READ, Item.CONFIGURE, Item.BUILD])
                """);
        EmbeddedGitRepository repository = git.create("discover");
        repository.commit("main", Map.of(
                "apps/nginx/kustomization.yaml", "images:\n- name: nginx\n  newTag: 1.23.0\n",
                "apps/" + ATTACK + "/compose.yaml", "services:\n  cache:\n    image: redis:7.0.1\n  app:\n    image: ghcr.io/acme/app:0a1b2c3d4e5f\n",
                "broken.yaml", "image: [\n"), "Begin");
        url = git.url("discover");
    }

    private static BrowserPage look(String path, String until, String picture) throws IOException, InterruptedException {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + path);
        page.await(until);
        page.screenshot(picture);
        List<String> ours = page.policyReports();
        page.open(jenkins.url() + "about/");
        assertThat(page.policyReports()).as("reports that a page of core does not have").containsAll(ours);
        page.open(jenkins.url() + path);
        page.await(until);
        assertThat(page.text("document.querySelectorAll('#reflector img, #reflector script:not([src])').length")).isEqualTo("0");
        return page;
    }

    private static void discover(BrowserPage page, String credentials) throws IOException, InterruptedException {
        page.type("document.querySelector('#reflector [name=\"_.url\"]')", url);
        page.await("[...document.querySelectorAll('#reflector [name=\"_.credentialsId\"] option')].some(o => o.value === '" + credentials + "')");
        page.evaluate("document.querySelector('#reflector [name=\"_.credentialsId\"]').value = '" + credentials + "'");
        page.leave("document.querySelector('#reflector form[name=discover] [type=submit], #reflector form[name=discover] button.jenkins-submit-button')");
        page.await("document.querySelector('#reflector-found')");
    }

    @Test
    @Order(1)
    @DisplayName("A dashboard that watches nothing has one button, which leads to a page that finds the images of a Git repository with a policy for each")
    void finds(TestReporter reporter) throws Exception {
        BrowserPage page = look("reflector/", "document.querySelector('#reflector:not([aria-busy])')", "discover-empty");
        if (page.text("document.querySelector('[data-empty=dashboard]').hidden").equals("false")) {
            assertThat(page.text("document.querySelectorAll('[data-empty=dashboard] a, [data-empty=dashboard] button').length")).isEqualTo("1");
        }
        look(DISCOVER, "document.querySelector('#reflector form[name=discover]')", "discover-form");
        discover(page, "git-bot");
        look(DISCOVER, "document.querySelector('#reflector-found')", "discover-found");

        String text = page.text("document.querySelector('#reflector').innerText");
        assertThat(text)
                .contains("3 images at commit", "semver('1.23.x')", "semver('7.0.x')", "apps/" + ATTACK + "/compose.yaml", "choose a policy by hand")
                .contains("reflectorUpdate url: '" + url + "', credentialsId: 'git-bot'", "imageRepositories:", "kind: ImageRepository");
        assertThat(jenkins.http().json("reflector/api/json?depth=3").get("overview").get("policies")).as("nothing is added yet").isEmpty();
        reporter.publishEntry("seen", "three images, two with a policy, as Pipeline, code and Flux resources");
    }

    @Test
    @Order(2)
    @DisplayName("One button adds what is suggested after a question; done again it adds nothing and changes nothing, and what was chosen of another look is refused in a sentence")
    void adds(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + DISCOVER);
        page.await("document.querySelector('#reflector-found')");
        page.evaluate("document.querySelector('#reflector [name=commit]').value = '" + "0".repeat(40) + "'");
        page.click("document.querySelector('#reflector form[data-question] [type=submit]')");
        page.leave("document.querySelector('dialog[open] [data-id=ok]')");
        page.await("document.querySelector('#reflector-notice')?.innerText.startsWith('Look again: nothing was added.')");
        page.screenshot("discover-look-again");
        page.open(page.text("location.origin + location.pathname"));
        page.await("document.querySelector('#reflector-found') && !document.querySelector('#reflector-notice')");
        page.click("document.querySelector('#reflector [name=image][value=redis]').closest('span').querySelector('label')");
        page.click("document.querySelector('#reflector form[data-question] [type=submit]')");
        page.await("document.querySelector('dialog[open]')?.innerText.includes('Add image repositories')");
        page.screenshot("discover-question");
        page.leave("document.querySelector('dialog[open] [data-id=ok]')");
        page.await("document.querySelector('#reflector-added')");
        look(DISCOVER, "document.querySelector('#reflector-added')", "discover-added");

        assertThat(names("reflector/api/json?depth=3", "policies")).containsExactly("default/nginx");
        assertThat(page.text("document.querySelector('#reflector-found').closest('section').innerText")).contains("Is watched already, by the policy nginx.");
        String before = jenkins.http().script("print io.jenkins.plugins.reflector.config.ReflectorConfiguration.get().configFile.asString()");
        post("admin", DISCOVER + "add", Map.of("commit", page.text("document.querySelector('#reflector [name=commit]').value"), "image", "nginx"));
        assertThat(jenkins.http().script("print io.jenkins.plugins.reflector.config.ReflectorConfiguration.get().configFile.asString()")).isEqualTo(before);
        reporter.publishEntry("seen", "nginx alone, as chosen");
    }

    private static List<String> names(String path, String kind) throws IOException, InterruptedException {
        List<String> names = new ArrayList<>();
        jenkins.http().json(path).get("overview").get(kind).forEach(row -> names.add(row.get("name").asText()));
        return names;
    }

    @Test
    @Order(3)
    @DisplayName("Whoever may configure a folder does the same there with the folder's credentials; its page shows its own and what it inherits, marked")
    void worksInAFolder(TestReporter reporter) throws Exception {
        jenkins.jobs().create("discover-other", Folders.folder(Folders.repositories("secret", "secret", ""), Folders.policies("secret", "secret")));
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/discover-team/");
        page.await("[...document.querySelectorAll('#side-panel a')].some(a => a.href.endsWith('/job/discover-team/reflector'))");
        page.screenshot("folder-sidebar");
        look(OF_FOLDER, "document.querySelector('#reflector form[name=discover]')", "discover-folder-form");
        discover(page, "team-bot");
        assertThat(page.text("document.querySelector('#reflector').innerText"))
                .doesNotContain("imageRepositories:")
                .contains("New: policy nginx of the inherited image repository nginx.");
        String commit = page.text("document.querySelector('#reflector [name=commit]').value");
        assertThat(visitor("owner").post(OF_FOLDER + "look", Map.of("_.url", url, "_.credentialsId", "git-bot")).status()).isIn(200, 302);
        Waiting.until(java.time.Duration.ofMinutes(1), "the owner's look", () -> visitor("owner").get(OF_FOLDER).body().contains("reflector-found"));
        assertThat(visitor("owner").get(OF_FOLDER).body()).as("who may not see what is above").contains("New: policy nginx of the image repository nginx.");
        assertThat(visitor("owner").post(OF_FOLDER + "add", Map.of("commit", commit, "image", "redis")).status()).isIn(200, 302);

        assertThat(names("job/discover-team/reflector/api/json?depth=3", "policies")).containsExactly("discover-team/redis", "default/nginx");
        look("job/discover-team/reflector/", "document.querySelector('table[data-table=policies] tbody tr')", "folder-dashboard");
        String text = page.text("document.querySelector('#reflector').innerText");
        assertThat(text).contains("discover-team/redis", "default/nginx", "inherited from default").doesNotContain("secret");
        JsonNode owner = JSON.readTree(visitor("owner").post("job/discover-team/reflector/rows", Map.of("known", "")).body()).get("value");
        assertThat(owner.get("policies")).as("what is above is not the owner's to see").hasSize(1);
        assertThat(owner.get("inherited")).isEmpty();
        assertThat(JSON.readTree(visitor("owner").post("job/discover-team/reflector/scan", Map.of()).body()).get("asked").asInt()).isEqualTo(1);
        reporter.publishEntry("seen", "discover-team/redis, and default/nginx inherited");
    }

    @Test
    @Order(4)
    @DisplayName("Readers see a folder's page but may not look for images; nobody and anonymous see neither; GET and a missing crumb do nothing")
    void keepsOthersOut(TestReporter reporter) throws Exception {
        assertThat(visitor("reader").get("job/discover-team/reflector/").status()).isEqualTo(200);
        assertThat(visitor("reader").get("job/discover-team/reflector/").body()).doesNotContain("discover-team/reflector/discover");
        assertThat(visitor("reader").get(OF_FOLDER).status()).isEqualTo(403);
        assertThat(visitor("owner").get(OF_FOLDER).status()).isEqualTo(200);
        assertThat(visitor("owner").get(DISCOVER).status()).isEqualTo(403);
        assertThat(visitor("nobody").get("job/discover-team/reflector/").status()).isEqualTo(404);
        assertThat(visitor("nobody").get("job/no-such-folder/reflector/").status()).isEqualTo(404);
        assertThat(Visitor.anonymous(jenkins).get(OF_FOLDER).status()).isIn(403, 404);
        for (String path : List.of(DISCOVER, OF_FOLDER)) {
            for (String action : List.of("look", "status", "add")) {
                assertThat(visitor("admin").get(path + action).status()).as("GET " + path + action).isIn(404, 405);
                assertThat(visitor("admin").postWithoutCrumb(path + action, Map.of()).status()).isEqualTo(403);
                assertThat(visitor("reader").post(path + action, Map.of()).status()).isEqualTo(403);
                assertThat(visitor("nobody").post(path + action, Map.of()).status()).isIn(403, 404);
            }
        }
        for (String action : List.of("rows", "scan")) {
            assertThat(visitor("reader").get("job/discover-team/reflector/" + action).status()).isIn(404, 405);
            assertThat(visitor("reader").postWithoutCrumb("job/discover-team/reflector/" + action, Map.of()).status()).isEqualTo(403);
            assertThat(visitor("nobody").post("job/discover-team/reflector/" + action, Map.of()).status()).isEqualTo(404);
        }
        assertThat(JSON.readTree(visitor("reader").post("job/discover-team/reflector/scan", Map.of()).body()).get("asked").asInt()).isZero();
        reporter.publishEntry("seen", "403, 404 or 405 where one may not");
    }

    @Test
    @Order(5)
    @DisplayName("Local paths, hostile addresses and a branch that is not there are told in a sentence, as text")
    void refuses(TestReporter reporter) throws Exception {
        StringBuilder seen = new StringBuilder();
        for (String wrong : List.of("/etc", "file:///etc", "https://x.example/" + ATTACK + ".git")) {
            post("admin", DISCOVER + "look", Map.of("_.url", wrong));
            seen.append(problem()).append(' ');
        }
        post("admin", DISCOVER + "look", Map.of("_.url", url, "_.branch", ATTACK, "_.credentialsId", "git-bot"));
        seen.append(problem());
        post("admin", DISCOVER + "look", Map.of("_.url", url, "_.path", "no/such", "_.credentialsId", "git-bot"));
        assertThat(problem()).contains("no/such");
        post("admin", DISCOVER + "look", Map.of("_.url", url, "_.credentialsId", "team-bot"));
        assertThat(problem()).as("credentials of a folder").contains("team-bot", "not found here");
        look(DISCOVER, "document.querySelector('#reflector-problem')", "discover-problem");
        reporter.publishEntry("seen", seen.toString().replace("`", ""));
    }

    @Test
    @Order(6)
    @DisplayName("A second look while one's own still runs is refused in a true sentence; the page stays at its own address and shows there how the first one ends")
    void oneLookAtATime(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        String submit = "document.querySelector('#reflector form[name=discover] [type=submit], #reflector form[name=discover] button.jenkins-submit-button')";
        String notice;
        // It takes calls and never answers.
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String slow = "http://127.0.0.1:" + silent.getLocalPort() + "/fleet.git";
            page.open(jenkins.url() + DISCOVER);
            page.type("document.querySelector('#reflector [name=\"_.url\"]')", slow);
            page.evaluate("document.querySelector('#reflector [name=\"_.credentialsId\"]').value = ''");
            page.leave(submit);
            page.await("document.querySelector('[data-progress]')");
            page.leave(submit);
            page.await("document.querySelector('#reflector-notice')");
            page.screenshot("discover-still-looking");
            notice = page.text("document.querySelector('#reflector-notice').innerText");
            assertThat(notice).startsWith("Your look through " + slow + " still runs");
            assertThat(page.text("location.pathname")).endsWith("/" + DISCOVER);
            assertThat(page.text("document.querySelectorAll('[data-progress]').length")).isEqualTo("1");
        }
        page.await("document.querySelector('#reflector-problem')");
        assertThat(page.text("location.pathname + location.search")).endsWith("/" + DISCOVER);
        assertThat(page.text("document.querySelectorAll('#reflector-notice, [data-progress]').length")).isEqualTo("0");
        reporter.publishEntry("seen", notice.replaceAll(":\\d+/", ":…/"));
    }

    @Test
    @Order(7)
    @DisplayName("Scan now on a folder's page says how many scans come; it is not there where nothing is the folder's own, whoever may scan what it inherits")
    void saysHowManyScansCome(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        String scan = "document.querySelector('[data-action=scan]')";
        String rows = "document.querySelectorAll('table[data-table=repositories] tbody tr')";
        String said = "document.querySelector('#reflector-said').textContent";
        page.open(jenkins.url() + "job/discover-team/reflector/");
        page.await(rows + ".length === 2");
        page.click(scan);
        page.await(said + " === 'One scan comes in a moment.'");
        page.open(jenkins.url() + "reflector/");
        page.await(rows + ".length === 3");
        page.click(scan);
        page.await(said + " === '3 scans come in a moment.'");

        jenkins.jobs().create("discover-heir", Folders.folder());
        page.open(jenkins.url() + "job/discover-heir/reflector/");
        page.await(rows + ".length === 1");
        page.screenshot("folder-inherits-only");
        assertThat(page.text("[...document.querySelectorAll('#reflector h2, #reflector input')].filter(e => e.checkVisibility()).map(e => e.innerText || e.ariaLabel).join()"))
                .isEqualTo("Policies,Filter policies,Updates,Image repositories,Filter image repositories");
        assertThat(page.text(scan + ".hidden")).isEqualTo("true");
        assertThat(page.text(rows + "[0].querySelectorAll('button').length")).as("the button of the row").isEqualTo("1");
        page.evaluate("window.ReflectorLive.act('scan', 'The scans come.')");
        page.await(said + ".startsWith('Nothing is scanned')");
        reporter.publishEntry("seen", "one of two on the folder, three on the dashboard; no button on a folder that only inherits");
    }

    @Test
    @Order(8)
    @DisplayName("A folder in which jobs pushed, and that watches nothing, shows its updates alone: no heading stands above nothing")
    void showsNoBlankSection(TestReporter reporter) throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.spi.PushedUpdate
                io.jenkins.plugins.reflector.store.UpdateHistory.of(new io.jenkins.plugins.reflector.security.JenkinsFacade()).add(
                        new PushedUpdate(System.currentTimeMillis(), null, 'discover-heir/deploy', 3, 'https://github.com/acme/heir.git', 'main', 'ab12cd34' * 5,
                        [new PushedUpdate.Image('default/heir', 'heir', '1.22.9', '1.23.1', null)], ['kustomization.yaml']))
                """);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/discover-heir/reflector/");
        page.await("document.querySelector('table[data-table=updates] tbody tr')");
        page.screenshot("folder-updates-only");
        String seen = page.text("[...document.querySelectorAll('#reflector h2, #reflector input, #reflector th, #reflector .reflector-tile')]"
                + ".filter(e => e.checkVisibility()).map(e => e.innerText.trim() || e.ariaLabel).join()");
        assertThat(seen).isEqualTo("Updates,Filter updates,Time,Images,Files,Commit,By");
        reporter.publishEntry("seen", seen);
    }

    private static String problem() throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + DISCOVER);
        page.await("document.querySelector('#reflector-problem')");
        assertThat(page.text("document.querySelectorAll('#reflector img').length")).isEqualTo("0");
        return page.text("document.querySelector('#reflector-problem').innerText");
    }

    private static Visitor visitor(String user) {
        return Visitor.of(jenkins, user, user.equals("admin") ? JenkinsHttp.PASSWORD : user + "-password");
    }

    private static void post(String user, String path, Map<String, String> fields) throws IOException, InterruptedException {
        assertThat(visitor(user).post(path, fields).status()).as(path).isIn(200, 302);
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The endpoint that registries tell of pushed images, and the pages on which administrators see what came. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WebhookIT {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String REGISTRY_ID = "hook-of-the-registry-0123456789ab";
    private static final String HUB_ID = "hook-of-docker-hub-0123456789abcd";
    private static final String GITHUB_ID = "hook-of-github-0123456789abcdef01";
    private static final String UNKNOWN_ID = "hook-that-nobody-made-0123456789a";
    private static final String ATTACK = "<img src=x onerror=window.attacked=1><script>window.attacked=2</script>";
    private static final List<String> SENDERS = List.of(
            "dockerhub", "distribution", "github", "harbor", "quay", "acr", "ecr", "gcr", "nexus", "artifactory", "gitea", "gitlab", "generic");

    @RegisterExtension
    @Order(1)
    static final JenkinsController jenkins = JenkinsController.shared();

    @RegisterExtension
    @Order(2)
    static final RealRegistry registry = RealRegistry.notifying(
            () -> jenkins.url() + "reflector-webhook/" + REGISTRY_ID + "/", "Authorization", Hooks.SECRET);

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/hook-web", "1.0.0");
        StringBuilder hooks = new StringBuilder("webhooks:\n");
        hooks.append(hook(REGISTRY_ID, "distribution", "  registry: docker.io\n  repositories: [\"hook-*\"]\n"));
        hooks.append("- id: ").append(HUB_ID).append("\n  sender: dockerhub\n");
        hooks.append(hook(GITHUB_ID, "github", ""));
        for (String sender : SENDERS) {
            hooks.append(hook(setupId(sender), sender, "  audience: jenkins\n  serviceAccount: push@example.com\n"));
        }
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - {name: hook-web, image: hook-web, interval: 12h}
                imagePolicies:
                - {name: hook-web, imageRepositoryRef: hook-web, policy: {semver: {range: 1.x}}}
                """ + hooks));
        Hooks.addSecret(jenkins);
        jenkins.http().script("""
                import hudson.security.*
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def jenkins = Jenkins.get()
                jenkins.securityRealm.createAccount('reader', 'reader-password')
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                ['io.jenkins.plugins.reflector.security.ReflectorPermissions.View',
                 'io.jenkins.plugins.reflector.security.ReflectorPermissions.Configure'].each {
                    strategy.add(Permission.fromId(it), PermissionEntry.user('reader'))
                }
                strategy.add(Jenkins.READ, PermissionEntry.user('reader'))
                jenkins.securityRealm.createAccount('looks', 'looks-password')
                Jenkins.SYSTEM_READ.enabled = true
                [Jenkins.READ, Jenkins.SYSTEM_READ].each { strategy.add(it, PermissionEntry.user('looks')) }
                jenkins.authorizationStrategy = strategy
                """);
        Waiting.until(LIMIT, "the first scan", () -> pick().equals("1.0.0"));
    }

    @AfterAll
    static void clean() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched() + "imageUpdateAutomations: []\n"));
    }

    private static String hook(String id, String sender, String more) {
        return "- id: " + id + "\n  sender: " + sender + "\n  secretCredentialsId: hook-secret\n" + more;
    }

    private static String setupId(String sender) {
        return "hook-to-be-set-up-" + sender;
    }

    private static String pick() throws IOException, InterruptedException {
        for (JsonNode row : jenkins.http().json("reflector/api/json?depth=3").get("overview").get("policies")) {
            if (row.get("name").asText().equals("default/hook-web")) {
                return row.path("latest").asText("");
            }
        }
        return "";
    }

    private static String log(String id) throws IOException, InterruptedException {
        return jenkins.http().get(Hooks.page(id));
    }

    private static String hub(String name, String tag) {
        return "{\"repository\": {\"repo_name\": \"" + name + "\"}, \"push_data\": {\"tag\": \"" + tag + "\", \"pushed_at\": "
                + System.nanoTime() + "}}";
    }

    private static String github(int number) {
        return "{\"action\": \"published\", \"number\": " + number + ", \"package\": {\"name\": \"hook-web\", \"namespace\": \"library\","
                + " \"package_type\": \"CONTAINER\", \"registry\": {\"url\": \"https://docker.io\"}}}";
    }

    private static long scans() throws IOException {
        return jenkins.log().lines().filter(line -> line.contains("Scanned default/hook-web ")).count();
    }

    @Test
    @Order(1)
    @DisplayName("A push to docker-registry, which notifies the webhook by itself: scanned and picked within seconds, with an interval of 12 h")
    void aRealDeliveryLeadsToThePick(TestReporter reporter) throws Exception {
        registry.push("library/hook-web", "1.1.0");
        Duration took = Waiting.until(LIMIT, "the pick", () -> pick().equals("1.1.0"));
        String page = log(REGISTRY_ID);

        assertThat(page).contains("library/hook-web:1.1.0", "default/hook-web", "data-outcome=\"accepted\"");
        assertThat(page).doesNotContain(Hooks.SECRET);
        assertThat(jenkins.log()).doesNotContain(REGISTRY_ID).doesNotContain(Hooks.SECRET);
        reporter.publishEntry("seen", "1.1.0 picked " + took.toSeconds() + " s after the push; the page names the image and what was scanned");
    }

    @Test
    @Order(2)
    @DisplayName("Believed, forged, unknown, replayed, huge, by GET, without a body: what each is answered, and that only the first starts a scan")
    void answersTellNothing(TestReporter reporter) throws Exception {
        Hooks hooks = new Hooks(jenkins);
        long before = scans();
        String body = github(1);
        List<String> seen = new ArrayList<>();
        seen.add("forged " + hooks.post(GITHUB_ID, Hooks.signed("package", "another", body), body));
        seen.add("unsigned " + hooks.post(GITHUB_ID, Map.of(), body));
        seen.add("unknown id " + hooks.post(UNKNOWN_ID, Map.of(), body));
        assertThat(seen).allMatch(line -> line.endsWith(" 403 Refused."));
        String huge = "x".repeat(1 << 20) + "xx";
        for (String id : List.of(GITHUB_ID, UNKNOWN_ID)) {
            assertThat(hooks.post(id, Map.of(), huge)).isEqualTo("413 The body is too large.");
            assertThat(hooks.send("POST", "reflector-webhook/" + id + "/", Map.of(),
                            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(huge.getBytes()))))
                    .as("in chunks")
                    .isEqualTo("413 The body is too large.");
            assertThat(hooks.send("GET", "reflector-webhook/" + id + "/", Map.of(), BodyPublishers.noBody())).startsWith("405 ");
            assertThat(hooks.send("PUT", "reflector-webhook/" + id + "/", Map.of(), BodyPublishers.ofString(body))).matches("40[35] (?s).*");
        }
        assertThat(scans()).as("none of these").isEqualTo(before);
        seen.add("believed " + hooks.post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, body), body));
        seen.add("replayed " + hooks.post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, body), body));
        seen.add("ping " + hooks.post(GITHUB_ID, Hooks.signed("ping", Hooks.SECRET, "{}"), "{}"));
        seen.add("no body " + hooks.post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, ""), ""));
        seen.add("without a slash " + hooks.send(
                "POST", "reflector-webhook/" + GITHUB_ID, Hooks.signed("package", Hooks.SECRET, github(2)), BodyPublishers.ofString(github(2))));
        assertThat(seen.subList(3, seen.size())).allMatch(line -> line.endsWith(" 202 Accepted."));
        Waiting.until(LIMIT, "one scan", () -> scans() > before);
        Thread.sleep(8000);
        assertThat(scans()).as("one for all of them").isEqualTo(before + 1);
        String page = log(GITHUB_ID);
        assertThat(page).contains("data-outcome=\"refused\"", "data-outcome=\"repeated\"", "data-outcome=\"not-understood\"", "the signature in the header");
        assertThat(jenkins.http().get("reflector/webhooks/")).contains("data-strangers");
        reporter.publishEntry("seen", String.join("; ", seen) + "; huge 413, GET 405; one scan");
    }

    @Test
    @Order(3)
    @DisplayName("No crumb is wanted there, and only there; anonymous users may see nothing else")
    void onlyTheEndpointNeedsNoCrumb(TestReporter reporter) throws Exception {
        Hooks hooks = new Hooks(jenkins);
        for (String path : List.of(
                "reflector-webhook/short/",
                "reflector-webhook/" + GITHUB_ID + "/more",
                "reflector-webhook/",
                "reflector/scan",
                "reflector/webhooks/",
                "scriptText")) {
            assertThat(hooks.send("POST", path, Map.of(), BodyPublishers.ofString("script=1"))).as(path).matches("(?s)40[034] .*").contains("crumb");
        }
        for (String path : List.of("reflector-webhook/" + GITHUB_ID + "/../../scriptText", "reflector-webhook/" + GITHUB_ID + "/%2e%2e/%2e%2e/scriptText",
                "reflector-webhook/" + GITHUB_ID + ";/../../scriptText")) {
            assertThat(hooks.send("POST", path, Map.of(), BodyPublishers.ofString("script=1"))).as(path).matches("(?s)40[034] .*").doesNotContain("Accepted");
        }
        for (String path : List.of("", "reflector/", "reflector/webhooks/", Hooks.page(GITHUB_ID))) {
            assertThat(hooks.send("GET", path, Map.of(), BodyPublishers.noBody())).as(path).startsWith("403 ");
        }
        JenkinsHttp reader = jenkins.http().as("reader", "reader-password");
        assertThat(reader.get("reflector/")).contains("reflector");
        for (String path : List.of("reflector/webhooks/", Hooks.page(GITHUB_ID), "reflector/webhooks/0123456789abcdef/")) {
            assertThat(refusal(reader, path)).as(path).contains(" gives 404");
        }
        assertThat(refusal(jenkins.http(), "reflector/webhooks/0123456789abcdef/")).contains(" gives 404");
        jenkins.http().script("jenkins.model.Jenkins.get().crumbIssuer = null");
        try {
            String body = github(3);
            assertThat(hooks.post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, body), body)).as("where nobody wants crumbs").isEqualTo("202 Accepted.");
            assertThat(hooks.post(GITHUB_ID, Hooks.signed("package", "another secret", body), body)).startsWith("403 ");
        } finally {
            // The administrator's requests get themselves a crumb, which there is none of.
            String login = Base64.getEncoder().encodeToString((JenkinsHttp.USER + ":" + JenkinsHttp.PASSWORD).getBytes(StandardCharsets.UTF_8));
            assertThat(hooks.send(
                            "POST",
                            "scriptText",
                            Map.of("Authorization", "Basic " + login, "Content-Type", "application/x-www-form-urlencoded"),
                            BodyPublishers.ofString("script=jenkins.model.Jenkins.get().crumbIssuer=new+hudson.security.csrf.DefaultCrumbIssuer(false)")))
                    .startsWith("200");
        }
        reporter.publishEntry("seen", "a crumb is wanted at every other path, also with `..` behind the address; the log: anonymous 403, Reflector/Configure 404, as one that is not there");
    }

    private static String refusal(JenkinsHttp user, String path) throws InterruptedException {
        try {
            return user.get(path);
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    @Order(3)
    @DisplayName("Who may only look at the configuration finds a webhook in its form, but not its id, which for some senders is all of the proof")
    void showsIdsToAdministratorsAlone(TestReporter reporter) throws Exception {
        String form = jenkins.http().as("looks", "looks-password").get("manage/configure");

        assertThat(form).contains(Hooks.page(HUB_ID), "Only administrators see it").doesNotContain(HUB_ID, REGISTRY_ID, setupId("quay"));
        assertThat(jenkins.http().get("manage/configure")).contains(HUB_ID).doesNotContain("Only administrators see it");
        reporter.publishEntry("seen", "a user with Overall/SystemRead reads: Only administrators see it");
    }

    @Test
    @Order(4)
    @DisplayName("Scripts in names and tags of deliveries are shown as text on the page of the webhook")
    void showsHostileDeliveriesAsText(TestReporter reporter) throws Exception {
        Hooks hooks = new Hooks(jenkins);
        assertThat(hooks.post(HUB_ID, Map.of(), hub(ATTACK, ATTACK))).isEqualTo("202 Accepted.");
        assertThat(hooks.post(HUB_ID, Map.of("X-GitHub-Event", ATTACK), "{\"repository\": \"" + ATTACK + "\"}")).isEqualTo("202 Accepted.");
        String signed = "{\"zen\": 1}";
        assertThat(hooks.post(GITHUB_ID, Hooks.signed(ATTACK, Hooks.SECRET, signed), signed)).isEqualTo("202 Accepted.");
        Waiting.until(LIMIT, "both in the logs", () -> log(HUB_ID).contains("onerror") && log(GITHUB_ID).contains("onerror"));
        BrowserPage page = jenkins.page();
        for (String id : List.of(HUB_ID, GITHUB_ID)) {
            page.open(jenkins.url() + Hooks.page(id));
            page.await("document.querySelector('[data-deliveries]').innerText.includes('<img src=x onerror=')");
            assertThat(page.text("window.attacked ? 'attacked' : ''")).isEmpty();
            assertThat(page.text("document.querySelectorAll('[data-deliveries] img, [data-deliveries] script').length")).isEqualTo("0");
        }
        List<String> ours = page.policyReports();
        page.screenshot("webhook-hostile");
        page.open(jenkins.url() + "about/");
        assertThat(page.policyReports()).as("reports that a page of core does not have").containsAll(ours);
        reporter.publishEntry("seen", "the tags as text, no script run, nothing a Content Security Policy would have stopped");
    }

    @Test
    @Order(5)
    @DisplayName("Each sender's page has the address, what to enter there, and a hint where Jenkins does not know its own address")
    void saysHowToSetEachSenderUp(TestReporter reporter) throws Exception {
        TreeSet<String> told = new TreeSet<>();
        for (String sender : SENDERS) {
            String page = log(setupId(sender));
            assertThat(page).as(sender).contains("/reflector-webhook/" + setupId(sender) + "/").doesNotContain("data-problem").doesNotContain(Hooks.SECRET);
            told.add(sender + " " + page.contains("reflector-steps") + page.contains("reflector-log"));
        }
        assertThat(told).noneMatch(line -> line.endsWith("falsefalse"));
        assertThat(log(setupId("generic"))).contains("signature=$(printf %s").contains("sha256=$signature");
        BrowserPage page = jenkins.page();
        for (String sender : List.of("distribution", "ecr", "generic")) {
            page.open(jenkins.url() + Hooks.page(setupId(sender)));
            page.await("document.querySelector('[data-url]')");
            page.screenshot("webhook-setup-" + sender);
        }
        page.open(jenkins.url() + Hooks.page(REGISTRY_ID));
        page.await("document.querySelector('[data-deliveries]')");
        page.screenshot("webhook");
        page.open(jenkins.url() + "reflector/webhooks/");
        page.await("document.querySelectorAll('.reflector-table tbody tr').length > 10");
        page.screenshot("webhooks");

        jenkins.http().script("jenkins.model.JenkinsLocationConfiguration.get().setUrl(null)");
        assertThat(log(GITHUB_ID)).contains("data-no-root", "https://JENKINS/reflector-webhook/" + GITHUB_ID + "/");
        jenkins.http().script("jenkins.model.JenkinsLocationConfiguration.get().setUrl('" + jenkins.url() + "')");
        assertThat(log(GITHUB_ID)).doesNotContain("data-no-root").contains(jenkins.url() + "reflector-webhook/" + GITHUB_ID + "/");
        reporter.publishEntry("seen", SENDERS.size() + " senders");
    }

    @Test
    @Order(6)
    @DisplayName("A webhook whose secret is gone says so on its page, and refuses everything like a forged delivery")
    void tellsThatItCannotWork(TestReporter reporter) throws Exception {
        jenkins.http().script("""
                import com.cloudbees.plugins.credentials.*
                import com.cloudbees.plugins.credentials.domains.Domain
                def store = SystemCredentialsProvider.instance.store
                store.removeCredentials(Domain.global(), store.getCredentials(Domain.global()).find { it.id == 'hook-secret' })
                """);
        String body = github(3);
        assertThat(new Hooks(jenkins).post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, body), body)).isEqualTo("403 Refused.");
        assertThat(log(GITHUB_ID)).contains("data-problem", "are not found among those of the controller");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + Hooks.page(GITHUB_ID));
        page.await("document.querySelector('[data-problem]')");
        page.screenshot("webhook-problem");
        Hooks.addSecret(jenkins);
        assertThat(new Hooks(jenkins).post(GITHUB_ID, Hooks.signed("package", Hooks.SECRET, body), body)).isEqualTo("202 Accepted.");
        reporter.publishEntry("seen", "403 and a sentence that names the credentials; 202 after they were added again");
    }
}

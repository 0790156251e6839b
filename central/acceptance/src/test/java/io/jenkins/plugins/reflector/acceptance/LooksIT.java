package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How the pages look, a row for each: light, dark and narrow, to the eye (pictures) and to what a program can tell; and that nothing from
 * outside becomes a part of them. A new page is one row more.
 */
class LooksIT extends WithServers {

    private static final String ATTACK = "<img src=x onerror=\"window.attacked=1\"><script>window.attacked=2</script>\"'&amp;{{7*7}}${7*7}";
    private static final String IMPORT = "descriptorByName/io.jenkins.plugins.reflector.config.ReflectorConfiguration/fluxImport/";
    private static final String DRAWN = "document.querySelector('#reflector:not([aria-busy])')";

    /**
     * A page.
     *
     * @param path below Jenkins
     * @param until what is true once it is there
     * @param picture its name among the results
     * @param panel selects what is ours; the rest is core's
     */
    private record Page(String path, String until, String picture, String panel) {
        Page(String path, String until, String picture) {
            this(path, until, picture, "#main-panel");
        }
    }

    private static final List<Page> PAGES = List.of(
            new Page("reflector/", DRAWN, "look-overview"),
            new Page("reflector/policy/default:look-stable/", "document.querySelector('.reflector-picked')", "look-policy"),
            new Page("reflector/policy/default:look-gone/", "document.querySelector('.reflector-state--failing')", "look-policy-failing"),
            new Page("reflector/policy/default:look-pinned/", "document.querySelector('.reflector-picked')", "look-policy-held"),
            new Page("reflector/repository/default:look-web/", "document.querySelector('[data-tags] tbody tr')", "look-repository"),
            new Page("reflector/repository/default:look-gone/", "document.querySelector('.reflector-state--failing')", "look-repository-failing"),
            new Page("reflector/automation/default:look-fleet/", DRAWN, "look-automation"),
            new Page("job/look-team/reflector/", DRAWN, "look-folder"),
            new Page("reflector/discover/", "document.querySelector('#main-panel form')", "look-discover"),
            new Page("reflector/webhooks/", "document.querySelector('.reflector-table tbody tr')", "look-webhooks"),
            new Page(Hooks.page("look-hub-0123456789abcdef"), "document.querySelector('[data-url]')", "look-webhook"),
            new Page(Hooks.page("look-git-0123456789abcdef"), "document.querySelector('[data-url]')", "look-webhook-signed"),
            new Page(IMPORT, "document.querySelector('textarea[name=yaml]')", "look-import"));

    /** What Image Reflector adds to pages of core. */
    private static final List<Page> ON_PAGES_OF_CORE = List.of(
            new Page("job/look-build/1/", "document.body.innerText.includes('Images: 2 images in 3 files')", "look-build", "#main-panel :is(td, div):has(> a[href=\"reflector/\"])"),
            new Page("job/look-build/1/reflector/", "document.querySelectorAll('.reflector-update').length === 4", "look-build-updates"),
            new Page("job/look-job/", "document.querySelector('#reflector-job table')", "look-job", "#reflector-job"),
            new Page("job/look-job/reflectorScanLog/", "document.querySelector('#main-panel pre')", "look-scan-log"),
            new Page("reflector/discover/", "document.querySelector('#reflector-found')", "look-discovered"),
            new Page("manage/configure", "(e => e && (e.scrollIntoView(), true))(document.querySelector('.reflector-entries'))", "look-configuration", ".reflector-entries"));

    private static final String WATCHED = """
            - {name: look-nginx, image: nginx, interval: 1h}
            - {name: look-lost, image: look-lost, interval: 1h}
            """;
    private static final String POLICIES = """
            - {name: look-nginx, imageRepositoryRef: look-nginx, policy: {semver: {range: 1.23.x}}}
            - {name: look-lost, imageRepositoryRef: look-lost, policy: {semver: {range: 1.x}}}
            """;

    @BeforeAll
    static void build() throws Exception {
        for (String image : List.of("nginx:1.23.0", "nginx:1.23.1", "nginx:1.24.0", "redis:7.0.1", "redis:7.0.2")) {
            registry.push("library/" + image.split(":")[0], image.split(":")[1]);
        }
        jenkins.configure(Fleet.configuration(registry, "imageRepositories:\n" + WATCHED + "imagePolicies:\n" + POLICIES));
        EmbeddedGitRepository repository = git.create("look");
        String manifest = "resources:\n- deployment.yaml\nimages:\n- name: nginx\n  newTag: 1.23.0\n";
        repository.commit("main", Map.of(
                "apps/web/kustomization.yaml", manifest,
                "apps/shop/kustomization.yaml", manifest + "- name: redis\n  newTag: 7.0.1 # cache\n",
                "apps/worker/kustomization.yaml", "images:\n- name: redis\n  newTag: 7.0.1\n"), "Begin");
        String step = "reflectorUpdate(url: '" + git.url("look") + "', credentialsId: 'git-bot', policies: ['look-nginx'], images: [[image: 'redis', policy: semver('7.0.x')]]";
        Build built = jenkins.jobs().runPipeline("look-build", step + ")\n" + step + ")\n"
                + "reflectorUpdate(url: '" + git.url("look") + "', credentialsId: 'git-bot', images: [[image: 'nginx', policy: semver('1.24.x')]], dryRun: true)\n"
                + "catchError { " + step + ", branch: 'no-such-branch') }");
        assertThat(built.log()).contains("nothing to change");
        PageChecks.link(jenkins, "look-build", 1, "https://github.com/acme/fleet/commit/" + repository.log("main").get(0).id());
        jenkins.jobs().runPipeline("look-job", "properties([pipelineTriggers([reflectorScan(images: [[image: 'redis', policy: semver('7.0.x')]],"
                + " policies: ['look-nginx', 'look-lost'], interval: '1h')])])\n"
                + "reflectorUpdate(url: '" + git.url("look") + "', credentialsId: 'git-bot', images: [[image: 'nginx', policy: semver('1.24.x')]])");
        Waiting.until(Duration.ofMinutes(3), "what the job saw", () -> {
            String page = jenkins.http().get("job/look-job/");
            return page.contains(">7.0.2<") && page.contains(">1.23.1<") && page.contains("reflector-reason");
        });
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/discover/");
        page.type("document.querySelector('#reflector [name=\"_.url\"]')", git.url("look"));
        page.await("[...document.querySelectorAll('#reflector [name=\"_.credentialsId\"] option')].some(o => o.value === 'git-bot')");
        page.evaluate("document.querySelector('#reflector [name=\"_.credentialsId\"]').value = 'git-bot'");
        page.leave("document.querySelector('#reflector form[name=discover] [type=submit], #reflector form[name=discover] button.jenkins-submit-button')");
        page.await("document.querySelector('#reflector-found')");
        // What is stored below stays as it is.
        jenkins.http().script("jenkins.model.Jenkins.get().doQuietDown()");
    }

    @AfterAll
    static void clear() throws Exception {
        jenkins.page().size(1280, 1400);
        jenkins.http().script("new File(jenkins.model.Jenkins.get().rootDir, 'image-reflector/history/updates.v1.jsonl').text = ''");
    }

    /** All that the pages can show, with a text from outside at each place that has one. */
    private static void fill(String text) throws Exception {
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - {name: look-web, image: look-web, interval: 1h}
                - {name: look-api, image: registry.example.com/team/look-api, interval: 10m}
                - {name: look-gone, image: look-gone, interval: 1h}
                - {name: look-odd, image: 'look-odd%1$s', interval: 1h}
                %2$s
                webhooks:
                - {id: look-hub-0123456789abcdef, sender: dockerhub}
                - {id: look-git-0123456789abcdef, sender: github, secretCredentialsId: hook-secret, repositories: ['look-*']}
                imageUpdateAutomations:
                - name: look-fleet
                  interval: 1h
                  policies: [look-stable, look-api]
                  git: {url: 'https://git.example.invalid/acme/fleet.git', credentialsId: git-bot, ref: {branch: 'main%1$s'}}
                imagePolicies:
                - {name: look-stable, imageRepositoryRef: look-web, policy: {semver: {range: 1.23.x}}, labels: ['team=web%1$s']}
                - {name: look-next, imageRepositoryRef: look-web, policy: {semver: {range: ">=1.24.0-0"}}}
                - {name: look-api, imageRepositoryRef: look-api, policy: {semver: {range: 1.x}}, minimumAge: 72h}
                - {name: look-pinned, imageRepositoryRef: look-web, policy: {semver: {range: 1.x}}, pin: {tag: 1.23.0, reason: 'the database is not migrated yet%1$s'}}
                - {name: look-gone, imageRepositoryRef: look-gone, policy: {semver: {range: 1.x}}}
                - {name: look-off, imageRepositoryRef: look-web, suspend: true, policy: {semver: {range: 1.x}}}
                - {name: look-odd, imageRepositoryRef: look-odd, policy: {alphabetical: {order: asc}}, filterTags: {pattern: '%1$s', extract: '$x'}}
                %3$s
                """.formatted(text.replace("'", "''"), WATCHED, POLICIES)));
        jenkins.jobs().create("look-team", Folders.folder(Folders.repositories("look-team", "look-team", ""), Folders.policies("look-team", "look-team")));
        String encoded = Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        StoredScans.save(
                jenkins,
                "['1.23.0', '1.23.1', '1.24.0', '1.25.0-rc.1', 'latest'] + (0..<40).collect { '1.22.' + it } + ['zz' + new String('" + encoded + "'.decodeBase64(), 'UTF-8')]",
                "['look-web', 'look-api']");
        StoredScans.fail(jenkins, "look-gone", "registry answers 404 to the list of tags: name unknown" + text);
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.engine.automation.AutomationStatus
                import io.jenkins.plugins.reflector.spi.*
                def text = new String('TEXT'.decodeBase64(), 'UTF-8')
                def watcher = io.jenkins.plugins.reflector.watcher.WatcherService.get()
                def name = { new io.jenkins.plugins.reflector.engine.resource.ResourceName('default', it) }
                watcher.logs().line(WatchedKind.IMAGE_REPOSITORY, name('look-web'), 'scan: 46 tags, 1 new' + text)
                def scan = { ago, why, tags, added, gone, problem, status, headers -> watcher.logs().scanned(name('look-web'),
                        new io.jenkins.plugins.reflector.store.ScanNote(System.currentTimeMillis() - ago * 60000L, why, 85L * ago, tags, added, gone, problem, status, 1, headers)) }
                scan(130, 'first scan', 44, null, null, null, 200, ['Docker-Distribution-Api-Version': 'registry/2.0'])
                scan(70, 'triggered by interval', null, null, null, '429 from registry.example.com for look-web: too many requests; scan less often' + text, 429, ['Retry-After': '3600' + text])
                scan(2, 'reconcile requested' + text, 46, 3, 1, null, 200, ['RateLimit-Limit': '100;w=21600', 'RateLimit-Remaining': '76;w=21600' + text, 'Docker-Distribution-Api-Version': 'registry/2.0', 'Server': 'nginx' + text])
                watcher.logs().line(WatchedKind.AUTOMATION, name('look-fleet'), 'run: every hour' + text)
                def jenkins = jenkins.model.Jenkins.get()
                def history = io.jenkins.plugins.reflector.store.UpdateHistory.of(new io.jenkins.plugins.reflector.security.JenkinsFacade())
                def image = { policy, of, from, to -> new PushedUpdate.Image(policy, of, from, to, null) }
                def add = { ago, automation, job, url, branch, images, files -> history.add(new PushedUpdate(
                        System.currentTimeMillis() - ago * 60000L, automation, job, job == null ? 0 : 12, url, branch, 'ab12cd34' * 5, images, files)) }
                add(1500, 'default/look-fleet', null, 'https://github.com/acme/fleet.git', 'main' + text,
                        [image('default/look-stable', 'look-web' + text, '1.22.9', '1.23.0')], ['apps/web/kustomization.yaml', 'apps/api/kustomization.yaml', 'apps/worker/kustomization.yaml', 'apps/cron/kustomization.yaml'])
                add(90, null, 'look-gone-job' + text, text.isEmpty() ? 'https://github.com/acme/fleet.git' : 'javascript:alert(3)', 'main',
                        [image('default/look-next', 'look-web', '1.23.0' + text, '1.24.0' + text), image('default/look-api', 'registry.example.com/team/look-api', null, '1.24.0')], ['apps/' + text + 'web.yaml'])
                """.replace("TEXT", encoded));
    }

    private static BrowserPage open(Page page) throws Exception {
        BrowserPage browser = jenkins.page();
        browser.open(jenkins.url() + page.path());
        browser.await(page.until());
        return browser;
    }

    @Test
    @DisplayName("Each page, and what is added to pages of core, in the light and the dark theme, wide and 375 pixels wide: contrast, labels, headings, captions, focus, nothing wider than the window, nothing from elsewhere, nothing that a strict Content-Security-Policy forbids")
    void looks(TestReporter reporter) throws Exception {
        List<Page> pages = Stream.concat(PAGES.stream(), ON_PAGES_OF_CORE.stream()).toList();
        jenkins.http().script("jenkins.model.Jenkins.get().getItemByFullName('look-team')?.delete()");
        fill("");
        List<String> wrong = new ArrayList<>();
        jenkins.page().open(jenkins.url() + "about/");
        List<String> ofCore = jenkins.page().policyReports();
        for (Page page : pages) {
            BrowserPage browser = open(page);
            look(page, "", browser, wrong);
            Looks.dark(browser, true);
            // Colours change slowly.
            browser.size(1280, 1400);
            look(page, "-dark", browser, wrong);
            browser.size(375, 1400);
            look(page, "-narrow-dark", browser, wrong);
            Looks.dark(browser, false);
            browser.size(375, 1401);
            look(page, "-narrow", browser, wrong);
            browser.size(1280, 1400);
            browser.policyReports().stream()
                    .filter(report -> !ofCore.contains(report))
                    .forEach(report -> wrong.add(page.path() + " breaks the policy: " + report));
        }

        assertThat(wrong).isEmpty();
        reporter.publishEntry("seen", pages.size() + " pages, each in four ways");
    }

    private static void look(Page page, String how, BrowserPage browser, List<String> wrong) throws Exception {
        browser.screenshot(page.picture() + how);
        Looks.wrong(browser, page.panel()).forEach(each -> wrong.add(page.picture() + how + ": " + each));
    }

    @Test
    @DisplayName("HTML and scripts in images, tags, labels, branches, commits, reasons, patterns, logs and errors of registries are text on every page")
    void showsHostileTextsAsText(TestReporter reporter) throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().getItemByFullName('look-team')?.delete()");
        fill(ATTACK);
        jenkins.page().open(jenkins.url() + "about/");
        List<String> ofCore = jenkins.page().policyReports();
        List<String> wrong = new ArrayList<>();
        int shown = 0;
        for (Page page : PAGES) {
            BrowserPage browser = open(page);
            if (!browser.evaluate("window.attacked === undefined").asBoolean()) {
                wrong.add(page.path() + " was attacked");
            }
            String elements = browser.text("[...document.querySelectorAll('#main-panel img, #main-panel script:not([src])')].map(e => e.outerHTML.substring(0, 100)).join()");
            if (!elements.isEmpty()) {
                wrong.add(page.path() + " has " + elements);
            }
            String links = browser.text("[...document.querySelectorAll('#main-panel a[href]')].filter(a => !/^https?:$/.test(a.protocol)).map(a => a.href).join()");
            if (!links.isEmpty()) {
                wrong.add(page.path() + " leads to " + links);
            }
            browser.policyReports().stream()
                    .filter(report -> !ofCore.contains(report))
                    .forEach(report -> wrong.add(page.path() + " breaks the policy: " + report));
            shown += browser.evaluate("document.querySelector('#main-panel').textContent.split('<img src=x').length - 1").asInt();
            browser.screenshot(page.picture() + "-hostile");
        }

        assertThat(wrong).isEmpty();
        assertThat(shown).as("how often the text is there as text").isGreaterThan(10);
        reporter.publishEntry("seen", "the text stands " + shown + " times on " + PAGES.size() + " pages, as text");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Who sees and does what: a row for each page and for each action. A new page or action is one row more. */
class AccessIT extends WithServers {

    private static final String FORMS = "descriptorByName/io.jenkins.plugins.reflector.";

    /** Where the thing of a page belongs, and what a GET of it gives to each of {@link #visitors}. */
    private enum Place {
        /** Of all that one may see. */
        OVERVIEW(200, 200, 200, 403, 403),
        /** Configured on the controller. */
        CONTROLLER(200, 200, 404, 403, 403),
        /** Configured on the folder {@code access-team}. */
        FOLDER(200, 200, 200, 403, 403),
        /** The folder itself, or a job in it, which those who may not see it do not find. */
        ITEM(200, 404, 200, 404, 403),
        /** For those who may configure the folder. */
        ITEM_CONFIGURATION(200, 404, 403, 404, 403),
        /** For administrators. */
        ADMINISTRATION(200, 403, 403, 403, 403),
        /** Not there at all: it must look like what one may not see. */
        NOWHERE(404, 404, 404, 403, 403);

        private final int[] statuses;

        Place(int... statuses) {
            this.statuses = statuses;
        }
    }

    /** What an action needs; the columns are those of {@link Place}. */
    private enum Need {
        VIEW(Set.of(0, 1, 2)),
        SCAN(Set.of(0, 2)),
        UPDATE(Set.of(0)),
        ADMINISTER(Set.of(0));

        private final Set<Integer> who;

        Need(Set<Integer> who) {
            this.who = who;
        }
    }

    private record Page(String path, Place place) {}

    private record Action(String path, Need need, Place place, Map<String, String> fields) {
        Action(String path, Need need, Place place) {
            this(path, need, place, Map.of());
        }
    }

    private static final List<Page> PAGES = List.of(
            new Page("reflector/", Place.OVERVIEW),
            new Page("reflector/api/json?depth=3", Place.OVERVIEW),
            new Page("reflector/policy/default:access-web/", Place.CONTROLLER),
            new Page("reflector/policy/default:access-web/api/json", Place.CONTROLLER),
            new Page("reflector/policy/access-team:access-team/", Place.FOLDER),
            new Page("reflector/policy/access-team:access-team/api/json", Place.FOLDER),
            new Page("reflector/policy/default:access-none/", Place.NOWHERE),
            new Page("reflector/repository/default:access-web/", Place.CONTROLLER),
            new Page("reflector/repository/default:access-web/api/json", Place.CONTROLLER),
            new Page("reflector/repository/access-team:access-team/", Place.FOLDER),
            new Page("reflector/repository/access-team:access-team/api/json", Place.FOLDER),
            new Page("reflector/repository/default:access-none/", Place.NOWHERE),
            new Page("reflector/automation/default:access-fleet/", Place.CONTROLLER),
            new Page("reflector/automation/default:access-fleet/api/json", Place.CONTROLLER),
            new Page("reflector/automation/access-team:access-team/", Place.FOLDER),
            new Page("reflector/automation/access-team:access-team/api/json", Place.FOLDER),
            new Page("reflector/automation/default:access-none/", Place.NOWHERE),
            new Page("job/access-team/", Place.ITEM),
            new Page("job/access-team/job/deploy/", Place.ITEM),
            new Page("job/access-team/reflector/", Place.ITEM),
            new Page("job/access-team/reflector/api/json?depth=3", Place.ITEM),
            new Page("job/access-team/reflector/discover/", Place.ITEM_CONFIGURATION),
            new Page("reflector/discover/", Place.ADMINISTRATION),
            new Page("manage/configure", Place.ADMINISTRATION),
            new Page(FORMS + "config.ReflectorConfiguration/fluxImport/", Place.ADMINISTRATION));

    /** In the order in which they are tried: what switches something off comes before what switches it on again. */
    private static final List<Action> ACTIONS = List.of(
            new Action("reflector/rows", Need.VIEW, Place.OVERVIEW),
            // It asks for what one may have scanned, which may be nothing.
            new Action("reflector/scan", Need.VIEW, Place.OVERVIEW),
            new Action("reflector/policy/default:access-web/status", Need.VIEW, Place.CONTROLLER),
            new Action("reflector/policy/default:access-web/tags", Need.VIEW, Place.CONTROLLER),
            new Action("reflector/policy/default:access-web/scan", Need.SCAN, Place.CONTROLLER),
            new Action("reflector/policy/access-team:access-team/status", Need.VIEW, Place.FOLDER),
            new Action("reflector/policy/access-team:access-team/tags", Need.VIEW, Place.FOLDER),
            new Action("reflector/policy/access-team:access-team/scan", Need.SCAN, Place.FOLDER),
            new Action("reflector/repository/default:access-web/status", Need.VIEW, Place.CONTROLLER),
            new Action("reflector/repository/default:access-web/tags", Need.VIEW, Place.CONTROLLER),
            new Action("reflector/repository/default:access-web/scan", Need.SCAN, Place.CONTROLLER),
            new Action("reflector/repository/access-team:access-team/status", Need.VIEW, Place.FOLDER),
            new Action("reflector/repository/access-team:access-team/tags", Need.VIEW, Place.FOLDER),
            new Action("reflector/repository/access-team:access-team/scan", Need.SCAN, Place.FOLDER),
            new Action("reflector/automation/default:access-fleet/status", Need.VIEW, Place.CONTROLLER),
            new Action("reflector/automation/default:access-fleet/preview", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/automation/default:access-fleet/update", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/automation/access-team:access-team/status", Need.VIEW, Place.FOLDER),
            new Action("reflector/automation/access-team:access-team/preview", Need.UPDATE, Place.FOLDER),
            new Action("reflector/automation/access-team:access-team/update", Need.UPDATE, Place.FOLDER),
            new Action("job/access-team/reflector/rows", Need.VIEW, Place.ITEM),
            new Action("job/access-team/reflector/scan", Need.VIEW, Place.ITEM),
            new Action("job/access-team/reflector/discover/look", Need.ADMINISTER, Place.ITEM_CONFIGURATION, Map.of("_.url", "/etc")),
            new Action("job/access-team/reflector/discover/status", Need.ADMINISTER, Place.ITEM_CONFIGURATION),
            new Action("job/access-team/reflector/discover/add", Need.ADMINISTER, Place.ITEM_CONFIGURATION),
            new Action("reflector/discover/look", Need.ADMINISTER, Place.ADMINISTRATION, Map.of("_.url", "/etc")),
            new Action("reflector/discover/status", Need.ADMINISTER, Place.ADMINISTRATION),
            new Action("reflector/discover/add", Need.ADMINISTER, Place.ADMINISTRATION),
            new Action("reflector/policy/default:access-web/hold", Need.UPDATE, Place.CONTROLLER, Map.of("tag", "1.23.1", "reason", "x")),
            new Action("reflector/policy/default:access-web/release", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/policy/default:access-web/suspend", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/policy/default:access-web/resume", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/repository/default:access-web/suspend", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/repository/default:access-web/resume", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/automation/default:access-fleet/suspend", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/automation/default:access-fleet/resume", Need.UPDATE, Place.CONTROLLER),
            new Action("reflector/policy/access-team:access-team/hold", Need.UPDATE, Place.FOLDER, Map.of("tag", "1.23.1", "reason", "x")),
            new Action("reflector/policy/access-team:access-team/release", Need.UPDATE, Place.FOLDER),
            new Action("reflector/policy/access-team:access-team/suspend", Need.UPDATE, Place.FOLDER),
            new Action("reflector/policy/access-team:access-team/resume", Need.UPDATE, Place.FOLDER),
            new Action("reflector/repository/access-team:access-team/suspend", Need.UPDATE, Place.FOLDER),
            new Action("reflector/repository/access-team:access-team/resume", Need.UPDATE, Place.FOLDER),
            new Action("reflector/automation/access-team:access-team/suspend", Need.UPDATE, Place.FOLDER),
            new Action("reflector/automation/access-team:access-team/resume", Need.UPDATE, Place.FOLDER),
            new Action("reflector/policy/default:access-none/scan", Need.SCAN, Place.NOWHERE),
            new Action("job/access-team/job/listener/reflectorScanLog/scan", Need.SCAN, Place.ITEM),
            // The user of the folder may read here, and not build.
            new Action("job/access-look/job/listener/reflectorScanLog/scan", Need.ADMINISTER, Place.ITEM),
            new Action("administrativeMonitor/io.jenkins.plugins.reflector.watcher.WatcherMonitor/dismiss", Need.ADMINISTER, Place.ADMINISTRATION),
            new Action(
                    FORMS + "config.ReflectorConfiguration/fluxImport/apply",
                    Need.ADMINISTER,
                    Place.ADMINISTRATION,
                    Map.of("action", "check", "yaml", "kind: Nothing")));

    /** Each of these stands in what is of the controller alone, or of another folder, so that a user of one folder must never read it. */
    private static final List<String> NOT_FOR_THE_FOLDER = List.of("access-web", "access-fleet", "access-other");

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/access-web", "1.23.1");
        registry.push("library/access-team", "1.23.1");
        registry.push("library/access-other", "1.23.1");
        Fleet fleet = Fleet.create(git, "access-fleet");
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories: [{name: access-web, image: access-web, interval: 1h}]
                imagePolicies: [{name: access-web, imageRepositoryRef: access-web, policy: {semver: {range: 1.x}}}]
                imageUpdateAutomations:
                - {name: access-fleet, interval: 1h, git: {url: '%s', credentialsId: git-bot, ref: {branch: main}}}
                """.formatted(fleet.url())));
        for (String folder : List.of("access-team", "access-other")) {
            jenkins.jobs().create(
                    folder,
                    Folders.folder(
                            Folders.repositories(folder, folder, ""),
                            Folders.policies(folder, folder),
                            Folders.automations(folder, fleet.url().replace("access-fleet", folder), "", "<interval>1h</interval>")));
        }
        Users.create(jenkins, "access-reader", "access-dora", "access-nobody", "access-carl");
        Users.grant(jenkins, "access-team", "access-dora", List.of("READ", "BUILD"));
        jenkins.jobs().create("access-look", Folders.folder());
        Users.grant(jenkins, "access-look", "access-dora", List.of("READ"));
        for (String folder : List.of("access-team", "access-look")) {
            jenkins.jobs().in(folder).create("listener", "<project>" + Triggers.trigger("<policies><string>access-team</string></policies>") + "</project>");
        }
        jenkins.http().script("""
                import io.jenkins.plugins.reflector.spi.PushedUpdate
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.workflow.job.WorkflowJob
                def jenkins = Jenkins.get()
                jenkins.getItemByFullName('access-team').createProject(WorkflowJob, 'deploy')
                jenkins.getItemByFullName('access-other').createProject(WorkflowJob, 'deploy')
                def history = io.jenkins.plugins.reflector.store.UpdateHistory.of(new io.jenkins.plugins.reflector.security.JenkinsFacade())
                ['access-team', 'access-other'].each { history.add(new PushedUpdate(System.currentTimeMillis(), null, it + '/deploy', 3,
                        'https://github.com/acme/' + it + '.git', 'main', 'ab12cd34' * 5,
                        [new PushedUpdate.Image(it + '/' + it, it, '1.22.9', '1.23.1', null)], [it + '/kustomization.yaml'])) }
                """);
    }

    @AfterAll
    static void empty() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        jenkins.http().script("['access-team', 'access-other', 'access-look', 'access-guest', 'access-host', 'access-wrong'].each { jenkins.model.Jenkins.get().getItemByFullName(it)?.delete() }");
    }

    /** The administrator, one who may look at all, one who may read and build in a folder, one who may nothing, and nobody known. */
    private static List<Visitor> visitors() {
        return Stream.concat(
                        Stream.of(Visitor.of(jenkins, JenkinsHttp.USER, JenkinsHttp.PASSWORD)),
                        Stream.concat(
                                Stream.of("access-reader", "access-dora", "access-nobody")
                                        .map(user -> Visitor.of(jenkins, user, user + "-password")),
                                Stream.of(Visitor.anonymous(jenkins))))
                .toList();
    }

    private static List<String> told(String body) {
        // The page itself names the address that was asked for.
        return NOT_FOR_THE_FOLDER.stream().filter(body::contains).toList();
    }

    @Test
    @DisplayName("Each page for the administrator, a reader, a user of one folder, a user without a permission and anonymous: shown, not there or refused")
    void pages(TestReporter reporter) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Visitor> visitors = visitors();
        for (Page page : PAGES) {
            for (int i = 0; i < visitors.size(); i++) {
                Visitor.Answer answer = visitors.get(i).get(page.path());
                if (answer.status() != page.place().statuses[i]) {
                    wrong.add("GET " + page.path() + " as " + visitors.get(i) + " gives " + answer.status() + ", not " + page.place().statuses[i]);
                }
                if (i == 2 && page.place() != Place.CONTROLLER && !told(answer.body()).isEmpty()) {
                    wrong.add("GET " + page.path() + " tells " + visitors.get(i) + " of " + told(answer.body()));
                }
            }
        }

        assertThat(wrong).isEmpty();
        reporter.publishEntry("seen", PAGES.size() + " pages for 5 users");
    }

    @Test
    @DisplayName("Each action for the same: GET and a POST without a crumb do nothing, and who lacks the permission is refused")
    void actions(TestReporter reporter) throws Exception {
        List<String> wrong = new ArrayList<>();
        List<Visitor> visitors = visitors();
        for (Action action : ACTIONS) {
            int got = visitors.get(0).get(action.path()).status();
            if (got != 404 && got != 405) {
                wrong.add("GET " + action.path() + " gives " + got);
            }
            int unproved = visitors.get(0).postWithoutCrumb(action.path(), action.fields()).status();
            if (unproved != 403) {
                wrong.add("POST " + action.path() + " without a crumb gives " + unproved);
            }
            // Who may do it comes last.
            for (int i = visitors.size() - 2; i >= 0; i--) {
                Visitor.Answer answer = visitors.get(i).post(action.path(), action.fields());
                judge(action, i, answer, visitors.get(i), wrong);
            }
        }
        withoutCrumbs(() -> {
            for (Action action : ACTIONS) {
                judge(action, 4, visitors.get(4).postWithoutCrumb(action.path(), action.fields()), visitors.get(4), wrong);
            }
        });

        assertThat(wrong).isEmpty();
        reporter.publishEntry("seen", ACTIONS.size() + " actions for 5 users");
    }

    private static void judge(Action action, int column, Visitor.Answer answer, Visitor visitor, List<String> wrong) {
        int place = action.place().statuses[column];
        int expected = place != 200 || action.need().who.contains(column) ? place : 403;
        boolean done = answer.status() / 100 == 2 || answer.status() / 100 == 3;
        if (expected == 200 ? !done : answer.status() != expected) {
            wrong.add("POST " + action.path() + " as " + visitor + " gives " + answer.status() + ", not " + expected);
        }
        if (column == 2 && action.place() != Place.CONTROLLER && !told(answer.body()).isEmpty()) {
            wrong.add("POST " + action.path() + " tells " + visitor + " of " + told(answer.body()));
        }
    }

    private interface Work {
        void run() throws Exception;
    }

    /** Has Jenkins ask for no crumbs meanwhile, so that what refuses is the permission alone. */
    private static void withoutCrumbs(Work work) throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().crumbIssuer = null");
        try {
            work.run();
        } finally {
            String script = "jenkins.model.Jenkins.get().crumbIssuer = new hudson.security.csrf.DefaultCrumbIssuer(false)";
            Visitor.of(jenkins, JenkinsHttp.USER, JenkinsHttp.PASSWORD).postWithoutCrumb("scriptText", Map.of("script", script));
        }
    }

    @Test
    @DisplayName("accessFrom shares tags, not what the registry answered, nor by a glob the names of policies; and the forms of a job try no rule on the tags of any folder, whatever namespace the request names")
    void guests(TestReporter reporter) throws Exception {
        jenkins.jobs().create("access-host", Folders.folder(
                Folders.repositories("gone", "access-gone", "<accessFrom><string>access-guest</string></accessFrom>"), Folders.policies("gone", "access-secret")));
        jenkins.jobs().create("access-guest", Folders.folder(
                Folders.repositories("access-other", "access-team", ""), Folders.policies("access-host/gone", "access-gone")));
        Users.grant(jenkins, "access-guest", "access-carl", List.of("READ", "CONFIGURE"));
        jenkins.jobs().in("access-guest").create("curious", "<project>" + Triggers.trigger("<policies><string>access-host/*</string></policies>") + "</project>");
        Visitor administrator = Visitor.of(jenkins, JenkinsHttp.USER, JenkinsHttp.PASSWORD);
        Visitor carl = Visitor.of(jenkins, "access-carl", "access-carl-password");
        String page = "reflector/policy/access-guest:access-gone/api/json";
        String check = FORMS + "config.policy.SemVerChoice/checkRange";
        Map<String, String> asked = Map.of("value", "*", "imageRepositoryRef", "access-other", "namespace", "access-other");
        Waiting.until(Duration.ofMinutes(2), "the scan failed", () -> administrator.get(page).body().contains("\"state\":\"failing\""));
        Waiting.until(Duration.ofMinutes(2), "the tags are known to forms", () -> administrator.post(check, asked).body().contains("picks 1.23.1")
                && carl.post("job/access-guest/" + check, asked).body().contains("picks 1.23.1"));

        assertThat(administrator.get(page).body()).contains("The last scan failed: ");
        String told = "Its image repository cannot be scanned at the moment: ask those who look after the folder access-host.";
        assertThat(carl.get(page).body()).contains(told).doesNotContain("The last scan failed", registry.host());
        assertThat(administrator.get("job/access-guest/job/curious/").body()).contains("access-secret");
        assertThat(carl.get("job/access-guest/job/curious/").body()).contains("curious").doesNotContain("access-secret");
        assertThat(carl.post("job/access-guest/job/curious/" + check, asked)).isEqualTo(new Visitor.Answer(200, "<div/>"));
        assertThat(carl.post(check, asked)).isEqualTo(new Visitor.Answer(200, "<div/>"));
        reporter.publishEntry("seen", "“" + told + "”; no answer in the form of a job");
    }

    @Test
    @DisplayName("What is wrong with the configuration of a folder is told on its page and on the dashboard, each only to those who may configure that folder")
    void problems(TestReporter reporter) throws Exception {
        jenkins.jobs().create("access-wrong", Folders.folder(Folders.repositories("Not a name", "access-team", "")));
        Users.grant(jenkins, "access-wrong", "access-carl", List.of("READ", "CONFIGURE"));
        Visitor carl = Visitor.of(jenkins, "access-carl", "access-carl-password");
        String problem = "The entry \\\"Not a name\\\" of the folder access-wrong is left out";

        assertThat(carl.get("job/access-wrong/reflector/api/json?depth=3").body()).contains(problem);
        assertThat(carl.get("reflector/api/json?depth=3").body()).contains(problem);
        assertThat(Visitor.of(jenkins, "access-reader", "access-reader-password").get("reflector/api/json?depth=3").body()).doesNotContain("access-wrong");
        reporter.publishEntry("seen", problem.replace("\\", "") + ", to the user of that folder");
    }

    @Test
    @DisplayName("Every check of a field and every list of choices of our forms: nothing by GET, nothing for who may not configure, and no text of the browser comes back as HTML")
    void forms(TestReporter reporter) throws Exception {
        String attack = "<img src=x onerror=alert(1)>";
        List<String> methods = jenkins.http().script("""
                jenkins.model.Jenkins.get().getExtensionList(hudson.model.Descriptor).findAll { it.class.name.startsWith('io.jenkins.plugins.reflector.') }.each { descriptor ->
                    descriptor.class.methods.findAll { it.name =~ '^do(Check|Fill|Test)[A-Z]' && it.declaringClass.name.startsWith('io.jenkins.plugins.reflector.') }.each {
                        println(descriptor.descriptorUrl + '/' + it.name.substring(2, 3).toLowerCase() + it.name.substring(3))
                    }
                }
                """).lines().filter(line -> line.startsWith("descriptorByName/")).distinct().toList();
        Map<String, String> fields = Map.of("value", attack, "url", "https://git.example.invalid/" + attack, "host", attack, "image", attack);
        List<Visitor> visitors = visitors();
        List<String> wrong = new ArrayList<>();
        for (String method : methods) {
            int got = visitors.get(0).get(method + "?value=x").status();
            if (got != 404 && got != 405) {
                wrong.add("GET " + method + " gives " + got);
            }
            String administrator = visitors.get(0).post(method, fields).body();
            if (administrator.contains("<img src=x")) {
                wrong.add("POST " + method + " gives back the HTML that it was sent");
            }
            Visitor.Answer reader = visitors.get(1).post(method, fields);
            boolean nothing = reader.status() == 403 || reader.body().equals("<div/>") || reader.body().isEmpty()
                    || !reader.body().contains("git-bot") && reader.body().contains("\"values\"");
            if (!nothing) {
                wrong.add("POST " + method + " as " + visitors.get(1) + " gives " + reader);
            }
        }

        assertThat(methods).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
        reporter.publishEntry("seen", methods.size() + " methods of forms");
    }
}

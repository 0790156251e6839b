package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Resources on folders: two teams that must not get at each other's, with users of their own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FolderIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String DESCRIPTOR = "descriptorByName/io.jenkins.plugins.reflector.config.ImageRepositoryItem/";

    @RegisterExtension
    static final RealRegistry locked = RealRegistry.htpasswd();

    private static String app;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        locked.push("team/app", "1.23.7");
        app = locked.host() + "/team/app";
        jenkins.configure(Fleet.configuration(registry, Watched.image("folders-root", "folders-root", "nginx", "1h", "1.23.x")));
        jenkins.http().script("""
                import hudson.security.*
                import jenkins.model.Jenkins
                import org.jenkinsci.plugins.matrixauth.PermissionEntry
                def jenkins = Jenkins.get()
                ['alice', 'bob'].each { jenkins.securityRealm.createAccount(it, it + '-password') }
                def strategy = new ProjectMatrixAuthorizationStrategy()
                strategy.add(Jenkins.ADMINISTER, PermissionEntry.user('admin'))
                strategy.add(Jenkins.READ, PermissionEntry.group('authenticated'))
                jenkins.authorizationStrategy = strategy
                """);
        team("team-a", "alice");
        team("team-b", "bob");
        for (String team : List.of("a", "b")) {
            Folders.registryCredentials(jenkins.http(), "team-" + team, team + "-registry");
            Folders.credentials(jenkins.http(), "team-" + team, team + "-git", RealGit.USER, RealGit.PASSWORD);
        }
    }

    /** A folder with the repository app behind the login, a policy over it, and a user who may do everything in it. */
    private static void team(String name, String user) throws Exception {
        StringBuilder permissions = new StringBuilder("<com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty>"
                + "<inheritanceStrategy class=\"org.jenkinsci.plugins.matrixauth.inheritance.InheritParentStrategy\"/>");
        for (String permission : List.of("Read", "Configure", "ExtendedRead", "Create", "Build", "Delete", "Move")) {
            permissions.append("<permission>USER:hudson.model.Item.").append(permission).append(":").append(user).append("</permission>");
        }
        permissions.append("</com.cloudbees.hudson.plugins.folder.properties.AuthorizationMatrixProperty>");
        String credentials = "<credentialsId>" + name.substring(5) + "-registry</credentialsId>";
        jenkins.jobs().create(
                name,
                Folders.folder(Folders.repositories("app", app, "<insecure>true</insecure>" + credentials), Folders.policies("app", "app-policy"),
                                Folders.automations("deploy", "https://127.0.0.1:9/fleet.git", name.substring(5) + "-git", "<suspend>true</suspend>"))
                        .replace("<properties>", "<properties>" + permissions));
    }

    private static Fleet fleet(String name) throws Exception {
        return Fleet.create(git, "folders-" + name);
    }

    private static String step(Fleet fleet, String team, String more) {
        return "reflectorUpdate url: '" + fleet.url() + "', credentialsId: '" + team + "-git', " + more;
    }

    private static String config(String folder) throws Exception {
        return jenkins.http().get("job/" + folder.replace("/", "/job/") + "/config.xml");
    }

    @Test
    @DisplayName("A folder's form in the browser: repository and policy are entered, saved and reloaded; there is no field for a namespace")
    void keepsTheForm(TestReporter reporter) throws Exception {
        jenkins.jobs().create("folder-form", "<com.cloudbees.hudson.plugins.folder.Folder/>");
        Folders.registryCredentials(jenkins.http(), "folder-form", "form-registry");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/folder-form/configure");
        page.click(Forms.add("Add image repository"));
        String repository = Forms.entry("imageRepositories", 0);
        page.type(Forms.field(repository, "name"), "app");
        page.type(Forms.field(repository, "image"), app + ":latest");
        page.await(Forms.validation(Forms.field(repository, "image")) + "?.includes('should not include a tag')");
        page.type(Forms.field(repository, "image"), app);
        page.choose(Forms.field(repository, "credentialsId"), RealRegistry.USER + "/******");
        page.click(Forms.add("Add image policy"));
        String policy = Forms.entry("imagePolicies", 0);
        page.type(Forms.field(policy, "name"), "app-policy");
        page.type(Forms.field(policy, "imageRepositoryRef"), "app");
        page.type(Forms.field(policy, "range"), "1.23.x");
        assertThat(page.text(repository + ".querySelectorAll('[name=\"_.namespace\"]').length")).isEqualTo("0");
        page.evaluate(repository + ".scrollIntoView({block: 'start'})");
        page.screenshot("folder-form");
        page.leave(Forms.save());
        String saved = config("folder-form");

        page.open(jenkins.url() + "job/folder-form/configure");
        page.click(Forms.open(policy));
        page.await(Forms.field(policy, "range"));
        assertThat(page.text(Forms.field(policy, "range") + ".value")).isEqualTo("1.23.x");
        page.leave(Forms.save());
        String savedAsRow = config("folder-form");

        page.open(jenkins.url() + "job/folder-form/configure");
        Forms.openAll(page);
        assertThat(page.text(Forms.field(repository, "image") + ".value")).isEqualTo(app);
        page.await(Forms.field(repository, "credentialsId") + ".selectedOptions[0].text.startsWith('" + RealRegistry.USER + "/')");
        page.leave(Forms.save());

        assertThat(saved).contains("<credentialsId>form-registry</credentialsId>", "<name>app-policy</name>").doesNotContain("<namespace>");
        assertThat(savedAsRow).isEqualTo(saved);
        assertThat(config("folder-form")).isEqualTo(saved);
        reporter.publishEntry("seen", "saved again, once with the repository as a row and once with both opened: `config.xml` is the same");
    }

    @Test
    @DisplayName("A folder without resources of ours gets no property from its form")
    void leavesOtherFoldersAlone() throws Exception {
        jenkins.jobs().create("folder-plain", "<com.cloudbees.hudson.plugins.folder.Folder/>");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/folder-plain/configure");
        page.leave(Forms.save());

        assertThat(config("folder-plain")).contains("</com.cloudbees.hudson.plugins.folder.Folder>").doesNotContain("ReflectorFolderProperty");
    }

    @Test
    @DisplayName("A folder's policy, its registry's and its Git server's login: a job two folders below uses the policy by its name alone")
    void resolvesUpward(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("upward");
        String manifest = Fleet.manifest("1.23.0").replace("nginx", app);
        fleet.repository().commit("main", Map.of(Fleet.PATH, manifest), "Use the app");
        jenkins.jobs().in("team-a").create("sub", "<com.cloudbees.hudson.plugins.folder.Folder/>");

        Build build = jenkins.jobs().in("team-a/sub").runPipeline("up", step(fleet, "a", "policies: ['app-policy', 'folders-root']"));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).contains("newTag: 1.23.7");
        reporter.publishEntry("seen", "`team-a/sub/up` took `team-a/app-policy`; the credentials say that the folder uses them");
        String usage = jenkins.http().get("job/team-a/credentials/store/folder/domain/_/credential/a-registry/");
        assertThat(usage).contains("team-a");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("What one team asks of the other's is refused in the words for what there is not")
    @CsvSource(delimiter = '|', value = {
        "policy      | URL, credentialsId: 'a-git', policies: ['team-b/NAME']                                               | app-policy  | nothing",
        "glob        | URL, credentialsId: 'a-git', policies: ['NAME/*']                                                    | team-b      | team-d",
        "git login   | URL, credentialsId: 'NAME', images: [[image: 'nginx', policy: semver('1.x')]]                        | b-git       | no-git",
        "registry    | URL, credentialsId: 'a-git', images: [[image: 'APP', policy: semver('1.x'), credentialsId: 'NAME']]  | b-registry  | no-registry",
        "automation  | automation: 'team-b/NAME'                                                                           | deploy      | nothing"
    })
    void refusesByPipeline(String attack, String more, String theirs, String nothing, TestReporter reporter) throws Exception {
        Fleet fleet = fleet("attack-" + attack.replace(' ', '-'));
        String script = "reflectorUpdate " + more.replace("URL", "url: '" + fleet.url() + "'").replace("APP", app);
        String job = "attack-" + attack.replace(' ', '-');

        Build taken = jenkins.jobs().in("team-a").runPipeline(job, script.replace("NAME", theirs));
        Build none = jenkins.jobs().in("team-a").runPipeline(job + "-none", script.replace("NAME", nothing));

        assertThat(taken.result()).as(taken.log()).isEqualTo("FAILURE");
        assertThat(fleet.commits()).isEqualTo(1);
        assertThat(error(taken).replace(theirs, nothing)).isNotEmpty().isEqualTo(error(none));
        reporter.publishEntry("seen", attack + ": " + error(taken));
    }

    @Test
    @DisplayName("Who may configure a folder posts its config.xml with another folder's namespace and repository: the names stay in the folder, and what is not shared is as if it were not there")
    void forcesTheNamespace(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("attack-config");
        String steal = Folders.folder(
                Folders.repositories("app", "nginx", "<namespace>team-b</namespace>"),
                "<imagePolicies>" + Folders.policy("app-policy", "app", "<namespace>team-b</namespace>")
                        + Folders.policy("folders-root", "app", "<namespace>default</namespace>")
                        + Folders.policy("steal", "team-b/app", "")
                        + Folders.policy("nothing", "team-b/nothing", "") + "</imagePolicies>");
        alice().post("job/team-a/createItem?name=posted", "application/xml", "<com.cloudbees.hudson.plugins.folder.Folder/>");
        alice().post("job/team-a/job/posted/config.xml", "application/xml", steal);

        Build taken = jenkins.jobs().in("team-a/posted").runPipeline("steal", step(fleet, "a", "policies: ['steal']"));
        Build none = jenkins.jobs().in("team-a/posted").runPipeline("nothing", step(fleet, "a", "policies: ['nothing']"));
        Build bobs = jenkins.jobs().in("team-b").runPipeline("own", step(fleet, "b", "policies: ['app-policy', 'folders-root'], dryRun: true"));

        // Until then the file is as it was posted.
        jenkins.http().script("jenkins.model.Jenkins.get().getItemByFullName('team-a/posted').save()");
        assertThat(config("team-a/posted")).contains("<name>steal</name>").doesNotContain("<namespace>");
        assertThat(error(taken).replace("steal", "nothing").replace("team-b/app", "team-b/nothing")).isNotEmpty().isEqualTo(error(none));
        assertThat(bobs.log()).contains("picked " + app + ":1.23.7", "picked nginx:1.23.1");
        reporter.publishEntry("seen", error(taken));
    }

    @Test
    @DisplayName("The same by Job DSL")
    void forcesTheNamespaceOfJobDsl() throws Exception {
        jenkins.configure("""
                jobs:
                - script: |
                    folder('folder-dsl') {
                      properties {
                        imageReflector {
                          imageRepositories {
                            imageRepositoryItem { name('app'); image('nginx'); namespace('team-b') }
                          }
                        }
                      }
                    }
                """);

        assertThat(config("folder-dsl")).contains("<name>app</name>", "<image>nginx</image>").doesNotContain("team-b");
    }

    private static JenkinsHttp alice() {
        return jenkins.http().as("alice", "alice-password");
    }

    @Test
    @DisplayName("The list of credentials in a folder's form: the folder's own, for those who may see them; nobody reads another folder's")
    void listsOwnCredentialsOnly() throws Exception {
        String fill = DESCRIPTOR + "fillCredentialsIdItems";
        Map<String, String> form = Map.of("image", app, "credentialsId", "");

        assertThat(alice().post("job/team-a/" + fill, form)).contains("a-registry").doesNotContain("b-registry", "b-git");
        assertThatThrownBy(() -> alice().post("job/team-b/" + fill, form)).hasMessageContaining(" 404");
        assertThat(alice().post(fill, form)).doesNotContain("a-registry", "b-registry", "git-bot");
        assertThat(alice().post("job/team-a/" + DESCRIPTOR + "checkImage", Map.of("value", "nginx:1"))).contains("should not include a tag");
        assertThat(alice().post(DESCRIPTOR + "checkImage", Map.of("value", "nginx:1"))).doesNotContain("should not include a tag");
    }

    @Test
    @DisplayName("An image named in place borrows nothing from the folder's repository of the same name")
    void inlineImagesBorrowNothing(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("inline");

        Build build = jenkins.jobs().in("team-a").runPipeline("inline", step(fleet, "a", "images: [[image: '" + app + "', policy: semver('1.x')]]"));

        assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
        assertThat(error(build)).contains("401");
        reporter.publishEntry("seen", error(build));
    }

    @Test
    @DisplayName("accessFrom: the repository is shared with one folder, which then may use its policy and make an own one; a third may not")
    void shares(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("shared");
        jenkins.jobs().in("team-b").create("shop", Folders.folder(
                Folders.repositories("app", app, "<insecure>true</insecure><credentialsId>b-registry</credentialsId><accessFrom><string>team-a</string></accessFrom>"),
                Folders.policies("app", "shop-policy")));
        jenkins.jobs().in("team-a").create("guest", Folders.folder(Folders.policies("team-b/shop/app", "guest-policy")));
        jenkins.jobs().create("team-c", "<com.cloudbees.hudson.plugins.folder.Folder/>");

        Build guest = jenkins.jobs().in("team-a/guest").runPipeline("both", step(fleet, "a", "dryRun: true, policies: ['guest-policy', 'team-b/shop/*']"));
        Build third = jenkins.jobs().in("team-c").runPipeline("third", step(fleet, "a", "dryRun: true, policies: ['team-b/shop/shop-policy']"));

        assertThat(guest.result()).as(guest.log()).isEqualTo("SUCCESS");
        assertThat(guest.log().split("picked " + app + ":1.23.7", -1)).as(guest.log()).hasSize(3);
        assertThat(third.result()).isEqualTo("FAILURE");
        assertThat(error(third)).contains("No policy \"team-b/shop/shop-policy\"");
        JsonNode shared = jenkins.http().json("job/team-a/job/guest/reflector/api/json?depth=3").get("overview").get("shared");
        assertThat(shared.toString()).isEqualTo("{\"policy team-b:shop:shop-policy\":\"team-b/shop\",\"repository team-b:shop:app\":\"team-b/shop\"}");
        assertThat(jenkins.http().json("job/team-c/reflector/api/json?depth=3").get("overview").get("shared")).isEmpty();
        assertThat(jenkins.http().get("job/team-a/api/json?depth=2")).as("what all is listed with a folder").doesNotContain("\"overview\"");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/team-a/job/guest/reflector/");
        page.await("document.querySelector('table[data-table=repositories]')?.innerText.includes('shared by team-b/shop')");
        PageChecks.pictures(page, "folder-shared");
        page.open(jenkins.url() + "about/");
        reporter.publishEntry("seen", "`team-a/guest` picks twice and has both on its page, shared by team-b/shop; `team-c` reads: " + error(third));
    }

    @Test
    @DisplayName("A multibranch project has resources of its own; its branches use them and those above by name")
    void worksInMultibranchProjects(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("branches");
        fleet.repository().commit("main", Map.of("Jenkinsfile", step(fleet, "a", "path: 'apps/my-app', policies: ['branch-policy', 'app-policy', 'folders-root']")), "Build");
        String multibranch = "org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject";
        jenkins.jobs().in("team-a").create("branches", "<" + multibranch + ">"
                + Folders.properties(Folders.repositories("branch", "nginx", ""), Folders.policies("branch", "branch-policy"))
                + "<sources class=\"jenkins.branch.MultiBranchProject$BranchSourceList\"><data><jenkins.branch.BranchSource>"
                + "<source class=\"jenkins.plugins.git.GitSCMSource\"><id>fleet</id><remote>" + fleet.url() + "</remote><credentialsId>a-git</credentialsId>"
                + "<traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits></source>"
                + "</jenkins.branch.BranchSource></data><owner class=\"" + multibranch + "\" reference=\"../..\"/></sources>"
                + "<factory class=\"org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory\"><owner class=\"" + multibranch
                + "\" reference=\"../..\"/><scriptPath>Jenkinsfile</scriptPath></factory></" + multibranch + ">");
        jenkins.http().post("job/team-a/job/branches/build?delay=0", Map.of());
        Jobs branches = jenkins.jobs().in("team-a/branches");
        Waiting.until(LIMIT, "the branch is there", () -> jenkins.http().get("job/team-a/job/branches/api/json").contains("\"main\""));

        Build build = branches.await("main", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("picked nginx:1.23.1", "picked " + app + ":1.23.7");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().log("main").get(0).message()).contains("Image-Reflector: team-a/branches/main");
        reporter.publishEntry("seen", "`team-a/branches/main` took three policies from three levels");
    }

    @Test
    @DisplayName("An organization folder has resources of its own; the trigger and the step in the Jenkinsfile of a branch two levels below use them and those above by name")
    void worksInOrganizationFolders(TestReporter reporter) throws Exception {
        registry.push("library/organized", "1.23.1");
        Fleet fleet = fleet("organization");
        fleet.repository().commit("main", Map.of(
                "Jenkinsfile", "properties([pipelineTriggers([reflectorScan(policies: ['org-policy'])])])\n"
                        + step(fleet, "a", "path: 'apps/my-app', policies: ['org-policy', 'app-policy', 'folders-root']"),
                Fleet.PATH, Fleet.manifest("1.23.0").replace("nginx", "organized")), "Build");
        String property = Folders.properties(
                        Folders.repositories("org", "organized", "").replace("<interval>1h</interval>", "<interval>20s</interval>"),
                        Folders.policies("org", "org-policy"))
                .replaceAll("</?properties>", "");
        jenkins.http().script("""
                def org = jenkins.model.Jenkins.get().getItemByFullName('team-a').createProject(jenkins.branch.OrganizationFolder, 'org')
                def source = new jenkins.plugins.git.GitSCMSource('URL')
                source.id = 'fleet'
                source.credentialsId = 'a-git'
                source.traits = [new jenkins.plugins.git.traits.BranchDiscoveryTrait()]
                org.navigators.replace(new jenkins.scm.impl.SingleSCMNavigator('fleet', [source]))
                org.projectFactories.replace(new org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProjectFactory())
                org.save()
                def xml = org.configFile.asString().replace('<properties/>', '<properties></properties>').replace('</properties>', 'PROPERTY</properties>')
                org.updateByXml(new javax.xml.transform.stream.StreamSource(new StringReader(xml)))
                org.scheduleBuild2(0)
                """.replace("URL", fleet.url()).replace("PROPERTY", property));
        Jobs branches = jenkins.jobs().in("team-a/org/fleet");
        Waiting.until(LIMIT, "the branch is there", () -> jenkins.http().script(
                        "println jenkins.model.Jenkins.get().getItemByFullName('team-a/org/fleet/main') != null").equals("true"));
        Build first = branches.await("main", 1);
        assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");
        assertThat(first.log()).contains("picked organized:1.23.1", "picked " + app + ":1.23.7", "picked nginx:1.23.1");
        assertThat(fleet.manifest()).contains("newTag: 1.23.1");
        Waiting.until(LIMIT, "the trigger has looked", () -> jenkins.http().get("job/team-a/job/org/job/fleet/job/main/reflectorScanLog/").contains("organized:1.23.1"));

        registry.push("library/organized", "1.23.2");
        Waiting.until(LIMIT, "the job runs by itself", () -> branches.count("main") >= 2);
        Build second = branches.await("main", 2);

        assertThat(second.result()).as(second.log()).isEqualTo("SUCCESS");
        assertThat(second.log()).contains("organized:1.23.1 \u2192 organized:1.23.2 (policy team-a/org/org-policy)");
        assertThat(fleet.manifest()).contains("newTag: 1.23.2");
        assertThat(fleet.repository().log("main").get(0).message()).contains("Image-Reflector: team-a/org/fleet/main");
        assertThat(config("team-a/org")).contains("<name>org-policy</name>");
        assertThat(jenkins.http().get("job/team-a/job/org/reflector/")).contains("Image Reflector: team-a/org");
        reporter.publishEntry("seen", "`organized:1.23.1 \u2192 organized:1.23.2 (policy team-a/org/org-policy)`; the commit is by `team-a/org/fleet/main`");
    }

    @Test
    @DisplayName("An automation of a folder pushes with the folder's credentials; with another folder's it pushes nothing, and its log says why")
    void automates(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("automation");
        String repositories = Folders.repositories("nginx", "nginx", "");
        jenkins.jobs().in("team-a").create("thief", Folders.folder(
                repositories, Folders.policies("nginx", "nginx"), Folders.automations("deploy", fleet.url(), "b-git", "")));
        Waiting.until(LIMIT, "the automation was tried", () -> jenkins.log().contains("The credentials \"b-git\""));
        assertThat(fleet.commits()).isEqualTo(1);

        jenkins.jobs().in("team-a").create("robot", Folders.folder(
                repositories, Folders.policies("nginx", "nginx"), Folders.automations("deploy", fleet.url(), "a-git", "")));
        Waiting.until(LIMIT, "a commit", () -> fleet.commits() > 1);

        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().log("main").get(0).message()).contains("Image-Reflector: team-a/robot/deploy");
        reporter.publishEntry("seen", "`Image-Reflector: team-a/robot/deploy`");
    }

    @Test
    @DisplayName("The configurations of a Matrix job use the policies of the folder that the job lies in")
    void worksInMatrixJobs(TestReporter reporter) throws Exception {
        Fleet fleet = fleet("matrix");
        jenkins.jobs().in("team-a").create("matrix", "<matrix-project><axes><hudson.matrix.TextAxis><name>AXIS</name><values><string>one</string></values>"
                + "</hudson.matrix.TextAxis></axes><builders><io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder><update><url>" + fleet.url()
                + "</url><branch>main</branch><credentialsId>a-git</credentialsId><policies><string>app-policy</string><string>folders-root</string></policies>"
                + "<strategy>Both</strategy><onConflict>retry</onConflict></update></io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder></builders>"
                + "<executionStrategy class=\"hudson.matrix.DefaultMatrixExecutionStrategyImpl\"><runSequentially>true</runSequentially></executionStrategy><publishers/><buildWrappers/></matrix-project>");

        Build build = jenkins.jobs().in("team-a").run("matrix");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().log("main").get(0).message()).contains("Image-Reflector: team-a/matrix/AXIS=one");
        reporter.publishEntry("seen", "`Image-Reflector: team-a/matrix/AXIS=one`");
    }

    @Test
    @DisplayName("A folder with a blank in its name is renamed: no build is started by that, and the next image starts one")
    void survivesARename(TestReporter reporter) throws Exception {
        registry.push("library/renamed", "1.23.1");
        jenkins.jobs().create("Team%20Old", Folders.folder(
                Folders.repositories("renamed", "renamed", "").replace("<interval>1h</interval>", "<interval>20s</interval>"), Folders.policies("renamed", "renamed")));
        jenkins.jobs().in("Team%20Old").create("listener", "<project><triggers><io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger><spec/>"
                + "<policies><string>renamed</string></policies></io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger></triggers></project>");
        Waiting.until(LIMIT, "the first look", () -> jenkins.http().get("job/Team%20Old/job/listener/reflectorScanLog/").contains("renamed:1.23.1"));

        jenkins.http().post("job/Team%20Old/confirmRename", Map.of("newName", "team-new"));
        registry.push("library/renamed", "1.23.2");
        Jobs jobs = jenkins.jobs().in("team-new");
        Waiting.until(LIMIT, "the job runs by itself", () -> jobs.count("listener") >= 1);
        Build build = jobs.await("listener", 1);

        assertThat(build.log()).contains("renamed:1.23.1 \u2192 renamed:1.23.2 (policy team-new/renamed)");
        assertThat(jobs.count("listener")).isEqualTo(1);
        reporter.publishEntry("seen", "`renamed:1.23.1 \u2192 renamed:1.23.2`, once");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("No log, no build and no state of ours holds a password, plain, in base64 or as in a URL")
    void keepsSecrets(TestReporter reporter) throws Exception {
        String found = jenkins.http().script("""
                def secrets = []
                [['USER', 'GIT'], ['USER', 'REGISTRY']].each {
                    secrets << Base64.encoder.encodeToString("${it[0]}:${it[1]}".bytes).replaceAll('=+$', '') << ":${it[1]}@".toString()
                }
                def marks = secrets + ['GIT', Base64.encoder.encodeToString('GIT'.bytes).replaceAll('=+$', '')]
                def home = jenkins.model.Jenkins.get().rootDir
                def files = 0
                ['image-reflector', 'jobs', 'logs'].collect { new File(home, it) }.findAll { it.directory }.each { folder ->
                    folder.eachFileRecurse(groovy.io.FileType.FILES) { file ->
                        files++
                        def text = file.getText('ISO-8859-1')
                        marks.findAll { text.contains(it) }.each { println "${file}: a secret" }
                    }
                }
                println "looked into ${files > 20 ? 'many' : 'few'} files"
                """.replace("USER", RealGit.USER).replace("GIT", RealGit.PASSWORD).replace("REGISTRY", RealRegistry.PASSWORD));

        assertThat(found).isEqualTo("looked into many files");
        assertThat(jenkins.log()).doesNotContain(RealGit.PASSWORD, ":" + RealRegistry.PASSWORD + "@");
        reporter.publishEntry("seen", "none in `image-reflector/`, `jobs/`, `logs/` and the log of Jenkins");
    }

    private static String error(Build build) {
        return build.log().lines().filter(line -> line.startsWith("ERROR: ")).reduce("", (a, b) -> a + b);
    }
}

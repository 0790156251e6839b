package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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

/** The trigger in each kind of job, each with an image of its own. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TriggerIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String ARROW = " → ";

    private static Triggers triggers;

    @BeforeAll
    static void fill() throws Exception {
        triggers = new Triggers(jenkins);
        for (String image : List.of("trig-free", "trig-slow", "trig-first", "trig-scripted", "trig-cron", "trig-wait", "trig-matrix", "trig-branches", "trig-glob", "trig-own")) {
            registry.push("library/" + image, "1.0.0");
        }
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - name: trig-glob
                  image: trig-glob
                  interval: 20s
                - name: trig-own
                  image: trig-own
                  interval: 20s
                imagePolicies:
                - name: trig-glob-one
                  imageRepositoryRef: trig-glob
                  policy:
                    semver:
                      range: 1.x
                - name: trig-own
                  imageRepositoryRef: trig-own
                  policy:
                    semver:
                      range: 1.x
                """));
    }

    /** Prints the variables. */
    private static String shell() {
        return "<builders><hudson.tasks.Shell><command>env | grep -E '^(REFLECTOR|OTHER)' | sort</command></hudson.tasks.Shell></builders>";
    }

    private static String parameters() {
        return "<properties><hudson.model.ParametersDefinitionProperty><parameterDefinitions>"
                + "<hudson.model.StringParameterDefinition><name>REFLECTOR_TAG</name><defaultValue>none</defaultValue></hudson.model.StringParameterDefinition>"
                + "<hudson.model.StringParameterDefinition><name>OTHER</name><defaultValue>kept</defaultValue></hudson.model.StringParameterDefinition>"
                + "</parameterDefinitions></hudson.model.ParametersDefinitionProperty></properties>";
    }

    private static String log(String job) throws Exception {
        return jenkins.http().get("job/" + job + "/reflectorScanLog/").replaceAll("<[^>]*>", "").replace("&gt;", ">");
    }

    @Test
    @Order(1)
    @DisplayName("Freestyle: the first look only takes note; a new tag runs the job once, with cause, variables and, where the job defines it, the parameter; other parameters keep their defaults")
    void freestyle(TestReporter reporter) throws Exception {
        jenkins.jobs().create("trig-slow", "<project>" + Triggers.trigger(Triggers.image("trig-slow") + "<interval>3h</interval>") + "</project>");
        jenkins.jobs().create("trig-free", "<project>" + parameters() + Triggers.trigger(Triggers.image("trig-free") + "<interval>20s</interval>") + shell() + "</project>");
        triggers.awaitSeen("trig-free", "trig-free:1.0.0");
        assertThat(log("trig-free")).contains("for the first time", "trig-free picks trig-free:1.0.0", "Taken note");
        assertThat(jenkins.jobs().count("trig-free")).isZero();

        registry.push("library/trig-free", "1.0.1");
        registry.push("library/trig-free", "2.0.0");
        Build build = triggers.awaitBuild("trig-free", 1);

        assertThat(build.log())
                .contains("Image Reflector: trig-free:1.0.0" + ARROW + "trig-free:1.0.1 (policy default/trig-free)")
                .contains("REFLECTOR_TAG=1.0.1", "REFLECTOR_PREVIOUS_TAG=1.0.0", "REFLECTOR_IMAGE=trig-free:1.0.1", "OTHER=kept")
                .contains("REFLECTOR_CHANGES=[{\"policy\":\"default/trig-free\",\"image\":\"trig-free:1.0.1\"");
        assertThat(jenkins.http().json("job/trig-free/1/api/json?tree=actions[parameters[name,value]]").toString())
                .contains("\"name\":\"REFLECTOR_TAG\",\"value\":\"1.0.1\"", "\"name\":\"OTHER\",\"value\":\"kept\"");
        assertThat(jenkins.http().get("job/trig-free/1/")).contains("reflectorScanLog");
        reporter.publishEntry("seen", "`trig-free:1.0.0 → trig-free:1.0.1`, `REFLECTOR_TAG=1.0.1`, `OTHER=kept`");
    }

    @Test
    @Order(2)
    @DisplayName("fireOnFirstScan: the first pick runs the job too")
    void firesOnTheFirstScan(TestReporter reporter) throws Exception {
        jenkins.jobs().create("trig-first", "<project>" + Triggers.trigger(Triggers.image("trig-first") + "<fireOnFirstScan>true</fireOnFirstScan>") + shell() + "</project>");

        Build build = triggers.awaitBuild("trig-first", 1);

        assertThat(build.log()).contains("Image Reflector: trig-first:1.0.0 (policy default/trig-first)", "REFLECTOR_TAG=1.0.0", "\"previousTag\":null");
        reporter.publishEntry("seen", "`Image Reflector: trig-first:1.0.0`, one build");
    }

    @Test
    @Order(3)
    @DisplayName("Scripted Pipeline with properties([pipelineTriggers([reflectorScan(...)])]): runs once for a new tag, though each build sets the trigger anew; both interval and cron are refused")
    void scripted(TestReporter reporter) throws Exception {
        String script = "properties([pipelineTriggers([reflectorScan(images: [[image: 'trig-scripted', policy: semver('1.x')]], interval: '20s'%s)])])\n"
                + "echo \"tag=${env.REFLECTOR_TAG} changes=${env.REFLECTOR_CHANGES}\"";
        Build both = jenkins.jobs().runPipeline("trig-both", script.formatted(", cron: 'H * * * *'"));
        assertThat(both.result()).isEqualTo("FAILURE");
        assertThat(both.log()).contains("reflectorScan takes either an interval or a cron line, not both: take one of them out.");

        jenkins.jobs().runPipeline("trig-scripted", script.formatted(""));
        triggers.awaitSeen("trig-scripted", "trig-scripted:1.0.0");
        registry.push("library/trig-scripted", "1.1.0");
        Build build = triggers.awaitBuild("trig-scripted", 2);

        assertThat(build.log()).contains("tag=1.1.0", "trig-scripted:1.0.0" + ARROW + "trig-scripted:1.1.0");
        reporter.publishEntry("seen", "`tag=1.1.0`; `reflectorScan takes either an interval or a cron line, not both`");
    }

    @Test
    @Order(4)
    @DisplayName("Declarative with a policy: what the build itself pushes for the pick that started it does not start it again")
    void ownCommits(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "trig-own");
        fleet.repository().commit("main", Map.of(Fleet.PATH, Fleet.manifest("1.0.0").replace("nginx", "trig-own")), "Begin with 1.0.0");
        jenkins.jobs().createPipeline("trig-own", """
                pipeline {
                    agent none
                    triggers { reflectorScan(policies: ['trig-own']) }
                    stages {
                        stage('Update') {
                            steps {
                                reflectorUpdate url: 'URL', credentialsId: 'git-bot', path: 'apps/my-app', policies: ['trig-own']
                            }
                        }
                    }
                }
                """.replace("URL", fleet.url()));
        Build first = jenkins.jobs().run("trig-own");
        assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");
        triggers.awaitSeen("trig-own", "trig-own:1.0.0");
        registry.push("library/trig-own", "1.0.1");
        Build build = triggers.awaitBuild("trig-own", 2);

        assertThat(fleet.manifest()).contains("newTag: 1.0.1");
        assertThat(build.log()).contains("trig-own:1.0.0" + ARROW + "trig-own:1.0.1 (policy default/trig-own)");
        reporter.publishEntry("seen", "one build, one commit; later looks start nothing (see the restart)");
    }

    @Test
    @Order(5)
    @DisplayName("Several changes while a build waits, of a job with parameters: one build, from the first old image to the last new one")
    void joinsWhatWaits(TestReporter reporter) throws Exception {
        String xml = "<project>" + parameters() + "<assignedNode>nowhere</assignedNode><canRoam>%s</canRoam>"
                + Triggers.trigger(Triggers.image("trig-wait") + "<interval>15s</interval>") + shell() + "</project>";
        jenkins.jobs().create("trig-wait", xml.formatted("false"));
        triggers.awaitSeen("trig-wait", "trig-wait:1.0.0");
        registry.push("library/trig-wait", "1.0.1");
        triggers.awaitSeen("trig-wait", "trig-wait:1.0.1");
        registry.push("library/trig-wait", "1.0.2");
        triggers.awaitSeen("trig-wait", "trig-wait:1.0.2");
        assertThat(jenkins.http().json("queue/api/json?tree=items[task[name]]").toString().split("trig-wait", -1)).hasSize(2);

        jenkins.http().post("job/trig-wait/config.xml", "application/xml", xml.formatted("true"));
        Build build = triggers.awaitBuild("trig-wait", 1);

        assertThat(build.log()).contains("REFLECTOR_TAG=1.0.2", "REFLECTOR_PREVIOUS_TAG=1.0.0", "trig-wait:1.0.1" + ARROW + "trig-wait:1.0.2", "OTHER=kept");
        assertThat(jenkins.jobs().count("trig-wait")).isEqualTo(1);
        reporter.publishEntry("seen", "`REFLECTOR_PREVIOUS_TAG=1.0.0`, `REFLECTOR_TAG=1.0.2`, one build");
    }

    @Test
    @Order(6)
    @DisplayName("Matrix: each combination sees the variables")
    void matrix(TestReporter reporter) throws Exception {
        jenkins.jobs().create("trig-matrix", "<matrix-project><axes><hudson.matrix.TextAxis><name>place</name><values><string>north</string><string>south</string></values></hudson.matrix.TextAxis></axes>"
                + Triggers.trigger(Triggers.image("trig-matrix") + "<interval>20s</interval>") + shell()
                + "<executionStrategy class=\"hudson.matrix.DefaultMatrixExecutionStrategyImpl\"><runSequentially>true</runSequentially></executionStrategy><publishers/><buildWrappers/></matrix-project>");
        triggers.awaitSeen("trig-matrix", "trig-matrix:1.0.0");
        registry.push("library/trig-matrix", "1.0.1");
        triggers.awaitBuild("trig-matrix", 1);

        for (String place : List.of("north", "south")) {
            assertThat(jenkins.http().get("job/trig-matrix/place=" + place + "/1/consoleText")).contains("REFLECTOR_TAG=1.0.1");
        }
        reporter.publishEntry("seen", "`REFLECTOR_TAG=1.0.1` in both");
    }

    @Test
    @Order(7)
    @DisplayName("Multibranch: the trigger in the Jenkinsfile of a branch runs that branch's job")
    void multibranch(TestReporter reporter) throws Exception {
        git.create("trig-branches").commit("main", Map.of("Jenkinsfile", """
                pipeline {
                    agent none
                    triggers { reflectorScan(images: [[image: 'trig-branches', policy: semver('1.x')]], interval: '20s') }
                    stages { stage('Tell') { steps { echo "tag=${env.REFLECTOR_TAG} on ${env.BRANCH_NAME}" } } }
                }
                """), "Begin");
        jenkins.http().post("createItem?name=trig-branches", "application/xml", """
                <org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                  <sources class="jenkins.branch.MultiBranchProject$BranchSourceList">
                    <data><jenkins.branch.BranchSource><source class="jenkins.plugins.git.GitSCMSource">
                      <id>one</id><remote>URL</remote><credentialsId>git-bot</credentialsId>
                      <traits><jenkins.plugins.git.traits.BranchDiscoveryTrait/></traits>
                    </source></jenkins.branch.BranchSource></data>
                    <owner class="org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject" reference="../.."/>
                  </sources>
                  <factory class="org.jenkinsci.plugins.workflow.multibranch.WorkflowBranchProjectFactory">
                    <owner class="org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject" reference="../.."/>
                    <scriptPath>Jenkinsfile</scriptPath>
                  </factory>
                </org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject>
                """.replace("URL", git.url("trig-branches")));
        jenkins.http().post("job/trig-branches/build?delay=0", Map.of());
        Waiting.until(LIMIT, "the branch's job", () -> jenkins.http().get("job/trig-branches/api/json").contains("\"main\""));
        triggers.awaitBuild("trig-branches/job/main", 1);
        triggers.awaitSeen("trig-branches/main", "trig-branches:1.0.0");
        registry.push("library/trig-branches", "1.0.1");

        assertThat(triggers.awaitBuild("trig-branches/job/main", 2).log())
                .contains("tag=1.0.1 on main", "trig-branches:1.0.0" + ARROW + "trig-branches:1.0.1 (policy trig-branches/trig-branches)");
        reporter.publishEntry("seen", "`tag=1.0.1 on main`");
    }

    @Test
    @Order(8)
    @DisplayName("Globs: policies of the folder and of the global configuration; one build for both; a rename of the folder loses nothing")
    void globs(TestReporter reporter) throws Exception {
        registry.push("library/trig-inner", "1.0.0");
        String config = "io.jenkins.plugins.reflector.config.";
        jenkins.jobs().create("trig-folder", "<com.cloudbees.hudson.plugins.folder.Folder><properties><io.jenkins.plugins.reflector.folder.ReflectorFolderProperty>"
                + "<imageRepositories><" + config + "ImageRepositoryItem><name>trig-glob-two</name><image>trig-inner</image><interval>3h</interval></" + config + "ImageRepositoryItem></imageRepositories>"
                + "<imagePolicies><" + config + "ImagePolicyItem><name>trig-glob-two</name><imageRepositoryRef>trig-glob-two</imageRepositoryRef>"
                + "<policy class=\"" + config + "policy.SemVerChoice\"><range>1.x</range></policy><digestReflectionPolicy>Never</digestReflectionPolicy></" + config + "ImagePolicyItem></imagePolicies>"
                + "</io.jenkins.plugins.reflector.folder.ReflectorFolderProperty></properties></com.cloudbees.hudson.plugins.folder.Folder>");
        jenkins.http().post("job/trig-folder/createItem?name=inner", "application/xml",
                "<project>" + Triggers.trigger("<policies><string>trig-glob-*</string></policies>") + shell() + "</project>");
        Waiting.until(LIMIT, "both policies are seen", () -> triggers.state("trig-folder/inner").path("seen").size() == 2);
        assertThat(jenkins.jobs().count("trig-folder/job/inner")).isZero();

        registry.push("library/trig-glob", "1.0.1");
        Build outer = triggers.awaitBuild("trig-folder/job/inner", 1);
        assertThat(outer.log()).contains("trig-glob:1.0.0" + ARROW + "trig-glob:1.0.1 (policy default/trig-glob-one)");

        registry.push("library/trig-inner", "1.0.1");
        jenkins.http().post("job/trig-folder/confirmRename", Map.of("newName", "trig-renamed"));
        jenkins.http().post("job/trig-renamed/job/inner/reflectorScanLog/scan", Map.of());
        Build inner = triggers.awaitBuild("trig-renamed/job/inner", 2);
        assertThat(inner.log())
                .contains("trig-inner:1.0.0" + ARROW + "trig-inner:1.0.1 (policy trig-renamed/trig-glob-two)")
                .contains("REFLECTOR_POLICY=trig-renamed/trig-glob-two");
        reporter.publishEntry("seen", "`(policy default/trig-glob-one)`, then after the rename `trig-inner:1.0.0 → trig-inner:1.0.1 (policy trig-renamed/trig-glob-two)`");
    }

    @Test
    @Order(9)
    @DisplayName("The page of the scan log: Scan now asks the registry at once, the log grows on the page, and the job runs; by POST alone")
    void scanNow(TestReporter reporter) throws Exception {
        triggers.awaitSeen("trig-slow", "trig-slow:1.0.0");
        long before = triggers.state("trig-slow").get("looked").asLong();
        registry.push("library/trig-slow", "1.0.1");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/trig-slow/reflectorScanLog/");
        page.screenshot("scan-log-before");
        page.leave("[...document.querySelectorAll('button')].find(b => b.innerText.trim() === 'Scan now')");
        page.await("document.body.innerText.includes('Started a build: Image Reflector: trig-slow:1.0.0 → trig-slow:1.0.1')");
        page.screenshot("scan-log-now");
        List<String> ours = page.policyReports();
        triggers.awaitBuild("trig-slow", 1);
        page.open(jenkins.url() + "job/trig-slow/reflectorScanLog/");
        page.await("document.body.innerText.includes('asked for by admin')");
        page.screenshot("scan-log-after");
        page.open(jenkins.url() + "job/trig-slow/1/");
        page.await("document.body.innerText.includes('trig-slow:1.0.0 → trig-slow:1.0.1')");
        page.screenshot("cause");
        page.open(jenkins.url() + "job/trig-slow/");

        assertThat(page.policyReports()).as("reports of the scan log page that the job's own page does not have").containsAll(ours);
        assertThat(triggers.state("trig-slow").get("looked").asLong()).isGreaterThan(before);
        assertThatThrownBy(() -> jenkins.http().get("job/trig-slow/reflectorScanLog/scan")).isInstanceOf(IOException.class).hasMessageContaining("405");
        reporter.publishEntry("seen", "`Started a build: … trig-slow:1.0.0 → trig-slow:1.0.1` grew on the page; GET gives 405");
    }

    @Test
    @Order(10)
    @DisplayName("While a registry takes its time the page of the scan log says so, and shows what went wrong as soon as it is known")
    void growingLog(TestReporter reporter) throws Exception {
        BrowserPage page = jenkins.page();
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String image = "127.0.0.1:" + silent.getLocalPort() + "/silent";
            jenkins.jobs().create("trig-silent", "<project>" + Triggers.trigger(Triggers.image(image) + "<interval>3h</interval>") + "</project>");
            page.open(jenkins.url() + "job/trig-silent/reflectorScanLog/");
            page.leave("[...document.querySelectorAll('button')].find(b => b.innerText.trim() === 'Scan now')");
            page.await("document.body.innerText.includes('are being looked at') && document.querySelector('#reflector-scan-log').innerText.includes('Checked on')");
            page.screenshot("scan-log-busy");
        }
        page.await("document.querySelector('#reflector-scan-log').innerText.includes('Problem: default/silent picks nothing')");
        page.screenshot("scan-log-problem");
        reporter.publishEntry("seen", "`" + page.text("document.querySelector('#reflector-scan-log').innerText.split('\\n').find(l => l.startsWith('Problem'))") + "`");
    }

    @Test
    @Order(11)
    @DisplayName("cron: the first look comes at once, the next ones at the minutes of the line")
    void cron(TestReporter reporter) throws Exception {
        jenkins.jobs().create("trig-cron", "<project>" + Triggers.trigger(Triggers.image("trig-cron") + "<cron>* * * * *</cron>") + shell() + "</project>");
        triggers.awaitSeen("trig-cron", "trig-cron:1.0.0");
        registry.push("library/trig-cron", "1.0.1");
        Build build = triggers.awaitBuild("trig-cron", 1);

        assertThat(build.log()).contains("trig-cron:1.0.0" + ARROW + "trig-cron:1.0.1");
        assertThat(log("trig-cron")).contains("the schedule * * * * *");
        String both = "either an interval or a cron line, not both";
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/trig-cron/configure");
        String cron = "document.querySelector('[name=\"_.cron\"]')";
        String interval = cron + ".closest('.optionalBlock-container, .form-container, form').querySelector('[name=\"_.interval\"]')";
        page.type(interval, "5m");
        page.await("document.body.innerText.includes('" + both + "')");
        page.screenshot("both");
        String field = "io-jenkins-plugins-reflector-trigger-ReflectorScanTrigger";
        String json = "{\"" + field + "\": {\"interval\": \"5m\", \"cron\": \"H * * * *\"}}";
        assertThatThrownBy(() -> jenkins.http().post("job/trig-cron/configSubmit", Map.of(field, "on", "json", json)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(both)
                .hasMessageNotContaining("Oops");
        reporter.publishEntry("seen", "`the schedule * * * * *`");
    }

    @Test
    @Order(12)
    @DisplayName("What goes wrong is told with what to do; a job that was saved and a restarted Jenkins ask the registry no sooner; nothing runs twice")
    void quietAfterARestart(TestReporter reporter) throws Exception {
        jenkins.jobs().create("trig-lost", "<project>" + Triggers.trigger("<policies><string>trig-nobody-*</string></policies>") + "</project>");
        Waiting.until(LIMIT, "the problem is told", () -> jenkins.http().get("job/trig-lost/reflectorScanLog/").contains("trig-nobody-*"));
        assertThat(log("trig-lost")).contains("No policy", "correct the name in the trigger");
        long slow = triggers.state("trig-slow").get("looked").asLong();
        String saved = jenkins.http().get("job/trig-slow/config.xml");
        jenkins.http().post("job/trig-slow/config.xml", "application/xml", saved);

        jenkins.restart();
        long free = triggers.state("trig-free").get("looked").asLong();
        Waiting.until(LIMIT, "two looks after the restart", () -> triggers.state("trig-free").get("looked").asLong() > free + 20_000);

        assertThat(triggers.state("trig-slow").get("looked").asLong()).isEqualTo(slow);
        assertThat(jenkins.jobs().count("trig-free")).isEqualTo(1);
        assertThat(jenkins.jobs().count("trig-slow")).isEqualTo(1);
        assertThat(jenkins.jobs().count("trig-first")).isEqualTo(1);
        assertThat(jenkins.jobs().count("trig-own")).isEqualTo(2);
        assertThat(jenkins.jobs().count("trig-scripted")).isEqualTo(2);
        registry.push("library/trig-free", "1.0.2");
        assertThat(triggers.awaitBuild("trig-free", 2).log()).contains("trig-free:1.0.1" + ARROW + "trig-free:1.0.2");
        Waiting.until(LIMIT, "administrators are told of the third failure", () -> jenkins.http().get("manage/").contains("The image trigger of the job trig-lost failed"));
        reporter.publishEntry("seen", "`No policy \"trig-nobody-*\" is configured that this job may use`; after the restart `trig-free:1.0.1 → trig-free:1.0.2`");
    }
}

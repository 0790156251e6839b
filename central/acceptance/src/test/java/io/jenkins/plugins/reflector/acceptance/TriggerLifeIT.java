package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What happens to a job while its trigger is at it. Every look but the first is asked for, since the interval is hours. */
class TriggerLifeIT extends WithRegistry {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    @BeforeAll
    static void configure() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static void create(String job, String image) throws Exception {
        jenkins.jobs().create(job, "<project><triggers><io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger><spec></spec>"
                + "<images><io.jenkins.plugins.reflector.config.ImageEntry><image>" + image + "</image>"
                + "<policy class=\"io.jenkins.plugins.reflector.config.policy.SemVerChoice\"><range>1.x</range></policy>"
                + "</io.jenkins.plugins.reflector.config.ImageEntry></images><interval>9h</interval>"
                + "</io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger></triggers></project>");
    }

    /** A job that has seen the first tag of an image of its own name. */
    private static void watching(String job) throws Exception {
        registry.push("library/" + job, "1.0.0");
        create(job, job);
        awaitLog(job, "Taken note of what is picked");
    }

    private static String log(String job) throws IOException, InterruptedException {
        return jenkins.http().get("job/" + job + "/reflectorScanLog/").replaceAll("<[^>]*>", "").replace("&gt;", ">");
    }

    private static void awaitLog(String job, String text) throws Exception {
        Waiting.until(LIMIT, "the scan log of " + job + " says: " + text, () -> log(job).contains(text));
    }

    private static void scanNow(String job) throws Exception {
        jenkins.http().post("job/" + job + "/reflectorScanLog/scan", Map.of());
    }

    @Test
    @DisplayName("A copied job has seen nothing of what the first one saw, and takes note for itself")
    void aCopyBeginsAnew(TestReporter reporter) throws Exception {
        watching("life-copied");
        jenkins.http().post("createItem?name=life-copy&mode=copy&from=life-copied", Map.of());
        jenkins.http().script("jenkins.model.Jenkins.get().getItem('life-copy').save()");

        awaitLog("life-copy", "for the first time");
        awaitLog("life-copy", "Taken note of what is picked");
        assertThat(jenkins.jobs().count("life-copy")).isZero();
        reporter.publishEntry("seen", "`for the first time`, and no build");
    }

    @Test
    @DisplayName("A disabled job is not looked at, its page says so, and what came meanwhile runs it once it is enabled")
    void aDisabledJobWaits(TestReporter reporter) throws Exception {
        watching("life-disabled");
        jenkins.http().post("job/life-disabled/disable", Map.of());
        registry.push("library/life-disabled", "1.0.1");
        scanNow("life-disabled");
        awaitLog("life-disabled", "The job is disabled, so nothing is looked at: enable it first.");
        assertThat(jenkins.jobs().count("life-disabled")).isZero();

        jenkins.http().post("job/life-disabled/enable", Map.of());
        scanNow("life-disabled");
        Waiting.until(LIMIT, "the build", () -> jenkins.jobs().count("life-disabled") == 1);
        reporter.publishEntry("seen", "`The job is disabled, so nothing is looked at: enable it first.`, then one build");
    }

    @Test
    @DisplayName("While Jenkins prepares to shut down nothing is looked at; when that is called off, it is")
    void aShutdownThatIsCalledOff(TestReporter reporter) throws Exception {
        watching("life-quiet");
        registry.push("library/life-quiet", "1.0.1");
        jenkins.http().post("quietDown", Map.of());
        try {
            scanNow("life-quiet");
            awaitLog("life-quiet", "Jenkins is about to shut down, so nothing is looked at now.");
        } finally {
            jenkins.http().post("cancelQuietDown", Map.of());
        }
        Waiting.until(LIMIT, "the build", () -> jenkins.jobs().count("life-quiet") == 1);
        reporter.publishEntry("seen", "one build, without anybody asking again");
    }

    @Test
    @DisplayName("A build that a plugin keeps out of the queue comes within two minutes after it may, though the registry is down by then")
    void aRefusedBuildComesLater(TestReporter reporter) throws Exception {
        watching("life-refused");
        registry.push("library/life-refused", "1.0.1");
        jenkins.http().script("""
                class Refusing extends hudson.model.Queue.QueueDecisionHandler {
                    boolean shouldSchedule(hudson.model.Queue.Task task, List actions) { !task.name.startsWith('life-refused') }
                }
                hudson.model.Queue.QueueDecisionHandler.all().add(0, new Refusing())
                """);
        try {
            scanNow("life-refused");
            awaitLog("life-refused", "Problem: Jenkins refused to start a build for Image Reflector: life-refused:1.0.0");
            assertThat(jenkins.jobs().count("life-refused")).isZero();
        } finally {
            jenkins.http().script("def all = hudson.model.Queue.QueueDecisionHandler.all();"
                    + " all.findAll { it.class.simpleName == 'Refusing' }.each { all.remove(it) }");
        }
        jenkins.configure("unclassified:\n  imageReflector:\n    registries:\n    - host: docker.io\n      mirror: http://127.0.0.1:1\n");
        try {
            Waiting.until(LIMIT, "the build", () -> jenkins.jobs().count("life-refused") == 1);
        } finally {
            configure();
        }
        assertThat(log("life-refused")).contains("Started a build: Image Reflector: life-refused:1.0.0");
        reporter.publishEntry("seen", "`Jenkins refused to start a build`, then one build");
    }

    @Test
    @DisplayName("A job that is deleted while its registry is asked leaves nothing behind, and no warning")
    void aJobThatIsDeletedMeanwhile(TestReporter reporter) throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            create("life-deleted", "127.0.0.1:" + silent.getLocalPort() + "/silent");
            awaitLog("life-deleted", "Checked on");
            jenkins.http().post("job/life-deleted/doDelete", Map.of());
        }
        Waiting.until(LIMIT, "the look ends", () -> jenkins.http()
                .script("println Thread.allStackTraces.any { t, stack -> stack.any { it.className.endsWith('trigger.TriggerCheck') } }")
                .contains("false"));

        assertThat(jenkins.http().script("println new File(jenkins.model.Jenkins.get().rootDir, 'jobs/life-deleted').exists()")).contains("false");
        String warnings = jenkins.http().script("""
                jenkins.model.Jenkins.logRecords.findAll { it.level.intValue() >= 900 && it.message?.contains('life-deleted') }
                    .each { println it.message }
                null
                """);
        assertThat(warnings).doesNotContain("life-deleted");
        reporter.publishEntry("seen", "no folder, no warning");
    }
}

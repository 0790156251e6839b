package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A controller that is killed while the step pushes. A hook of the Git server holds the push, before or after the branch moves. */
class ResumeIT extends WithServers {

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static void killWhile(Fleet fleet, String hook, String job, int exit) throws Exception {
        Path directory = fleet.repository().directory();
        Path started = directory.resolve("hook-started");
        Path file = directory.resolve("hooks/" + hook);
        Files.createDirectories(file.getParent());
        Path killed = directory.resolve("killed");
        Path ended = directory.resolve("hook-ended");
        Files.writeString(
                file,
                "#!/bin/sh\ntouch '" + started + "'\nuntil [ -e '" + killed + "' ]; do sleep 0.2; done\ntouch '" + ended + "'\nexit " + exit + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        jenkins.jobs().createPipeline(job, "def result = " + fleet.step("") + "\necho \"changed ${result.changed}\"");
        jenkins.jobs().start(job);
        Waiting.until(Duration.ofSeconds(60), "the hook runs", () -> Files.exists(started));

        jenkins.kill();

        Files.createFile(killed);
        Waiting.until(Duration.ofSeconds(60), "the end of the hook", () -> Files.exists(ended));
        // The server is done with that push then, whatever becomes of it.
        Thread.sleep(Duration.ofSeconds(2).toMillis());
        Files.delete(file);
        jenkins.restart();
    }

    @Test
    @DisplayName("The controller is killed while the step pushes, and the commit did not arrive: the build resumes and pushes it")
    void pushesWhatDidNotArrive(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "lost");
        killWhile(fleet, "pre-receive", "resume-lost", 1);
        Build build = jenkins.jobs().await("resume-lost", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.commits()).isEqualTo(2);
        assertThat(build.log()).contains("changed true");
        reporter.publishEntry("seen", "`Resuming build`, then one commit");
    }

    @Test
    @DisplayName("The controller is killed while the step pushes, and the commit had arrived: the build resumes and pushes nothing twice")
    void pushesNothingTwice(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "arrived");
        killWhile(fleet, "post-receive", "resume-arrived", 0);
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        Build build = jenkins.jobs().await("resume-arrived", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.commits()).isEqualTo(2);
        assertThat(build.log()).contains("nothing to change", "of this build had arrived before the restart", "changed true");
        reporter.publishEntry("seen", "`nothing to change`, one commit in all, and the script gets `changed true`");
    }

    private static final String WAITS = "waiting for further updates of this branch (commitWindow)";

    private static void startWaiting(Fleet fleet, String job, String window) throws Exception {
        jenkins.jobs().createPipeline(
                job, "def result = " + fleet.step(", commitWindow: '" + window + "'") + "\necho \"changed ${result.changed}\"");
        jenkins.jobs().start(job);
        Waiting.until(Duration.ofSeconds(60), job + " waits", () -> jenkins.http().get("job/" + job + "/1/consoleText").contains(WAITS));
    }

    @Test
    @DisplayName("Jenkins is stopped in good order while the step waits in its commit window: the build goes on afterwards and pushes once")
    void goesOnAfterAStopInGoodOrder(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "stopped");
        startWaiting(fleet, "resume-stopped", "20s");

        jenkins.restart();
        Build build = jenkins.jobs().await("resume-stopped", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.commits()).isEqualTo(2);
        reporter.publishEntry("seen", "`Resuming build`, then one commit");
    }

    @Test
    @DisplayName("A build that is aborted in its commit window ends at once and pushes nothing")
    void isAbortedWhileItWaits(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "aborted");
        startWaiting(fleet, "resume-aborted", "1h");

        jenkins.http().post("job/resume-aborted/1/stop", Map.of());
        Build build = jenkins.jobs().await("resume-aborted", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("ABORTED");
        assertThat(fleet.commits()).isEqualTo(1);
        reporter.publishEntry("seen", "`ABORTED`, no commit");
    }

    @Test
    @DisplayName("A build that is aborted in the middle of its push ends at once, and the next one is not kept from pushing")
    void isAbortedWhileItPushes() throws Exception {
        Fleet fleet = Fleet.create(git, "aborted-push");
        Path directory = fleet.repository().directory();
        Path started = directory.resolve("hook-started");
        Path hook = directory.resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\ntouch '" + started + "'\nsleep 20\nexit 1\n");
        assertThat(hook.toFile().setExecutable(true)).isTrue();
        jenkins.jobs().createPipeline("resume-aborted-push", fleet.step(""));
        jenkins.jobs().start("resume-aborted-push");
        Waiting.until(Duration.ofSeconds(60), "the hook runs", () -> Files.exists(started));

        jenkins.http().post("job/resume-aborted-push/1/stop", Map.of());
        Build build = jenkins.jobs().await("resume-aborted-push", 1);
        Files.delete(hook);
        Build next = jenkins.jobs().run("resume-aborted-push");

        assertThat(build.result()).as(build.log()).isEqualTo("ABORTED");
        assertThat(next.result()).as(next.log()).isEqualTo("SUCCESS");
        assertThat(fleet.commits()).isEqualTo(2);
    }
}

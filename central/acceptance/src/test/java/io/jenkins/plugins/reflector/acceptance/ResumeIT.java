package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A controller that is killed while the step pushes. A hook of the Git server holds the push, before or after the branch moves. */
class ResumeIT {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

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
        Files.writeString(file, "#!/bin/sh\ntouch '" + started + "'\nsleep 3\nexit " + exit + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
        jenkins.jobs().createPipeline(job, "def result = " + fleet.step("") + "\necho \"changed ${result.changed}\"");
        jenkins.jobs().start(job);
        Waiting.until(Duration.ofSeconds(60), "the hook runs", () -> Files.exists(started));

        jenkins.kill();

        // The server is done with that push, whatever becomes of it.
        Thread.sleep(Duration.ofSeconds(5).toMillis());
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
        assertThat(build.log()).contains("nothing to change");
        reporter.publishEntry("seen", "`nothing to change`, one commit in all");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository.LogEntry;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The Pipeline step, in the sandbox, against a real registry and Git's own server. */
class StepIT extends WithServers {

    private static String digest;

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : new String[] {"1.23.0", "1.24.0", "1.23.2-rc.1"}) {
            registry.push("library/nginx", tag);
        }
        digest = registry.push("library/nginx", "1.23.1");
        registry.push("library/nginx", "latest");
        jenkins.configure(Fleet.configuration(registry, Watched.NGINX));
    }

    private static Build run(String job, String script) throws Exception {
        return jenkins.jobs().runPipeline(job, script);
    }

    @Test
    @DisplayName("The story: the step commits and pushes newTag: 1.23.1, no other byte changes, and its result is readable in the sandbox")
    void updates(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "story");

        Build build = run("step-story", "def result = " + fleet.step("") + "\n"
                + "echo \"changed ${result.changed}, commit ${result.commit.id}, ${result.images[0].oldTag} -> ${result.images[0].newTag}\"\n"
                + "echo \"text ${result.commit} files ${result.files}\"");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().log("main")).hasSize(2);
        LogEntry commit = fleet.repository().log("main").get(0);
        assertThat(commit.message())
                .startsWith("Update nginx to 1.23.1")
                .contains("Image-Reflector-Change: default/nginx 1.23.0 -> 1.23.1");
        assertThat(build.log())
                .contains("changed true, commit " + commit.id() + ", 1.23.0 -> 1.23.1")
                .contains("text " + commit.id());
        assertThat(fsck(fleet)).isEmpty();
        reporter.publishEntry("seen", "1.23.0 → 1.23.1 in one commit, `git fsck` is clean");
    }

    private static String fsck(Fleet fleet) throws Exception {
        Process process = new ProcessBuilder("git", "--git-dir=" + fleet.repository().directory(), "fsck", "--strict", "--no-dangling")
                .redirectErrorStream(true)
                .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    }

    @Test
    @DisplayName("Run again, the step finds nothing to change and pushes nothing")
    void changesNothingTwice(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "twice");
        run("step-twice", fleet.step(""));

        Build again = jenkins.jobs().run("step-twice");

        assertThat(again.result()).as(again.log()).isEqualTo("SUCCESS");
        assertThat(again.log()).contains("nothing to change");
        assertThat(fleet.commits()).isEqualTo(2);
        reporter.publishEntry("seen", "`nothing to change`");
    }

    @Test
    @DisplayName("dryRun says what would change, and pushes nothing")
    void triesWithoutPushing() throws Exception {
        Fleet fleet = Fleet.create(git, "dry");

        Build build = run("step-dry", "def result = " + fleet.step(", dryRun: true") + "\necho \"changed ${result.changed} pushed ${result.pushed}\"\necho result.diff");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("pushed false").contains("+  newTag: 1.23.1 # This is what");
        assertThat(fleet.commits()).isEqualTo(1);
    }

    @Test
    @DisplayName("policies: a policy of the global configuration")
    void takesPoliciesOfTheConfiguration() throws Exception {
        Fleet fleet = Fleet.create(git, "policies");

        Build build = run("step-policies", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot', policies: ['nginx-policy']");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
    }

    @Test
    @DisplayName("pushBranch: another branch gets the commit, main stays")
    void pushesToAnotherBranch() throws Exception {
        Fleet fleet = Fleet.create(git, "branch");

        Build build = run("step-branch", fleet.step(", pushBranch: 'updates'"));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.commits()).isEqualTo(1);
        assertThat(fleet.onBranch("updates")).isEqualTo(Fleet.manifest("1.23.1"));
    }

    @Test
    @DisplayName("tag: this tag and no other, also an older series")
    void takesAGivenTag() throws Exception {
        Fleet fleet = Fleet.create(git, "tag");

        Build build = run("step-tag", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot', images: [[image: 'nginx', tag: '1.24.0']]");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.24.0"));
    }

    @Test
    @DisplayName("digestReflectionPolicy: the manifest is pinned to that very image by a digest: line")
    void pinsTheDigest() throws Exception {
        Fleet fleet = Fleet.create(git, "digest");

        Build build = run("step-digest", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot',"
                + " images: [[image: 'nginx', policy: semver('1.23.x'), digestReflectionPolicy: 'Always']]");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).contains("newTag: 1.23.1 # This is what the reflector will update\n  digest: " + digest + "\n");
    }

    @Test
    @DisplayName("digest('latest') follows a tag by its digest")
    void followsATagByItsDigest(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "latest");
        jenkins.jobs().createPipeline("step-latest", "reflectorUpdate url: '" + fleet.url() + "', credentialsId: 'git-bot',"
                + " images: [[image: 'nginx', policy: digest('latest')]]");
        Build first = jenkins.jobs().run("step-latest");
        assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");

        String moved = registry.push("library/nginx", "latest");
        Build second = jenkins.jobs().run("step-latest");

        assertThat(second.result()).as(second.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).contains("digest: " + moved);
        assertThat(fleet.commits()).isEqualTo(3);
        reporter.publishEntry("seen", "`latest` was pushed anew, and the next build wrote its new digest");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.forge.ForgePullRequest;
import io.jenkins.plugins.reflector.testing.forge.StandInForge;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A Pipeline step that asks for a pull request, at a stand-in of a Gitea: its API and Git itself behind one address. */
class PullRequestIT extends WithRegistry {

    private static final String OWNER = "team";

    @RegisterExtension
    static final RealGit git = RealGit.http();

    @RegisterExtension
    final StandInForge forge = StandInForge.gitea();

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()).replace(RealGit.PASSWORD, StandInForge.TOKEN));
    }

    private Front front(String name) throws Exception {
        String url = git.url(name);
        return new Front(OWNER, url.substring(0, url.lastIndexOf('/')), forge.url());
    }

    private static String step(Front front, Fleet fleet, String name) {
        return "def r = " + fleet.step(", pushBranch: 'image-updates', pullRequest: [forge: 'gitea', title: 'New images', labels: ['dependencies'], reviewers: ['alice'], draft: true]")
                        .replace(fleet.url(), front.url() + "/" + OWNER + "/" + name + ".git")
                + "\necho \"request ${r.pullRequest.number} at ${r.pullRequest.url}, by ${r.automations[0].pullRequest}\"";
    }

    @Test
    @DisplayName("pullRequest: the push opens one with title, labels, reviewers and as a draft; a later push keeps the same one open")
    void opensOne(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "request");
        forge.repository(OWNER + "/request").addBranch("image-updates").addLabel("dependencies").addMember("alice");
        try (Front front = front("request")) {
            Build first = jenkins.jobs().runPipeline("request", step(front, fleet, "request"));

            assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");
            assertThat(fleet.onBranch("image-updates")).isEqualTo(Fleet.manifest("1.23.1"));
            assertThat(fleet.commits()).isEqualTo(1);
            assertThat(forge.repository(OWNER + "/request").pullRequests()).singleElement().satisfies(one -> {
                assertThat(one.title()).endsWith("New images");
                assertThat(one.source() + " into " + one.target()).isEqualTo("image-updates into main");
                assertThat(one.labels()).containsExactly("dependencies");
                assertThat(one.reviewers()).containsExactly("alice");
                assertThat(one.draft() || one.title().startsWith("WIP")).isTrue();
                assertThat(one.body()).contains("1.23.0", "1.23.1");
            });
            assertThat(first.log()).contains("request 1 at ").doesNotContain(StandInForge.TOKEN);

            registry.push("library/nginx", "1.23.2");
            Build second = jenkins.jobs().run("request");

            assertThat(second.result()).as(second.log()).isEqualTo("SUCCESS");
            assertThat(fleet.onBranch("image-updates")).isEqualTo(Fleet.manifest("1.23.2"));
            assertThat(forge.repository(OWNER + "/request").pullRequests()).hasSize(1).extracting(ForgePullRequest::body).singleElement().asString().contains("1.23.2");
            reporter.publishEntry("seen", "`" + first.log().lines().filter(line -> line.startsWith("request 1")).findFirst().orElseThrow().replaceAll("127.0.0.1:\\d+", "…") + "`, the same after the second push");
        }
    }

    @Test
    @DisplayName("Where the host refuses the pull request, the build fails, and says that the commit is on the branch and what the host said")
    void tellsARefusal(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "refused");
        forge.repository(OWNER + "/refused").addBranch("image-updates");
        forge.failWith(403, "reqRepoWriter");
        try (Front front = front("refused")) {
            Build build = jenkins.jobs().runPipeline("request-refused", step(front, fleet, "refused"));

            assertThat(build.result()).isEqualTo("FAILURE");
            assertThat(build.log()).contains("the commits are on image-updates, but without a pull request").doesNotContain("\tat ", StandInForge.TOKEN);
            assertThat(fleet.onBranch("image-updates")).isNotNull();
            reporter.publishEntry("seen", build.log().lines().filter(line -> line.startsWith("ERROR: ")).findFirst().orElse("").replaceAll("127.0.0.1:\\d+", "…"));
        }
    }
}

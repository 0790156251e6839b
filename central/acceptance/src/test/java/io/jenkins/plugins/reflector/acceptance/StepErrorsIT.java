package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a user reads who wrote something wrong: a failed build with one sentence, and no stack trace. */
class StepErrorsIT {

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final RealGit git = RealGit.httpWithLogin();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static Fleet fleet;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.0");
        registry.push("library/nginx", "1.23.1");
        fleet = Fleet.create(git, "errors");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    /** Runs the step, which must fail; gives the line that says why. */
    private static String failure(String job, String step) throws Exception {
        Build build = jenkins.jobs().runPipeline(job, step);
        assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
        assertThat(build.log()).doesNotContain("\tat ").doesNotContain(RealGit.PASSWORD);
        assertThat(fleet.commits()).isEqualTo(1);
        List<String> errors = build.log().lines().filter(line -> line.startsWith("ERROR: ")).toList();
        assertThat(errors).as(build.log()).hasSize(1);
        return errors.get(0).substring("ERROR: ".length());
    }

    private static String step(String credentials, String more) {
        return "reflectorUpdate url: '" + fleet.url() + "'" + credentials + more;
    }

    private static final String BOT = ", credentialsId: 'git-bot'";
    private static final String NGINX = ", images: [[image: 'nginx', policy: semver('1.23.x')]]";

    @Test
    @DisplayName("a wrong range")
    void range(TestReporter reporter) throws Exception {
        String said = failure("error-range", step(BOT, ", images: [[image: 'nginx', policy: semver('nonsense')]]"));

        assertThat(said).contains("nonsense");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a wrong path")
    void path(TestReporter reporter) throws Exception {
        String said = failure("error-path", step(BOT, ", path: 'no/such'" + NGINX));

        assertThat(said).contains("no/such");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a wrong branch")
    void branch(TestReporter reporter) throws Exception {
        String said = failure("error-branch", step(BOT, ", branch: 'mian'" + NGINX));

        assertThat(said).contains("mian").contains("main");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a credentials id that there is not")
    void credentialsId(TestReporter reporter) throws Exception {
        String said = failure("error-credentials", step(", credentialsId: 'git-bto'", NGINX));

        assertThat(said).contains("git-bto");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("no credentials where the server wants some")
    void withoutCredentials(TestReporter reporter) throws Exception {
        String said = failure("error-anonymous", step("", NGINX));

        assertThat(said).contains(fleet.url());
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("an image that is none")
    void image(TestReporter reporter) throws Exception {
        String said = failure("error-image", step(BOT, ", images: [[image: 'nginx:latest', policy: semver('1.23.x')]]"));

        assertThat(said).contains("nginx:latest");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("an image that the registry does not have")
    void unknownImage(TestReporter reporter) throws Exception {
        String said = failure("error-unknown", step(BOT, ", images: [[image: 'ngnix', policy: semver('1.23.x')]]"));

        assertThat(said).contains("ngnix");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("no tag in the range")
    void noTag(TestReporter reporter) throws Exception {
        String said = failure("error-tag", step(BOT, ", images: [[image: 'nginx', policy: semver('7.x')]]"));

        assertThat(said).contains("nginx");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("no url")
    void url(TestReporter reporter) throws Exception {
        String said = failure("error-url", "reflectorUpdate images: [[image: 'nginx', policy: semver('1.23.x')]]");

        assertThat(said).contains("url");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a Git server that is down")
    void down(TestReporter reporter) throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
        String said = failure("error-down", "reflectorUpdate url: 'http://127.0.0.1:" + port + "/fleet.git'" + BOT + NGINX);

        assertThat(said).contains("127.0.0.1:" + port);
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a push that a hook of the server refuses, in the server's own words")
    void refused(TestReporter reporter) throws Exception {
        fleet.repository().refusePushes("main is frozen until Monday");
        try {
            String said = failure("error-refused", step(BOT, NGINX));

            assertThat(said).contains("main is frozen until Monday");
            reporter.publishEntry("seen", said);
        } finally {
            fleet.repository().acceptPushes();
        }
    }

    @Test
    @DisplayName("a tag that the policy does not allow")
    void tagOutOfPolicy(TestReporter reporter) throws Exception {
        String said = failure("error-policy", step(BOT, ", images: [[image: 'nginx', policy: semver('1.22.x'), tag: '1.23.1']]"));

        assertThat(said).contains("does not allow the tag 1.23.1", "out-of-range");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("an automation that there is not")
    void automation(TestReporter reporter) throws Exception {
        String said = failure("error-automation", "reflectorUpdate automation: 'flete'");

        assertThat(said).contains("flete");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("an automation, and where it should push")
    void automationAndUrl(TestReporter reporter) throws Exception {
        String said = failure("error-both", step(BOT, ", automation: 'fleet'"));

        assertThat(said).contains("automation and also url");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("resources that are not there")
    void resources(TestReporter reporter) throws Exception {
        String said = failure("error-resources", step(BOT, ", resources: 'no/such'"));

        assertThat(said).contains("no/such", "main");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("resources with a wrong field")
    void wrongResources(TestReporter reporter) throws Exception {
        String said = failure("error-field", step(BOT, ", resources: '''apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: {name: a}\nspec: nothing'''"));

        assertThat(said).contains("resources:4", "spec");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a pull request without a branch of its own")
    void pullRequest(TestReporter reporter) throws Exception {
        String said = failure("error-pull-request", step(BOT, ", pullRequest: [title: 'New images']" + NGINX));

        assertThat(said).contains("pushBranch");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("a signing key that there is not")
    void signingKey(TestReporter reporter) throws Exception {
        String said = failure("error-signing", step(BOT, ", signingKeyCredentialsId: 'bot-kye'" + NGINX));

        assertThat(said).contains("bot-kye");
        reporter.publishEntry("seen", said);
    }

    @Test
    @DisplayName("an image to resolve without a policy")
    void resolveNothing(TestReporter reporter) throws Exception {
        String said = failure("error-resolve", "reflectorResolve image: 'nginx'");

        assertThat(said).contains("neither a policy nor a tag");
        reporter.publishEntry("seen", said);
    }
}

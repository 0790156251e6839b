package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a user reads who wrote something wrong: a failed build with one sentence, and no stack trace. */
class StepErrorsIT extends WithServers {

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

    /** Stands for the address of the repository, which is known once the server runs. */
    private static final String URL = "THE-URL";

    private static final String BOT = ", credentialsId: 'git-bot'";
    private static final String NGINX = ", images: [[image: 'nginx', policy: semver('1.23.x')]]";

    private static String step(String credentials, String more) {
        return "reflectorUpdate url: '" + URL + "'" + credentials + more;
    }

    /** @param said what the sentence must hold */
    private static Arguments mistake(String what, String job, String step, String... said) {
        return Arguments.of(what, job, step, List.of(said));
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                mistake("a wrong range", "error-range", step(BOT, ", images: [[image: 'nginx', policy: semver('nonsense')]]"), "nonsense"),
                mistake("a wrong path", "error-path", step(BOT, ", path: 'no/such'" + NGINX), "no/such"),
                mistake("a wrong branch", "error-branch", step(BOT, ", branch: 'mian'" + NGINX), "mian", "main"),
                mistake("a credentials id that there is not", "error-credentials", step(", credentialsId: 'git-bto'", NGINX), "git-bto"),
                mistake("no credentials where the server wants some", "error-anonymous", step("", NGINX), URL),
                mistake("an image that is none", "error-image", step(BOT, ", images: [[image: 'nginx:latest', policy: semver('1.23.x')]]"), "nginx:latest"),
                mistake("an image that the registry does not have", "error-unknown", step(BOT, ", images: [[image: 'ngnix', policy: semver('1.23.x')]]"), "ngnix"),
                mistake("no tag in the range", "error-tag", step(BOT, ", images: [[image: 'nginx', policy: semver('7.x')]]"), "nginx"),
                mistake("no url", "error-url", "reflectorUpdate images: [[image: 'nginx', policy: semver('1.23.x')]]", "url"),
                mistake("a tag that the policy does not allow", "error-policy", step(BOT, ", images: [[image: 'nginx', policy: semver('1.22.x'), tag: '1.23.1']]"), "does not allow the tag 1.23.1", "out-of-range"),
                mistake("an automation that there is not", "error-automation", "reflectorUpdate automation: 'flete'", "flete"),
                mistake("an automation, and where it should push", "error-both", step(BOT, ", automation: 'fleet'"), "automation and also url"),
                mistake("resources that are not there", "error-resources", step(BOT, ", resources: 'no/such'"), "no/such", "main"),
                mistake("resources with a wrong field", "error-field", step(BOT, ", resources: '''apiVersion: image.toolkit.fluxcd.io/v1\nkind: ImagePolicy\nmetadata: {name: a}\nspec: nothing'''"), "resources:4", "spec"),
                mistake("a pull request without a branch of its own", "error-pull-request", step(BOT, ", pullRequest: [title: 'New images']" + NGINX), "pushBranch"),
                mistake("a signing key that there is not", "error-signing", step(BOT, ", signingKeyCredentialsId: 'bot-kye'" + NGINX), "bot-kye"),
                mistake("an image to resolve without a policy", "error-resolve", "reflectorResolve image: 'nginx'", "neither a policy nor a tag"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("mistakes")
    void says(String what, String job, String step, List<String> words, TestReporter reporter) throws Exception {
        String said = failure(job, step.replace(URL, fleet.url()));

        assertThat(said).contains(words.stream().map(word -> word.replace(URL, fleet.url())).toList());
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
            String said = failure("error-refused", step(BOT, NGINX).replace(URL, fleet.url()));

            assertThat(said).contains("main is frozen until Monday");
            reporter.publishEntry("seen", said);
        } finally {
            fleet.repository().acceptPushes();
        }
    }
}

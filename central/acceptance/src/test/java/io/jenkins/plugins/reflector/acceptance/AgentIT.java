package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A controller that builds on an agent, which is another JVM and comes over WebSocket. */
class AgentIT extends WithServers {

    private static final String UPDATE = "reflectorUpdate(path: 'apps/my-app', images: [[image: 'nginx', policy: semver('1.23.x')]]";

    @RegisterExtension
    static final RealRegistry inside = RealRegistry.htpasswd();

    @TempDir
    static Path folder;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        inside.push("team/app", "1.0.0");
        inside.push("team/app", "1.1.0");
        jenkins.configure(Fleet.configuration(registry, """
                - host: %1$s
                  insecure: true
                imageRepositories:
                - name: inside-app
                  image: %1$s/team/app
                  interval: 1h
                  credentialsId: inside-bot
                  scanFrom: lab
                imagePolicies:
                - name: inside-app
                  imageRepositoryRef: inside-app
                  policy:
                    semver:
                      range: 1.x
                """.formatted(insideHost())));
        jenkins.configure("""
                credentials:
                  system:
                    domainCredentials:
                    - credentials:
                      - usernamePassword:
                          scope: GLOBAL
                          id: git-bot
                          username: %s
                          password: %s
                      - usernamePassword:
                          scope: GLOBAL
                          id: inside-bot
                          username: %s
                          password: %s
                """.formatted(RealGit.USER, RealGit.PASSWORD, RealRegistry.USER, RealRegistry.PASSWORD));
    }

    /** A name that only the agent's Java knows. */
    private static String insideHost() {
        return "registry.lab" + inside.host().substring(inside.host().indexOf(':'));
    }

    private static AgentProcess insideAgent(String name) throws Exception {
        Path hosts = Files.writeString(folder.resolve(name + "-hosts"), "127.0.0.1 registry.lab\n127.0.0.1 localhost\n");
        return jenkins.startAgent(name, "-Djdk.net.hosts.file=" + hosts);
    }

    private static String checkout(Fleet fleet) {
        return "git url: '" + fleet.url() + "', branch: 'main', credentialsId: 'git-bot'\n";
    }

    private static Build run(String job, String agent, String script) throws Exception {
        return jenkins.jobs().runPipeline(job, "node('" + agent + "') {\n" + script + "}\n");
    }

    private static void hook(EmbeddedGitRepository repository, String script) throws IOException {
        Path hook = Files.createDirectories(repository.directory().resolve("hooks")).resolve("pre-receive");
        Files.writeString(hook, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void tellsNoSecret(Build build, AgentProcess agent) throws IOException {
        for (String log : new String[] {build.log(), agent.log(), jenkins.log()}) {
            assertThat(log).doesNotContain(RealGit.PASSWORD).doesNotContain(RealRegistry.PASSWORD);
        }
    }

    @Test
    @DisplayName("The step within node('…') on an agent over a real remoting connection")
    void worksOnAnAgent(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "agent");
        try (AgentProcess agent = jenkins.startAgent("far")) {
            Build build = run("agent", "far", "writeFile file: 'mark', text: 'here'\n  def result = " + fleet.step("")
                    + "\n  writeFile file: 'mark', text: \"${result.commit}\"\n  echo readFile('mark')\n");

            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(build.log()).contains("Running on far").contains(fleet.repository().head("main"));
            assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
            reporter.publishEntry("seen", "ran on the agent `far` over WebSocket, one commit");
        }
    }

    @Test
    @DisplayName("Without url: the checkout on the agent is edited, committed and pushed with the credentials of its checkout, in a lost race too")
    void updatesTheCheckout(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "checkout");
        Fleet detached = Fleet.create(git, "detached");
        Fleet race = Fleet.create(git, "race");
        race.repository().point("refs/heads/outside", race.repository().head("main"));
        String outside = race.repository().commit("outside", Map.of("outside.txt", "1\n"), "Outside");
        // The first push meets a branch that has just moved.
        hook(race.repository(), "[ -e moved ] || { touch moved; env -u GIT_QUARANTINE_PATH git update-ref refs/heads/main " + outside + "; }\n");
        try (AgentProcess agent = jenkins.startAgent("near")) {
            Build build = run("checkout", "near", checkout(fleet) + "writeFile file: 'README.md', text: 'mine'\n"
                    + "def result = " + UPDATE + ")\n"
                    + "echo \"commit ${result.commit.id} ${result.images[0].newTag} on ${result.commit.branch}\"\n"
                    + "sh 'git rev-parse HEAD; git status --porcelain; cat " + Fleet.PATH + "'\n");

            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            String head = fleet.repository().head("main");
            assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
            assertThat(fleet.commits()).isEqualTo(2);
            assertThat(fleet.repository().read("main", "README.md")).isEqualTo("# Fleet\n");
            assertThat(build.log())
                    .contains("commit " + head + " 1.23.1 on main")
                    .containsPattern("(?m)^" + head + "$")
                    .containsPattern("(?m)^ M README.md$")
                    .doesNotContain(" M apps/");
            tellsNoSecret(build, agent);

            build = run("detached", "near", "checkout([$class: 'GitSCM', branches: [[name: 'main']], userRemoteConfigs: [[url: '"
                    + detached.url() + "', credentialsId: 'git-bot']]])\n" + UPDATE + ")\nsh 'git rev-parse HEAD'\n");

            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(detached.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
            assertThat(build.log()).containsPattern("(?m)^" + detached.repository().head("main") + "$");

            build = run("race", "near", checkout(race) + UPDATE + ")\n");

            assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
            assertThat(build.log()).contains("somebody else pushed to main in between");
            assertThat(race.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
            assertThat(race.repository().read("main", "outside.txt")).isEqualTo("1\n");
            assertThat(race.commits()).isEqualTo(3);
            reporter.publishEntry("seen", "HEAD and work tree stood on the pushed commit, the uncommitted README.md stayed; nothing was lost in the race");
        }
    }

    @Test
    @DisplayName("Without url: each thing that is in the way is a sentence that says what to do")
    void saysWhatIsInTheWay(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "in-the-way");
        Fleet refusing = Fleet.create(git, "refusing");
        refusing.repository().refusePushes("GH006: Protected branch update failed");
        try (AgentProcess agent = jenkins.startAgent("plain")) {
            Build dirty = run("dirty", "plain", checkout(fleet) + "writeFile file: '" + Fleet.PATH + "', text: readFile('" + Fleet.PATH
                    + "') + '# mine'\n" + UPDATE + ")\n");
            Build bare = run("bare", "plain", "dir('empty') {\n  writeFile file: 'a', text: ''\n  " + UPDATE + ")\n}\n");
            Build many = run("many", "plain", "checkout([$class: 'GitSCM', branches: [[name: '*/ma*']], userRemoteConfigs: [[url: '"
                    + fleet.url() + "', credentialsId: 'git-bot']]])\n" + UPDATE + ")\n");
            Build refused = run("refused", "plain", checkout(refusing) + UPDATE + ")\n");
            Build nowhere = jenkins.jobs().runPipeline("nowhere", UPDATE + ")");

            assertThat(dirty.result()).isEqualTo("FAILURE");
            assertThat(dirty.log()).contains("uncommitted changes in").contains("commit and push them, or undo them");
            assertThat(bare.log()).contains("there is no Git checkout in").contains("give url");
            assertThat(many.log()).contains("detached HEAD").contains("branch: 'main'");
            assertThat(refused.log()).contains("the branch is protected").contains("GH006");
            assertThat(nowhere.log()).contains("put it into node");
            assertThat(fleet.commits()).isEqualTo(1);
            assertThat(refusing.commits()).isEqualTo(1);
            for (Build build : new Build[] {dirty, bare, many, refused}) {
                tellsNoSecret(build, agent);
                assertThat(build.log()).doesNotContain("\tat ");
            }
            reporter.publishEntry("seen", "five sentences, no stack trace");
        }
    }

    @Test
    @DisplayName("An agent that is killed during the push is a failure that says so")
    void survivesAKilledAgent(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "killed");
        Path reached = folder.resolve("reached");
        hook(fleet.repository(), "touch " + reached + "\nsleep 5\nexit 1\n");
        try (AgentProcess agent = jenkins.startAgent("mortal")) {
            jenkins.jobs().createPipeline("killed", "node('mortal') {\n" + checkout(fleet) + UPDATE + ")\n}\n");
            int number = jenkins.jobs().start("killed");
            Waiting.until(Duration.ofMinutes(2), "the push", () -> Files.exists(reached));
            agent.kill();

            Build build = jenkins.jobs().await("killed", number);

            assertThat(build.result()).as(build.log()).isEqualTo("FAILURE");
            assertThat(build.log()).contains("the agent mortal went away");
            assertThat(fleet.commits()).isEqualTo(1);
            tellsNoSecret(build, agent);
            reporter.publishEntry("seen", "`the agent mortal went away`");
        }
    }

    @Test
    @DisplayName("scanFrom: a registry whose name only the agent knows is asked by the agent, with a login")
    void asksFromAnAgent(TestReporter reporter) throws Exception {
        EmbeddedGitRepository repository = git.create("inside");
        String image = insideHost() + "/team/app";
        repository.commit("main", Map.of("app.yaml", deployment(image, "1.0.0"), "policy.yaml", deployment(image, "1.0.0")), "Begin");
        String update = "reflectorUpdate url: '" + git.url("inside") + "', credentialsId: 'git-bot', ";
        try (AgentProcess agent = insideAgent("lab")) {
            Build without = jenkins.jobs().runPipeline("inside-without", update + "path: 'app.yaml', images: [[image: '" + image
                    + "', policy: semver('1.x'), credentialsId: 'inside-bot']]");
            assertThat(without.result()).as(without.log()).isEqualTo("FAILURE");
            assertThat(without.log()).contains("registry.lab");

            Build step = jenkins.jobs().runPipeline("inside-step", update + "path: 'app.yaml', images: [[image: '" + image
                    + "', policy: semver('1.x'), digestReflectionPolicy: 'Always', credentialsId: 'inside-bot', scanFrom: 'lab']]");
            Build policy = jenkins.jobs().runPipeline("inside-policy", update + "path: 'policy.yaml', policies: ['inside-app']");

            assertThat(step.result()).as(step.log()).isEqualTo("SUCCESS");
            assertThat(repository.read("main", "app.yaml")).contains(image + ":1.1.0@sha256:");
            assertThat(policy.result()).as(policy.log()).isEqualTo("SUCCESS");
            assertThat(repository.read("main", "policy.yaml")).isEqualTo(deployment(image, "1.1.0"));
            tellsNoSecret(step, agent);
            tellsNoSecret(policy, agent);
        }
        Build offline = jenkins.jobs().runPipeline("inside-offline", update + "path: 'app.yaml', images: [[image: '" + image
                + "', policy: semver('1.x'), credentialsId: 'inside-bot', scanFrom: 'lab']]");

        assertThat(offline.result()).isEqualTo("FAILURE");
        assertThat(offline.log()).contains("no agent with the label \"lab\" (scanFrom) is online; start lab");
        reporter.publishEntry("seen", "tags, digest and login over the agent; without it the host is unknown");
    }

    @Test
    @DisplayName("reflectorScan(scanFrom: …): a trigger looks through the agent too")
    void triggersFromAnAgent(TestReporter reporter) throws Exception {
        String image = insideHost() + "/team/app";
        try (AgentProcess agent = insideAgent("lab-trigger")) {
            jenkins.jobs().createPipeline("inside-trigger", "properties([pipelineTriggers([reflectorScan(images: [[image: '" + image
                    + "', policy: semver('1.x'), credentialsId: 'inside-bot']], scanFrom: 'lab-trigger', interval: '30s',"
                    + " fireOnFirstScan: true)])])\necho \"tag ${env.REFLECTOR_TAG}\"\n");
            jenkins.jobs().run("inside-trigger");

            Build build = jenkins.jobs().await("inside-trigger", 2);

            assertThat(build.log()).contains("tag 1.1.0");
            tellsNoSecret(build, agent);
            // Nobody watches it any more.
            jenkins.http().post("job/inside-trigger/doDelete", Map.of());
            reporter.publishEntry("seen", "the pick of the agent's look started the job");
        }
    }

    private static String deployment(String image, String tag) {
        return """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: app
                spec:
                  template:
                    spec:
                      containers:
                      - name: app
                        image: %s:%s
                """.formatted(image, tag);
    }
}

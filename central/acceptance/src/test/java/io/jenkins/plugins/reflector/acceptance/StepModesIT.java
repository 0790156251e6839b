package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The ways to say what the step is about, and all that its result tells. */
class StepModesIT extends WithServers {

    private static final String FLUX = """
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageRepository
            metadata: {name: nginx-repo, namespace: flux-system}
            spec: {image: nginx, interval: 10m}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImagePolicy
            metadata: {name: nginx-policy, namespace: flux-system}
            spec:
              imageRepositoryRef: {name: nginx-repo}
              policy: {semver: {range: 1.23.x}}
            """;
    private static final String AUTOMATION = """
            ---
            apiVersion: image.toolkit.fluxcd.io/v1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: flux-system}
            spec:
              interval: 30m
              sourceRef: {kind: GitRepository, name: fleet}
              git:
                commit:
                  author: {name: Flux, email: flux@example.com}
                  messageTemplate: "As the automation says"
              update: {path: apps, strategy: Setters}
            """;
    private static final String MARKED = "newTag: 1.23.0 # {\"$imagepolicy\": \"flux-system:nginx-policy:tag\"}\n";

    private static Fleet automated;

    @BeforeAll
    static void fill() throws Exception {
        for (String tag : List.of("1.23.0", "1.23.1", "1.24.0")) {
            registry.push("library/nginx", tag);
        }
        automated = Fleet.create(git, "automated-step");
        jenkins.configure(Fleet.configuration(registry, Watched.NGINX + Watched.automation("fleet", automated.url(), "24h")));
    }

    private static Build run(String job, String script) throws Exception {
        return jenkins.jobs().runPipeline(job, script);
    }

    private static String step(Fleet fleet, String more) {
        return "reflectorUpdate(url: '" + fleet.url() + "', credentialsId: 'git-bot'" + more + ")";
    }

    private static String quoted(String yaml) {
        return "'''\n" + yaml + "'''";
    }

    @Test
    @DisplayName("Every getter of the result, and of what is in it, can be read in the sandbox")
    void tellsAllInTheSandbox(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "getters");

        Build build = run("modes-getters", "def r = " + fleet.step("") + """

                def told = [r.changed, r.pushed, r.commit.id, r.commit.branch, r.commit.message, r.commit.url, r.pullRequest, r.diff, "$r", "$r.commit"]
                for (i in r.images) { told += [i.policy, i.image, i.oldTag, i.newTag, i.digest, i.places, "$i"] }
                for (f in r.files) {
                    told += [f.path, "$f"]
                    for (c in f.changes) {
                        told += [c.line, c.old, c.new, c.setter, "$c", c.object.apiVersion, c.object.kind, c.object.namespace, c.object.name, "$c.object"]
                    }
                }
                for (w in r.warnings) { told += [w.path, w.line, w.message, "$w"] }
                for (a in r.automations) {
                    told += [a.namespace, a.name, a.ready, a.stalled, a.reason, a.message, a.changed, a.pushed, a.commit.id, a.pullRequest, "$a"]
                }
                echo "TOLD ${told.size()}: ${told}"
                """);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("TOLD 40:", "default/nginx", "apps/my-app/kustomization.yaml:5", "default:nginx");
        reporter.publishEntry("seen", "40 values, no script approval asked for");
    }

    @Test
    @DisplayName("The log has a line for each image, from, to and where, and then the commit")
    void logsAnImageALine() throws Exception {
        Fleet fleet = Fleet.create(git, "log");

        Build build = run("modes-log", fleet.step(""));

        List<String> lines = build.log().lines().toList();
        int image = lines.indexOf("nginx 1.23.0 -> 1.23.1 in " + Fleet.PATH + ":5");
        assertThat(image).as(build.log()).isPositive();
        assertThat(lines.get(image + 1)).isEqualTo("commit " + fleet.repository().head("main") + " on main");
    }

    @Test
    @DisplayName("tag beside policy: a tag that the policy allows is committed, another fails with the policy's verdict")
    void holdsATagToThePolicy(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "allowed");

        Build refused = run("modes-refused", step(fleet, ", images: [[image: 'nginx', policy: semver('1.23.x'), tag: '1.24.0']]"));
        assertThat(refused.result()).as(refused.log()).isEqualTo("FAILURE");
        assertThat(refused.log()).contains("ERROR: The policy of nginx does not allow the tag 1.24.0: out-of-range");
        assertThat(fleet.commits()).isEqualTo(1);

        Build allowed = run("modes-allowed", step(fleet, ", images: [[image: 'nginx', policy: semver('1.23.x'), tag: '1.23.1']]"));
        assertThat(allowed.result()).as(allowed.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        reporter.publishEntry("seen", refused.log().lines().filter(line -> line.startsWith("ERROR: ")).findFirst().orElse(""));
    }

    @Test
    @DisplayName("resources as text: their policies are applied to url")
    void takesThePoliciesOfResources() throws Exception {
        Fleet fleet = Fleet.create(git, "resources-text");

        Build build = run("modes-text", step(fleet, ", resources: " + quoted(FLUX)));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
    }

    @Test
    @DisplayName("resources as a path of the repository: their automation is run as it says, with url as its source")
    void runsTheAutomationsOfTheRepository() throws Exception {
        Fleet fleet = Fleet.create(git, "resources-path");
        fleet.repository().commit("main", Map.of("flux/all.yaml", FLUX + AUTOMATION, "apps/v.yaml", MARKED), "Add resources");

        Build build = run("modes-path", "def r = " + step(fleet, ", resources: 'flux'") + "\necho \"by ${r.automations[0].name}\"");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("by fleet");
        assertThat(fleet.repository().log("main").get(0).message()).startsWith("As the automation says");
        assertThat(fleet.repository().read("main", "apps/v.yaml")).isEqualTo(MARKED.replace("1.23.0", "1.23.1"));
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.0"));
    }

    @Test
    @DisplayName("resources as a path of the workspace")
    void readsTheWorkspace() throws Exception {
        Fleet fleet = Fleet.create(git, "resources-workspace");

        Build build = run("modes-workspace", "node {\nwriteFile file: 'flux/policies.yaml', text: " + quoted(FLUX) + "\n"
                + step(fleet, ", resources: 'flux'") + "\n}");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
    }

    @Test
    @DisplayName("automation: one of the configuration is run now, and its dry run prints the diff and pushes nothing")
    void runsAConfiguredAutomation() throws Exception {
        int before = automated.commits();
        Build dry = run("modes-automation-dry", "reflectorUpdate automation: 'fleet', dryRun: true");
        assertThat(dry.result()).as(dry.log()).isEqualTo("SUCCESS");

        Build build = run("modes-automation", "reflectorUpdate automation: 'fleet'");

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(automated.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(automated.commits()).isLessThanOrEqualTo(before + 1);
        assertThat(jenkins.http().script("""
                        new File(jenkins.model.Jenkins.get().rootDir, 'image-reflector/logs').listFiles().each { println it.text }
                        null
                        """))
                .as("a run of the automation like any other")
                .contains("run: the build modes-automation #1 asks")
                .doesNotContain("modes-automation-dry");
    }

    @Test
    @DisplayName("include, exclude, author, message and pushBranch do what they say")
    void choosesFilesAndWords() throws Exception {
        Fleet fleet = Fleet.create(git, "words");
        fleet.repository().commit("main", Map.of("apps/other/kustomization.yaml", Fleet.manifest("1.23.0")), "Another");

        Build build = run("modes-words", step(fleet, ", include: ['apps/**'], exclude: ['apps/other/**'], author: 'Me <me@example.com>',"
                + " message: 'Now {{ len .Changed.Changes }}', pushBranch: 'updates', images: [[image: 'nginx', policy: semver('1.23.x')]]"));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.onBranch("updates")).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.repository().read("updates", "apps/other/kustomization.yaml")).isEqualTo(Fleet.manifest("1.23.0"));
        assertThat(fleet.repository().log("updates").get(0).message()).startsWith("Now 1\n");
        assertThat(fleet.repository().log("updates").get(0).author()).isEqualTo("Me");
    }

    @Test
    @DisplayName("Declarative: the step within options and a stage without an agent")
    void runsInDeclarative() throws Exception {
        Fleet fleet = Fleet.create(git, "declarative");

        Build build = run("modes-declarative", """
                pipeline {
                    agent none
                    options { timeout(time: 5, unit: 'MINUTES') }
                    stages {
                        stage('Update') {
                            steps {
                                reflectorUpdate url: '%s', credentialsId: 'git-bot',
                                    images: [[image: 'nginx', policy: semver('1.23.x'), filterTags: [pattern: '^1\\\\.'], minimumAge: '0s']]
                                reflectorResolve image: 'nginx', policy: semver('1.23.x')
                            }
                        }
                    }
                }
                """.formatted(fleet.url()).replace(", minimumAge: '0s'", ""));

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
    }

    @Test
    @DisplayName("reflectorResolve tells the pick, and in the next build what the one before got")
    void resolves(TestReporter reporter) throws Exception {
        registry.push("team/resolved", "1.0.0");
        jenkins.configure(Fleet.configuration(registry, "- host: registry.example.com\n  mirror: http://" + registry.host()
                + "\n  insecure: true\n"));
        jenkins.jobs().createPipeline("modes-resolve", """
                def i = reflectorResolve(image: 'registry.example.com/team/resolved', policy: semver('1.x'), digestReflectionPolicy: 'Always', onDowngrade: 'hold')
                echo "TOLD ${i.image} | ${i.name} | ${i.tag} | ${i.digest} | ${i.previous} | ${i}"
                """);
        Build first = jenkins.jobs().run("modes-resolve");
        assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");
        assertThat(first.log()).contains("| registry.example.com/team/resolved | 1.0.0 | sha256:", "| null |");

        String digest = registry.push("team/resolved", "1.0.1");
        Build second = jenkins.jobs().run("modes-resolve");

        String image = "registry.example.com/team/resolved:1.0.1@" + digest;
        assertThat(second.log()).contains("TOLD " + image + " | registry.example.com/team/resolved | 1.0.1 | " + digest
                + " | registry.example.com/team/resolved:1.0.0@");
        reporter.publishEntry("seen", "1.0.0, then 1.0.1 with `previous` 1.0.0");
    }
}

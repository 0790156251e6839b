package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What comes from elsewhere into Jenkins: pasted Flux resources, and jobs that Job DSL makes. */
class ImportIT {

    private static final String STORY = """
            apiVersion: image.toolkit.fluxcd.io/v1beta1
            kind: ImageRepository
            metadata: {name: nginx-repo, namespace: flux-system}
            spec: {image: nginx, interval: 10h, suspend: true, secretRef: {name: registry-credentials}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1beta1
            kind: ImagePolicy
            metadata: {name: nginx-policy, namespace: flux-system}
            spec: {imageRepositoryRef: {name: nginx-repo}, policy: {semver: {range: '1.23.x'}}}
            ---
            apiVersion: source.toolkit.fluxcd.io/v1
            kind: GitRepository
            metadata: {name: fleet, namespace: flux-system}
            spec: {url: https://git.example.invalid/fleet.git, interval: 1m, secretRef: {name: git-bot}, ref: {branch: main}}
            ---
            apiVersion: image.toolkit.fluxcd.io/v1beta1
            kind: ImageUpdateAutomation
            metadata: {name: fleet, namespace: flux-system}
            spec:
              interval: 10h
              suspend: true
              sourceRef: {kind: GitRepository, name: fleet}
              update: {path: apps, strategy: Setters}
              git: {commit: {author: {email: bot@example.com}}}
            """;

    private static final String DSL = """
            job('made-by-dsl') {
              triggers {
                reflectorScan {
                  images {
                    imageEntry {
                      image('nginx')
                      policy { semver { range('1.23.x') } }
                    }
                  }
                  policies(['team-a/*'])
                  interval('10h')
                }
              }
            }
            """;

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static final String PAGE = "descriptorByName/io.jenkins.plugins.reflector.config.ReflectorConfiguration/fluxImport/";

    private static void empty() throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + Fleet.nothingWatched().indent(4));
    }

    @Test
    @DisplayName("Flux resources are pasted in the browser: the page shows what would be added and what is wrong, then adds it; the configuration has it")
    void pastes(TestReporter reporter) throws Exception {
        empty();
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + PAGE);
        page.type("document.querySelector('textarea[name=yaml]')", STORY.replace("1.23.x", ">>1"));
        page.leave("document.querySelector('button[value=check]')");
        page.await("document.querySelector('#reflector-import-plan ul')");
        String plan = page.text("document.querySelector('#reflector-import-plan').innerText");
        assertThat(plan).contains("ImageRepository flux-system/nginx-repo: new.", "ImageUpdateAutomation flux-system/fleet: new.",
                "GitRepository flux-system/fleet: becomes a part of the automations that name it.");
        String problems = page.text("document.querySelector('#reflector-import-plan ul').innerText");
        assertThat(problems).as("told at its resource").contains("pasted:9:", "spec.policy.semver.range");
        page.screenshot("import");

        page.type("document.querySelector('textarea[name=yaml]')", STORY);
        page.leave("document.querySelector('button[value=add]')");
        page.await("document.querySelector('#reflector-import-plan')");
        assertThat(jenkins.http().post("configuration-as-code/export", Map.of()))
                .contains("name: \"nginx-repo\"", "credentialsId: \"registry-credentials\"", "onDowngrade: \"write\"", "range: \"1.23.x\"")
                .contains("credentialsId: \"git-bot\"", "strategy: \"Setters\"", "trailers: false", "path: \"apps\"");
        reporter.publishEntry("seen", "`" + problems.lines().findFirst().orElseThrow() + "`");
    }

    @Test
    @DisplayName("Pasted resources are taken by POST alone")
    void refusesGet() {
        assertThatThrownBy(() -> jenkins.http().get(PAGE + "apply?action=add&yaml=x")).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("Job DSL makes a job with the trigger by its symbol")
    void jobDsl(TestReporter reporter) throws Exception {
        String said = jenkins.http().script("""
                def jobs = new javaposse.jobdsl.plugin.JenkinsJobManagement(System.out, [:], new File('.'))
                try {
                    new javaposse.jobdsl.dsl.DslScriptLoader(jobs).runScript($/%s/$)
                    println(jenkins.model.Jenkins.get().getItem('made-by-dsl').configFile.asString())
                } catch (Exception e) {
                    println(e)
                }
                """.formatted(DSL));
        assertThat(said)
                .contains("<io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger", "<image>nginx</image>", "<range>1.23.x</range>")
                .contains("<string>team-a/*</string>", "<interval>10h</interval>");
        reporter.publishEntry("seen", "a `config.xml` with the trigger");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** A seed job of Job DSL, and what the jobs do that it makes. */
class JobDslIT extends WithServers {

    private static final String SCRIPT = """
            job('dsl-update') {
              triggers {
                reflectorScan {
                  images {
                    imageEntry {
                      image('nginx')
                      policy { semver { range('1.23.x') } }
                    }
                  }
                  interval('10h')
                }
              }
              steps {
                reflectorUpdateBuilder {
                  update {
                    url('%s')
                    credentialsId('git-bot')
                    path('apps/my-app')
                    commitWindow('1s')
                    images {
                      imageEntry {
                        image('nginx')
                        policy { semver { range('1.23.x') } }
                        ignoreTags(['1.23.1-*'])
                      }
                    }
                  }
                }
              }
            }
            """;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.1");
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        scriptSecurity(false);
    }

    @AfterAll
    static void secureAgain() throws Exception {
        scriptSecurity(true);
    }

    private static void scriptSecurity(boolean on) throws Exception {
        jenkins.configure("security:\n  globalJobDslSecurityConfiguration:\n    useScriptSecurity: " + on);
    }

    /** What the page of a thing of a folder offers as Job DSL. */
    private static String copied(String path) throws Exception {
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/" + path);
        page.await("document.getElementById('reflector-copy-JOB_DSL')");
        String text = page.text("document.getElementById('reflector-copy-JOB_DSL').textContent");
        page.open(jenkins.url() + "about/");
        return text;
    }

    private static void seed(String script) throws Exception {
        jenkins.jobs().create("dsl-copied", "<project><builders><javaposse.jobdsl.plugin.ExecuteDslScripts><scriptText>"
                + script.replace("&", "&amp;").replace("<", "&lt;") + "</scriptText><usingScriptText>true</usingScriptText></javaposse.jobdsl.plugin.ExecuteDslScripts></builders></project>");
        Build seed = jenkins.jobs().run("dsl-copied");
        assertThat(seed.result()).as(script + seed.log()).isEqualTo("SUCCESS");
        jenkins.http().post("job/dsl-copied/doDelete", Map.of());
    }

    @Test
    @DisplayName("What is copied as Job DSL from the page of a thing of a folder makes the same again")
    void copiesWhatAFolderHas(TestReporter reporter) throws Exception {
        Map<String, String> pages = Map.of(
                "repository",
                Folders.repositories("web", "nginx", "<insecure>true</insecure><accessFrom><string>it's</string></accessFrom><labels><string>team=web</string></labels>"),
                "policy",
                "<imagePolicies>" + Folders.policy("web", "elsewhere", "<ignoreTags><string>1.23.1-*</string></ignoreTags><pin><tag>1.23.0</tag><reason>not yet, it&apos;s ${slow}</reason></pin><filterTags><pattern>^v(?P&lt;v&gt;.*)$</pattern><extract>$v</extract></filterTags>") + "</imagePolicies>",
                "automation",
                Folders.automations("web", "https://git.example.com/fleet.git", "git-bot", "<interval>1h</interval><suspend>true</suspend><policies><string>web</string></policies>"));
        StringBuilder seen = new StringBuilder();
        for (Map.Entry<String, String> each : pages.entrySet()) {
            String folder = "dsl-" + each.getKey();
            jenkins.jobs().create(folder, Folders.folder(each.getValue()));
            String copied = copied(each.getKey() + "/" + folder + ":web/");

            jenkins.http().post("job/" + folder + "/doDelete", Map.of());
            seed(copied);

            assertThat(copied(each.getKey() + "/" + folder + ":web/")).isEqualTo(copied);
            jenkins.http().post("job/" + folder + "/doDelete", Map.of());
            seen.append(copied.lines().filter(line -> line.contains("Item {")).findFirst().orElse("").trim()).append(' ');
        }
        reporter.publishEntry("seen", seen.toString());
    }

    @Test
    @DisplayName("A seed job makes a Freestyle job with the trigger and the build step, by their symbols; run a second time it changes nothing; the job updates")
    void seeds(TestReporter reporter) throws Exception {
        Fleet fleet = Fleet.create(git, "dsl");
        jenkins.jobs().create("dsl-seed", "<project><builders><javaposse.jobdsl.plugin.ExecuteDslScripts><scriptText>" + SCRIPT.formatted(fleet.url())
                + "</scriptText><usingScriptText>true</usingScriptText><failOnMissingPlugin>true</failOnMissingPlugin></javaposse.jobdsl.plugin.ExecuteDslScripts></builders></project>");

        Build seed = jenkins.jobs().run("dsl-seed");
        assertThat(seed.result()).as(seed.log()).isEqualTo("SUCCESS");
        String made = jenkins.http().get("job/dsl-update/config.xml");
        Build again = jenkins.jobs().run("dsl-seed");
        assertThat(again.result()).as(again.log()).isEqualTo("SUCCESS");
        assertThat(jenkins.http().get("job/dsl-update/config.xml")).isEqualTo(made);
        Build update = jenkins.jobs().run("dsl-update");

        assertThat(made)
                .contains("<io.jenkins.plugins.reflector.trigger.ReflectorScanTrigger", "<interval>10h</interval>")
                .contains("<io.jenkins.plugins.reflector.build.ReflectorUpdateBuilder", "<commitWindow>1s</commitWindow>", "<string>1.23.1-*</string>");
        assertThat(update.result()).as(update.log()).isEqualTo("SUCCESS");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        reporter.publishEntry("seen", "`dsl-update` made once, its build pushed one commit");
    }
}

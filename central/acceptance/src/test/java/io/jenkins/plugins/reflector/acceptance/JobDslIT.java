package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealGit;
import io.jenkins.plugins.reflector.testing.RealRegistry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A seed job of Job DSL, and what the jobs do that it makes. */
class JobDslIT {

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
        scriptSecurity(false);
    }

    @AfterAll
    static void secureAgain() throws Exception {
        scriptSecurity(true);
    }

    private static void scriptSecurity(boolean on) throws Exception {
        jenkins.configure("security:\n  globalJobDslSecurityConfiguration:\n    useScriptSecurity: " + on);
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

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** The global watcher and the trigger: each test pushes what the next one begins with. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WatcherIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);

    private static Fleet fleet;

    @BeforeAll
    static void fill() throws Exception {
        registry.push("library/nginx", "1.23.0");
        fleet = Fleet.create(git, "watched");
        jenkins.configure(Fleet.configuration(registry, Watched.image("watched-policy", "watched-repo", "nginx", "20s", "1.23.x")));
    }


    private static String scanLog() throws IOException {
        return jenkins.log().lines().filter(line -> line.contains("Scanned default/watched-repo")).reduce("", (a, b) -> b);
    }

    @Test
    @Order(1)
    @DisplayName("The watcher scans a repository of the configuration at its interval")
    void scans(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "a scan in the log", () -> scanLog().matches(".*\\(nginx\\), triggered by interval: 1 tags in [0-9]+ ms.*"));

        reporter.publishEntry("seen", "`" + scanLog().replaceFirst("^[A-Z]+: ", "") + "`");
    }

    @Test
    @Order(2)
    @DisplayName("A Declarative Pipeline, agent none, in the sandbox, with triggers { reflectorScan(policies: …) } and the step: 1.23.1 appears in the registry and the job runs by itself, once, and pushes")
    void triggersDeclarative(TestReporter reporter) throws Exception {
        jenkins.jobs().createPipeline("watched-declarative", """
                pipeline {
                    agent none
                    triggers { reflectorScan(policies: ['watched-policy']) }
                    stages {
                        stage('Update') {
                            steps {
                                echo "tag=${env.REFLECTOR_TAG} previous=${env.REFLECTOR_PREVIOUS_TAG} policy=${env.REFLECTOR_POLICY}"
                                reflectorUpdate url: 'URL', credentialsId: 'git-bot', path: 'apps/my-app', policies: ['watched-policy']
                            }
                        }
                    }
                }
                """.replace("URL", fleet.url()));
        Build first = jenkins.jobs().run("watched-declarative");
        assertThat(first.result()).as(first.log()).isEqualTo("SUCCESS");
        assertThat(first.log()).contains("nothing to change");
        Waiting.until(LIMIT, "the first look at the policy", () -> !jenkins.http().get("job/watched-declarative/reflectorScanLog/").contains("has not"));

        for (String tag : List.of("1.23.1", "1.23.2-rc.1", "1.24.0")) {
            registry.push("library/nginx", tag);
        }
        Duration took = Waiting.until(LIMIT, "the job runs by itself", () -> jenkins.jobs().count("watched-declarative") >= 2);
        Build build = jenkins.jobs().await("watched-declarative", 2);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log())
                .contains("nginx:1.23.0 → nginx:1.23.1 (policy default/watched-policy)")
                .contains("tag=1.23.1 previous=1.23.0 policy=default/watched-policy");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.1"));
        assertThat(fleet.commits()).isEqualTo(2);
        assertThat(jenkins.http().get("job/watched-declarative/2/")).contains("nginx:1.23.0 → nginx:1.23.1");
        reporter.publishEntry("seen", "`nginx:1.23.0 → nginx:1.23.1 (policy default/watched-policy)`, " + took.toSeconds() + " s after the push, with an interval of 20 s");
    }

    @Test
    @Order(3)
    @DisplayName("A Freestyle job gets the trigger in the browser, with an image in place and an interval of 20 s; it runs once for 1.23.3, and its scan log page shows what was found")
    void triggersFreestyle(TestReporter reporter) throws Exception {
        jenkins.jobs().create("watched-freestyle", "<project/>");
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "job/watched-freestyle/configure");
        String trigger = "document.querySelector('[name=io-jenkins-plugins-reflector-trigger-ReflectorScanTrigger]')";
        page.click(trigger + "?.closest('.jenkins-checkbox, .optionalBlock-container')?.querySelector('label')");
        page.click(Forms.add("Add image"));
        String image = Forms.entry("images", 0);
        page.type(Forms.field(image, "image"), "nginx");
        page.type(Forms.field(image, "range"), "1.23.x");
        page.type("document.querySelector('.repeated-chunk[name=images]').closest('.form-container, .optionalBlock-container, tbody')"
                + ".querySelector('[name=\"_.interval\"]')", "20s");
        page.screenshot("freestyle");
        page.leave(Forms.save());
        Waiting.until(LIMIT, "the first look at the image", () -> jenkins.http().get("job/watched-freestyle/reflectorScanLog/").contains("1.23.1"));
        assertThat(jenkins.jobs().count("watched-freestyle")).isZero();

        registry.push("library/nginx", "1.23.3");
        Waiting.until(LIMIT, "the job runs by itself", () -> jenkins.jobs().count("watched-freestyle") >= 1);
        Build build = jenkins.jobs().await("watched-freestyle", 1);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("nginx:1.23.1 → nginx:1.23.3");
        page.open(jenkins.url() + "job/watched-freestyle/reflectorScanLog/");
        page.await("document.body.innerText.includes('1.23.3')");
        page.screenshot("scan-log");
        List<String> ours = page.policyReports();
        page.open(jenkins.url() + "job/watched-freestyle/");
        assertThat(page.policyReports()).as("reports of the scan log page that the job's own page does not have").containsAll(ours);
        reporter.publishEntry("seen", "`nginx:1.23.1 → nginx:1.23.3`, one build; nothing on the page breaks Jenkins' Content Security Policy that core's own page does not break");
    }

    @Test
    @Order(4)
    @DisplayName("After a restart the configuration is there, nothing runs again for what was seen before, and the next image starts the job")
    void goesOnAfterARestart(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "1.23.3 has come to the other job", () -> jenkins.jobs().count("watched-declarative") >= 3);
        jenkins.jobs().await("watched-declarative", 3);
        jenkins.restart();
        int before = jenkins.log().split("Scanned default/watched-repo", -1).length;
        Waiting.until(LIMIT, "a scan after the restart", () -> jenkins.log().split("Scanned default/watched-repo", -1).length > before);
        assertThat(jenkins.jobs().count("watched-declarative")).isEqualTo(3);

        registry.push("library/nginx", "1.23.10");
        Waiting.until(LIMIT, "the job runs by itself", () -> jenkins.jobs().count("watched-declarative") >= 4);
        Build build = jenkins.jobs().await("watched-declarative", 4);

        assertThat(build.result()).as(build.log()).isEqualTo("SUCCESS");
        assertThat(build.log()).contains("nginx:1.23.3 → nginx:1.23.10");
        assertThat(fleet.manifest()).isEqualTo(Fleet.manifest("1.23.10"));
        reporter.publishEntry("seen", "`nginx:1.23.3 → nginx:1.23.10`");
    }
}

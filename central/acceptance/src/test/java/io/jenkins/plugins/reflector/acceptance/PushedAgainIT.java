package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;

/** What only a look at images tells: a tag that was pushed again, an image that lacks a platform. Each test begins where the last one ended. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PushedAgainIT extends WithServers {

    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final String IMAGE = "library/again";
    private static final String POLICY = "reflector/policy/default:again-policy/";

    private static Fleet fleet;
    private static String first;
    private static String second;

    @BeforeAll
    static void fill() throws Exception {
        first = registry.push(IMAGE, "1.0.0");
        registry.pushIndex("library/armed", "1.0.0", List.of("linux/amd64", "linux/arm64"));
        registry.push("library/armed", "1.1.0");
        fleet = Fleet.create(git, "again");
        fleet.repository().commit("main", Map.of(Fleet.PATH, Fleet.manifest("1.0.0").replace("nginx", "again")), "Another image");
        configure("hold");
        Waiting.until(LIMIT, "the digest in Git", () -> fleet.manifest().contains(first));
    }

    @AfterAll
    static void remove() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static void configure(String onRepush) throws Exception {
        jenkins.configure(Fleet.configuration(registry, """
                imageRepositories:
                - name: again-repo
                  image: again
                  interval: 20s
                - name: armed-repo
                  image: armed
                  interval: 1h
                imagePolicies:
                - name: again-policy
                  imageRepositoryRef: again-repo
                  policy:
                    semver:
                      range: 1.x
                  digestReflectionPolicy: Always
                  interval: 20s
                  onRepush: %s
                - name: armed-policy
                  imageRepositoryRef: armed-repo
                  policy:
                    semver:
                      range: 1.x
                  platforms: [linux/arm64]
                """.formatted(onRepush) + Watched.automation("again-fleet", fleet.url(), "1h", "policies: [\"again-policy\"]")));
    }

    private static JsonNode row() throws IOException, InterruptedException {
        return jenkins.http().json(POLICY + "api/json?depth=3").get("policy");
    }

    private static boolean isToldToAdministrators() throws IOException, InterruptedException {
        return jenkins.http().get("manage/").contains("The image policy default/again-policy is held, as a tag of again has other content than before");
    }

    private static String log() throws IOException, InterruptedException {
        return jenkins.http().script("""
                new File(jenkins.model.Jenkins.get().rootDir, 'image-reflector/logs').listFiles()
                    .findAll { it.name.contains('again-repo') }.each { println it.text }
                null
                """);
    }

    @Test
    @Order(1)
    @DisplayName("A tag that is pushed again with other content is held under onRepush: hold: the dashboard, api/json, the log and administrators are told both digests, and nothing is pushed")
    void raisesTheAlarm(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "it is up to date", () -> row().get("state").asText().equals("up-to-date"));
        int commits = fleet.commits();
        second = registry.push(IMAGE, "1.0.0");
        Waiting.until(LIMIT, "it is held", () -> row().get("state").asText().equals("held"));

        String reason = row().get("reason").asText();
        assertThat(reason).startsWith("1.0.0 was pushed again: it was " + first).endsWith(" and is " + second + " now");
        assertThat(row().get("digest").asText()).isEqualTo(first);
        assertThat(isToldToAdministrators()).isTrue();
        int scans = scans();
        Waiting.until(LIMIT, "two further scans", () -> scans() >= scans + 2);
        assertThat(fleet.commits()).isEqualTo(commits);
        assertThat(fleet.manifest()).contains(first).doesNotContain(second);
        assertThat(log().split("the policy default/again-policy is held: 1.0.0 was pushed again", -1)).as("told once").hasSize(2);
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/");
        page.await("document.querySelector('table[data-table=policies]')?.innerText.includes('was pushed again')");
        PageChecks.pictures(page, "dashboard-pushed-again");
        page.open(jenkins.url() + POLICY);
        page.await("document.querySelector('[data-answer]').innerText.startsWith('The watcher stays with 1.0.0: 1.0.0 was pushed again')");
        PageChecks.pictures(page, "policy-pushed-again");
        page.open(jenkins.url() + "manage/");
        page.screenshot("monitor-pushed-again");
        reporter.publishEntry("seen", "held: " + reason.replaceAll("([0-9a-f]{7})[0-9a-f]{57}", "$1…"));
    }

    private static int scans() throws IOException {
        return jenkins.log().split("Scanned default/again-repo", -1).length;
    }

    @Test
    @Order(2)
    @DisplayName("After a restart it is still held, and not told anew; onRepush: write takes the new content, and hold guards that from then on")
    void isReleased(TestReporter reporter) throws Exception {
        jenkins.restart();
        Waiting.until(LIMIT, "it is held again", () -> row().get("state").asText().equals("held"));
        assertThat(log().split("the policy default/again-policy is held: 1.0.0 was pushed again", -1)).as("told once").hasSize(2);

        configure("write");
        Waiting.until(LIMIT, "the new digest in Git", () -> fleet.manifest().contains(second));
        Waiting.until(LIMIT, "it is up to date", () -> row().get("state").asText().equals("up-to-date"));
        assertThat(isToldToAdministrators()).isFalse();
        configure("hold");
        int scans = scans();
        Waiting.until(LIMIT, "two further scans", () -> scans() >= scans + 2);
        assertThat(row().get("state").asText()).isEqualTo("up-to-date");

        registry.push(IMAGE, "1.0.0");
        Waiting.until(LIMIT, "it is held again", () -> row().get("state").asText().equals("held"));
        assertThat(fleet.manifest()).contains(second);
        reporter.publishEntry("seen", "the new digest in Git after onRepush: write; a third push is held against it");
    }

    @Test
    @Order(3)
    @DisplayName("The page of a policy with platforms says which tag the watcher picked, and which platform the others lack")
    void tellsPlatforms(TestReporter reporter) throws Exception {
        Waiting.until(LIMIT, "the pick", () -> jenkins.http().json("reflector/policy/default:armed-policy/api/json?depth=3").get("policy").get("latest").asText().equals("1.0.0"));
        BrowserPage page = jenkins.page();
        page.open(jenkins.url() + "reflector/policy/default:armed-policy/");
        page.await("document.querySelector('.reflector-picked')?.innerText.includes('1.0.0')");
        assertThat(page.text("document.querySelector('[data-tags]').innerText")).contains("Lacks a platform", "lacks linux/arm64");
        String remark = page.text("document.querySelector('[data-answer]').innerText");
        assertThat(remark).isEqualTo("The watcher, which also looks at images, picks 1.0.0: 1.1.0 lacks linux/arm64.");
        PageChecks.pictures(page, "policy-platforms");
        reporter.publishEntry("seen", remark);
    }
}

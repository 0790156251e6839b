package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a thousand policies cost whoever opens and saves the form. How long it takes is told and not judged, since machines differ. */
class ConfigurationFiguresIT {

    private static final int POLICIES = 1_000;
    private static final int REPOSITORIES = 50;
    private static final int TIMES = 5;
    private static final int MOST_BYTES_EACH = 2_000;
    private static final String OPENED = "(() => { const n = performance.getEntriesByType('navigation')[0];"
            + " return {loaded: n.loadEventEnd, answered: n.responseEnd, bytes: n.decodedBodySize}; })()";
    private static final String SAVED = "performance.timeOrigin + performance.getEntriesByType('navigation')[0].loadEventEnd - sessionStorage.pressed";

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    @AfterAll
    static void empty() throws Exception {
        configure(Fleet.nothingWatched());
    }

    private static void configure(String lists) throws Exception {
        jenkins.configure("unclassified:\n  imageReflector:\n    registries: []\n" + lists.indent(4));
    }

    private static JsonNode open(BrowserPage page) throws Exception {
        page.open(jenkins.url() + "manage/configure");
        page.await("performance.getEntriesByType('navigation')[0].loadEventEnd > 0 && document.querySelector('.reflector-entries')");
        return page.evaluate(OPENED);
    }

    private static double median(double... values) {
        return DoubleStream.of(values).sorted().skip(values.length / 2).findFirst().orElseThrow();
    }

    @Test
    @DisplayName("Manage Jenkins → System with 1,000 policies over 50 image repositories: opened, one policy edited, saved")
    void opensAndSaves(TestReporter reporter) throws Exception {
        configure(Fleet.nothingWatched());
        jenkins.http().get("manage/configure");
        BrowserPage page = jenkins.page();
        long bytesOfNone = open(page).get("bytes").asLong();
        StringBuilder lists = new StringBuilder("imageRepositories:\n");
        for (int i = 0; i < REPOSITORIES; i++) {
            lists.append("- {name: figure-").append(i).append(", image: ghcr.io/org/app-").append(i).append(", suspend: true}\n");
        }
        lists.append("imagePolicies:\n");
        for (int i = 0; i < POLICIES; i++) {
            lists.append("- {name: figure-").append(i).append(", imageRepositoryRef: figure-").append(i % REPOSITORIES)
                    .append(", suspend: true, minimumAge: 2h, policy: {semver: {range: 1.x}}}\n");
        }
        configure(lists.toString());

        double[] loaded = new double[TIMES];
        double[] answered = new double[TIMES];
        double[] saved = new double[TIMES];
        long bytes = 0;
        for (int i = 0; i < TIMES; i++) {
            JsonNode opened = open(page);
            loaded[i] = opened.get("loaded").asDouble();
            answered[i] = opened.get("answered").asDouble();
            bytes = opened.get("bytes").asLong();
            page.click(Forms.showAll("imagePolicies"));
            String policy = Forms.entry("imagePolicies", POLICIES / 2);
            page.click(Forms.open(policy));
            page.type(Forms.field(policy, "range"), "2." + i + ".x");
            page.evaluate(Forms.save() + ".addEventListener('click', () => { sessionStorage.pressed = Date.now(); })");
            page.leave(Forms.save());
            page.await("performance.getEntriesByType('navigation')[0].loadEventEnd > 0");
            saved[i] = page.evaluate(SAVED).asDouble();
        }
        long each = (bytes - bytesOfNone) / (POLICIES + REPOSITORIES);

        assertThat(each).as("bytes of HTML for each entry").isLessThan(MOST_BYTES_EACH);
        assertThat(jenkins.http().script("println io.jenkins.plugins.reflector.config.ReflectorConfiguration.get().imagePolicies[500].policy.range"))
                .isEqualTo("2." + (TIMES - 1) + ".x");
        reporter.publishEntry("seen", String.format(
                Locale.ROOT,
                "opened in %.1f s (of it %.1f s until the page had come), saved in %.1f s, medians of %d; %d bytes of HTML for each entry",
                median(loaded) / 1_000,
                median(answered) / 1_000,
                median(saved) / 1_000,
                TIMES,
                each));
    }
}

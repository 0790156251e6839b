package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The trigger while its job, or all of Jenkins, starts nothing. */
class TriggerPausesIT {

    /** More than two of the intervals below, and the watcher's look every 15 seconds. */
    private static final Duration LONG_ENOUGH = Duration.ofSeconds(50);

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    private static Triggers triggers;

    @BeforeAll
    static void fill() throws Exception {
        triggers = new Triggers(jenkins);
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static void job(String name) throws Exception {
        registry.push("library/" + name, "1.0.0");
        jenkins.jobs().create(name, "<project>" + Triggers.trigger(Triggers.image(name) + "<interval>20s</interval>") + "</project>");
        triggers.awaitSeen(name, name + ":1.0.0");
    }

    @Test
    @DisplayName("A disabled job looks at nothing, and while Jenkins prepares to shut down no job is started; afterwards each runs once for what came in between")
    void misses(TestReporter reporter) throws Exception {
        job("pause-disabled");
        job("pause-quiet");
        jenkins.http().post("job/pause-disabled/disable", Map.of());
        jenkins.http().post("quietDown", Map.of());
        try {
            for (String name : List.of("pause-disabled", "pause-quiet")) {
                registry.push("library/" + name, "1.0.1");
            }
            Thread.sleep(LONG_ENOUGH.toMillis());
            assertThat(jenkins.jobs().count("pause-quiet")).isZero();
            assertThat(jenkins.http().json("queue/api/json").get("items")).isEmpty();
        } finally {
            jenkins.http().post("cancelQuietDown", Map.of());
        }
        Build quiet = triggers.awaitBuild("pause-quiet", 1);
        assertThat(jenkins.jobs().count("pause-disabled")).isZero();
        assertThat(triggers.state("pause-disabled").path("seen").findValuesAsText("tag")).containsExactly("1.0.0");

        jenkins.http().post("job/pause-disabled/enable", Map.of());
        Build disabled = triggers.awaitBuild("pause-disabled", 1);

        assertThat(quiet.log()).contains("pause-quiet:1.0.0 → pause-quiet:1.0.1");
        assertThat(disabled.log()).contains("pause-disabled:1.0.0 → pause-disabled:1.0.1");
        Thread.sleep(LONG_ENOUGH.toMillis());
        assertThat(jenkins.jobs().count("pause-quiet")).isEqualTo(1);
        assertThat(jenkins.jobs().count("pause-disabled")).isEqualTo(1);
        reporter.publishEntry("seen", "nothing for " + LONG_ENOUGH.toSeconds() + " s, then one build each");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the plugin adds to the start of a controller: starts of one home in turns, with it and with it disabled. */
class StartFiguresIT {

    private static final int STARTS = 3;
    private static final int POLICIES = 1_000;

    /** Far above what is seen, since a busy machine must not fail it. */
    private static final Duration MOST = Duration.ofSeconds(5);

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.withoutPlugin();

    /** What a start takes without the plugin, and with it. */
    private record Medians(Duration without, Duration with) {
        Duration added() {
            return with.minus(without);
        }

        @Override
        public String toString() {
            return "%.1f s with, %.1f s without".formatted(with.toMillis() / 1000.0, without.toMillis() / 1000.0);
        }
    }

    private static Duration start(String how) throws Exception {
        jenkins.http().script("jenkins.model.Jenkins.get().pluginManager.getPlugin('image-reflector')." + how + "()");
        return jenkins.restart();
    }

    private static Medians inTurns() throws Exception {
        List<Duration> without = new ArrayList<>();
        List<Duration> with = new ArrayList<>();
        // The first of each is only to have all in the disk's cache.
        for (int i = 0; i <= STARTS; i++) {
            without.add(start("disable"));
            with.add(start("enable"));
        }
        return new Medians(median(without), median(with));
    }

    private static Duration median(List<Duration> starts) {
        List<Duration> sorted = starts.subList(1, starts.size()).stream().sorted().toList();
        return sorted.get(sorted.size() / 2);
    }

    @Test
    @DisplayName("Start of a controller with the plugin and with it disabled, in turns, medians of three: with nothing configured, and with 1,000 policies that were scanned")
    void addsLittle(TestReporter reporter) throws Exception {
        jenkins.http().upload("pluginManager/uploadPlugin", "name", jenkins.hpi(), "pluginUrl");
        Waiting.until(Duration.ofSeconds(60), "the plugin is active", () -> jenkins.http()
                .script("println jenkins.model.Jenkins.get().pluginManager.getPlugin('image-reflector')?.active")
                .equals("true"));
        Medians empty = inTurns();
        registry.push("library/many", "1.0.0");
        ManyPolicies.configure(jenkins, registry, POLICIES);
        Medians full = inTurns();

        assertThat(List.of(empty.added(), full.added())).allMatch(added -> added.compareTo(MOST) < 0);
        reporter.publishEntry("seen", "nothing configured: " + empty + "; 1,000 policies: " + full);
    }
}

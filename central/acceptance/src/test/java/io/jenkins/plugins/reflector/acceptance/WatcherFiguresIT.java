package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.testing.RealRegistry;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a thousand watched images cost a controller. */
class WatcherFiguresIT {

    private static final int POLICIES = 1_000;
    private static final int TAGS = 100;
    private static final long MOST_MIB = 100;

    @RegisterExtension
    static final RealRegistry registry = RealRegistry.plain();

    @RegisterExtension
    static final JenkinsController jenkins = JenkinsController.shared();

    @AfterAll
    static void remove() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched() + "imageUpdateAutomations: []\n"));
    }

    private static long heap() throws Exception {
        return Long.parseLong(jenkins.http().script("""
                for (int i = 0; i < 5; i++) { System.gc(); Thread.sleep(300) }
                def runtime = Runtime.runtime
                println runtime.totalMemory() - runtime.freeMemory()
                """));
    }

    private static int threads(String prefix) throws Exception {
        return Integer.parseInt(jenkins.http()
                .script("println Thread.allStackTraces.keySet().count { it.name.startsWith('" + prefix + "') }"));
    }

    @Test
    @DisplayName("1,000 image repositories and policies, each scanned, with 100 tags: heap of the controller below 100 MiB more than without, and a few threads that end by themselves")
    void aThousandPolicies(TestReporter reporter) throws Exception {
        for (int i = 0; i < TAGS; i++) {
            registry.push("library/many", "1." + i + ".0");
        }
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched() + "imageUpdateAutomations: []\n"));
        long before = heap();
        StringBuilder repositories = new StringBuilder("imageRepositories:\n");
        StringBuilder policies = new StringBuilder("imagePolicies:\n");
        for (int i = 0; i < POLICIES; i++) {
            repositories.append("- {name: many-").append(i).append(", image: many, interval: 1h}\n");
            policies.append("- {name: many-").append(i).append(", imageRepositoryRef: many-").append(i)
                    .append(", policy: {semver: {range: 1.x}}}\n");
        }
        jenkins.configure(Fleet.configuration(registry, repositories.toString() + policies));
        String count = "println io.jenkins.plugins.reflector.watcher.WatcherService.get().picks()"
                + ".count { it.policy().name().startsWith('many-') }";
        int most = 0;
        Duration took = Duration.ZERO;
        long start = System.nanoTime();
        while (!jenkins.http().script(count).equals(String.valueOf(POLICIES))) {
            most = Math.max(most, threads("Image Reflector"));
            took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(took).isLessThan(Duration.ofMinutes(10));
            Thread.sleep(500);
        }
        long mib = (heap() - before) / (1 << 20);

        assertThat(mib).as("MiB of heap").isLessThan(MOST_MIB);
        assertThat(most).isLessThanOrEqualTo(12);
        reporter.publishEntry("seen", mib + " MiB more heap; at most " + most + " threads of the watcher while all were scanned for the first time, in "
                + took.toSeconds() + " s");
    }
}

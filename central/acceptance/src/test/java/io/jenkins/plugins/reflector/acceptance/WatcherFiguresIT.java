package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What a thousand watched images cost a controller. */
class WatcherFiguresIT extends WithRegistry {

    private static final int POLICIES = 1_000;
    private static final int TAGS = 100;
    private static final long MOST_MIB = 100;

    @AfterAll
    static void remove() throws Exception {
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
    }

    private static long heap() throws Exception {
        return Long.parseLong(jenkins.http().script("""
                for (int i = 0; i < 5; i++) { System.gc(); Thread.sleep(300) }
                def runtime = Runtime.runtime
                println runtime.totalMemory() - runtime.freeMemory()
                """));
    }

    private static int threads(String prefix) throws IOException, InterruptedException {
        return Integer.parseInt(jenkins.http()
                .script("println Thread.allStackTraces.keySet().count { it.name.startsWith('" + prefix + "') }"));
    }

    @Test
    @DisplayName("1,000 image repositories and policies, each scanned, with 100 tags: heap of the controller below 100 MiB more than without, and a few threads that end by themselves")
    void aThousandPolicies(TestReporter reporter) throws Exception {
        for (int i = 0; i < TAGS; i++) {
            registry.push("library/many", "1." + i + ".0");
        }
        jenkins.configure(Fleet.configuration(registry, Fleet.nothingWatched()));
        long before = heap();
        AtomicInteger most = new AtomicInteger();
        Duration took = ManyPolicies.configure(jenkins, registry, POLICIES, () -> most.accumulateAndGet(threads("Image Reflector"), Math::max));
        long mib = (heap() - before) / (1 << 20);

        assertThat(mib).as("MiB of heap").isLessThan(MOST_MIB);
        assertThat(most.get()).isLessThanOrEqualTo(12);
        reporter.publishEntry("seen", mib + " MiB more heap; at most " + most + " threads of the watcher while all were scanned for the first time, in "
                + took.toSeconds() + " s");
    }
}

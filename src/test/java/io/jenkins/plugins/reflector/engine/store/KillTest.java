package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that does nothing but write is killed again and again, wherever it happens to be. */
class KillTest {

    private static final int KILLS = 12;

    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsWholeWheneverTheWriterIsKilled() throws Exception {
        Path folder = home.resolve("store");
        Random random = new Random();
        List<String> warnings = new ArrayList<>();
        int next = 0;
        int leftOvers = 0;
        for (int kill = 0; kill < KILLS; kill++) {
            String printed;
            try (JavaProcess writer = JavaProcess.start(
                    home, path -> true, KilledWriter.class, folder.toString(), String.valueOf(next))) {
                while (!writer.printed().contains("safe:")) {
                    Thread.sleep(20);
                }
                Thread.sleep(random.nextInt(150));
                printed = writer.kill();
            }
            List<String> lines = printed.lines().toList();
            assertThat(lines).as("kill %d", kill).allMatch(line -> line.startsWith("safe: "));
            int safe = next + lines.size() - 1;
            Store store = Store.open(folder, warnings::add);
            for (int scan = safe; scan > safe - 3 && scan >= 0; scan--) {
                RepositoryStatus status =
                        store.scans().status(KilledWriter.repository(scan).name()).orElseThrow();
                ScanResult result =
                        store.scans().result(KilledWriter.repository(scan).name()).orElseThrow();
                assertThat(status.attemptTime()).isAfterOrEqualTo(KilledWriter.time(scan));
                int found = (int) (result.scanTime().getEpochSecond() - KilledWriter.time(0).getEpochSecond());
                assertThat(result).isEqualTo(KilledWriter.result(found));
            }
            for (int scan = 1; scan <= safe; scan++) {
                assertThat(store.ledger().firstSeen(KilledWriter.IMAGE, "new-" + scan).orElseThrow().at())
                        .isEqualTo(KilledWriter.time(scan));
            }
            assertThat(warnings).isEmpty();
            // The next may be there or not; it is written again, just so.
            next = safe + 1;
            try (Stream<Path> files = Files.walk(folder)) {
                leftOvers = (int) files.filter(file -> file.toString().endsWith(".tmp")).count();
            }
        }
        assertThat(leftOvers).as("some were killed in the middle of writing, else this shows little").isPositive();
    }
}

package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.testing.JavaProcess;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that does nothing but write is killed again and again, wherever it happens to be. */
class KillTest {

    private static final int KILLS = 12;

    /** Which moment a kill meets is chance: until one was in the middle of writing, it goes on so long. */
    private static final int MOST_KILLS = 100;

    @TempDir
    Path home;

    @Test
    void whatWasWrittenIsWholeWheneverTheWriterIsKilled() throws Exception {
        Path folder = home.resolve("store");
        Random random = new Random();
        List<String> warnings = new ArrayList<>();
        int next = 0;
        int leftOvers = 0;
        for (int kill = 0; kill < KILLS || leftOvers == 0 && kill < MOST_KILLS; kill++) {
            String printed;
            try (JavaProcess writer = JavaProcess.start(
                    home, path -> true, KilledWriter.class, folder.toString(), String.valueOf(next))) {
                while (!writer.printed().contains("safe:")) {
                    assertThat(writer.isAlive()).as(writer.printed()).isTrue();
                    Thread.sleep(20);
                }
                Thread.sleep(random.nextInt(150));
                if (kill % 2 == 1) {
                    awaitWriting(folder);
                }
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
            leftOvers = temporary(folder);
        }
        assertThat(leftOvers).as("some were killed in the middle of writing, else this shows little").isPositive();
    }

    /** Until there is one more temporary file than before, or for a moment: the writer's own doing is the random part. */
    private static void awaitWriting(Path folder) throws Exception {
        int before = temporary(folder);
        for (int look = 0; look < 1000 && temporary(folder) <= before; look++) {
            Thread.sleep(1);
        }
    }

    private static int temporary(Path folder) throws Exception {
        int found = 0;
        // Names alone are read, since a file may be gone before it could be looked at.
        for (String kind : List.of("scans", "first-seen")) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(kind), "*.tmp")) {
                for (Path file : files) {
                    found++;
                }
            }
        }
        return found;
    }
}

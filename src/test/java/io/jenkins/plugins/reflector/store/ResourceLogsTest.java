package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResourceLogsTest {

    private static final ResourceName WEB = new ResourceName("team/a b", "web");

    @TempDir
    Path state;

    @Test
    void eachResourceHasItsOwn() throws Exception {
        ResourceLogs ours = logs(state);
        ours.line(WatchedKind.IMAGE_REPOSITORY, WEB, "one");
        ours.line(WatchedKind.AUTOMATION, WEB, "two\nlines \u001b[31mred");

        assertThat(ours.read(WatchedKind.IMAGE_REPOSITORY, WEB)).isEqualTo("2026-11-24T10:00:00Z one\n");
        assertThat(ours.read(WatchedKind.AUTOMATION, WEB)).isEqualTo("2026-11-24T10:00:00Z two lines  [31mred\n");
        assertThat(ours.read(WatchedKind.AUTOMATION, new ResourceName("team", "none"))).isEmpty();
    }

    @Test
    void noneGrowsWithoutEnd() throws Exception {
        ResourceLogs ours = logs(state);
        for (int i = 0; i < 500; i++) {
            ours.line(WatchedKind.AUTOMATION, WEB, i + " " + "x".repeat(1_000));
        }

        String text = ours.read(WatchedKind.AUTOMATION, WEB);
        assertThat(text).contains(" 499 x").doesNotContain(" 1 x");
        assertThat(text.length()).isLessThanOrEqualTo((int) (2 * ResourceLogs.MOST_BYTES));
        assertThat(text.lines().map(line -> line.split(" ")[1]).map(Integer::parseInt).toList()).isSorted();
        assertThat(files()).hasSize(2);
    }

    @Test
    void aPasswordInAUrlNeverGetsThere() throws Exception {
        ResourceLogs ours = logs(state);
        ours.line(WatchedKind.AUTOMATION, WEB, "cannot reach https://bot:s3cret@git.example.com/x.git today");

        assertThat(ours.read(WatchedKind.AUTOMATION, WEB)).endsWith("cannot reach https://git.example.com/x.git today\n");
    }

    @Test
    void theLastScansOfARepositoryAreKept() throws Exception {
        ResourceLogs ours = logs(state);
        for (int i = 0; i < 100; i++) {
            ours.scanned(WEB, scan(i, null));
        }
        ours.scanned(WEB, scan(100, "no answer from https://bot:s3cret@registry.example.com\nat all"));
        Files.writeString(
                files().get(0), "damaged\n", StandardOpenOption.APPEND);

        List<ScanNote> scans = logs(state).lastScans(WEB);
        assertThat(scans).hasSize(ResourceLogs.SCANS);
        assertThat(scans.get(0).problem()).isEqualTo("no answer from https://registry.example.com at all");
        assertThat(scans.get(1)).isEqualTo(scan(99, null));
        assertThat(files()).hasSize(1);
        assertThat(Files.size(files().get(0))).as("it does not grow without end").isLessThan(10_000);
        assertThat(ours.lastScans(new ResourceName("team", "none"))).isEmpty();

        ours.retain(WatchedKind.IMAGE_REPOSITORY, List.of(WEB));
        assertThat(files()).hasSize(1);
        ours.retain(WatchedKind.IMAGE_REPOSITORY, List.of());
        assertThat(files()).isEmpty();
        assertThat(ours.lastScans(WEB)).isEmpty();
    }

    private static ScanNote scan(int time, String problem) {
        return new ScanNote(
                time, "first scan", 85, problem == null ? 7 : null, null, null, problem, 200, 3, Map.of("RateLimit-Remaining", "76;w=21600"));
    }

    @Test
    void thoseOfDeletedResourcesAreDeleted() throws Exception {
        ResourceLogs ours = logs(state);
        ours.line(WatchedKind.AUTOMATION, WEB, "x");
        ours.line(WatchedKind.IMAGE_REPOSITORY, WEB, "x");
        ours.line(WatchedKind.IMAGE_REPOSITORY, new ResourceName("team", "gone"), "x");

        ours.retain(WatchedKind.IMAGE_REPOSITORY, List.of(WEB));

        assertThat(files()).hasSize(2);
        assertThat(ours.read(WatchedKind.AUTOMATION, WEB)).isNotEmpty();
        assertThat(ours.read(WatchedKind.IMAGE_REPOSITORY, WEB)).isNotEmpty();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(state.resolve("logs"))) {
            return files.toList();
        }
    }

    private static ResourceLogs logs(Path state) {
        return new ResourceLogs(state, new TestClock(Instant.parse("2026-11-24T10:00:00.123Z")));
    }
}

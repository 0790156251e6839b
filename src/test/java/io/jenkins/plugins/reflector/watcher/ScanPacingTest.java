package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.update.ServerPace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScanPacingTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration TICK = Duration.ofSeconds(15);

    private final ScanPacing pacing = new ScanPacing();
    private final Map<ImageRepository, Instant> last = new HashMap<>();

    @Test
    void withoutABudgetAllMayBeScannedAtOnce() {
        assertThat(scanned(repositories(50), 0, NOW)).hasSize(50);
    }

    @Test
    void aBudgetThatIsEnoughChangesNothing() {
        assertThat(scanned(repositories(10), 100, NOW)).as("60 of 100 calls in an hour").hasSize(10);
    }

    @Test
    void oneThatIsNotIsSpentEvenlyAndNobodyIsForgotten() {
        List<ImageRepository> all = repositories(50);
        Map<ImageRepository, Integer> counts = new HashMap<>();
        int sum = 0;
        for (Instant now = NOW; now.isBefore(NOW.plus(Duration.ofHours(1))); now = now.plus(TICK)) {
            List<ImageRepository> scanned = scanned(all, 100, now);
            assertThat(scanned.size()).as("never many at once").isLessThanOrEqualTo(2);
            sum += scanned.size();
            scanned.forEach(each -> counts.merge(each, 1, Integer::sum));
        }

        assertThat(sum).as("five of a hundred are for what is urgent").isBetween(85, 95);
        assertThat(counts).hasSize(50);
        assertThat(counts.values()).allMatch(count -> count <= 2);
    }

    private List<ImageRepository> scanned(List<ImageRepository> all, int budget, Instant now) {
        ScanPacing.Look look = pacing.look(
                all,
                repository -> Optional.of(new ServerPace(
                        "registry.example.com",
                        budget == 0 ? PaceSettings.DEFAULT : PaceSettings.DEFAULT.withBudget(budget, Duration.ofHours(1)))),
                now);
        List<ImageRepository> scanned = new ArrayList<>();
        for (ImageRepository repository : look.ordered(all, each -> Optional.ofNullable(last.get(each)))) {
            if (look.isTurn(repository)) {
                look.begun(repository);
                last.put(repository, now);
                scanned.add(repository);
            }
        }
        return scanned;
    }

    private static List<ImageRepository> repositories(int count) {
        return IntStream.range(0, count).mapToObj(i -> WatcherFixture.repository("team/r" + i)).toList();
    }
}

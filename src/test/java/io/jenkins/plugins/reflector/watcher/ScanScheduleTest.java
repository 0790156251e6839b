package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.store.StoredScan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScanScheduleTest {

    private static final ResourceName NAME = new ResourceName("default", "nginx");
    private static final Instant LAST = Instant.parse("2026-01-01T00:00:00Z");
    private static final ImageRepository HOURLY = ImageRepository.of(NAME, "nginx", Duration.ofHours(1));

    @Test
    void whatWasNeverScannedIsDue() {
        assertThat(ScanSchedule.isDue(HOURLY, Optional.empty(), LAST)).isTrue();
    }

    @Test
    void itIsDueAgainAfterTheIntervalAndALittleSpread() {
        Optional<StoredScan> known = Optional.of(known("nginx", null));

        assertThat(due(known, Duration.ofMinutes(59))).isFalse();
        assertThat(due(known, Duration.ofHours(1).plus(ScanSchedule.MOST_SPREAD))).isTrue();
    }

    @Test
    void aFailureIsTriedAgainSooner() {
        Optional<StoredScan> failed = Optional.of(known("nginx", "503"));

        assertThat(due(failed, ScanSchedule.RETRY.minusSeconds(1))).isFalse();
        assertThat(due(failed, ScanSchedule.RETRY)).isTrue();
    }

    @Test
    void anotherImageOrExclusionListIsDueAtOnce() {
        assertThat(due(Optional.of(known("httpd", null)), Duration.ofSeconds(1))).isTrue();
        assertThat(ScanSchedule.isDue(
                        HOURLY.withExclusionList(List.of("rc")),
                        Optional.of(known("nginx", null)),
                        LAST.plusSeconds(1)))
                .isTrue();
    }

    @Test
    void aClockThatWentBackDoesNotStopTheScans() {
        assertThat(due(Optional.of(known("nginx", null)), Duration.ofDays(-1))).isTrue();
    }

    @Test
    void whatIsSuspendedIsNeverDue() {
        ImageRepository suspended = new ImageRepository(
                NAME,
                "nginx",
                Duration.ofHours(1),
                Duration.ofHours(1),
                null,
                true,
                HOURLY.exclusionList(),
                false,
                null,
                HOURLY.position());

        assertThat(ScanSchedule.isDue(suspended, Optional.empty(), LAST)).isFalse();
    }

    private static boolean due(Optional<StoredScan> known, Duration later) {
        return ScanSchedule.isDue(HOURLY, known, LAST.plus(later));
    }

    private static StoredScan known(String image, String error) {
        return new StoredScan(NAME, image, HOURLY.exclusionList(), null, error, LAST);
    }
}

package io.jenkins.plugins.reflector.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule.Decision;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of flux.md 1.4, one by one, on a clock that stands where the test wants it. */
class ScanScheduleTest {

    private static final Instant T0 = Instant.parse("2026-11-24T10:00:00Z");
    private static final Duration INTERVAL = Duration.ofMinutes(10);
    private static final ImageRepository REPOSITORY = repository("nginx", INTERVAL);

    private final RepositoryStatus scanned = after(REPOSITORY, T0, "1.0.0");

    @Test
    void aRepositoryThatNeverBroughtAResultIsScannedAtOnce() {
        assertThat(at(T0, REPOSITORY, null, null).scan()).isEqualTo(ScanReason.FIRST_SCAN);
    }

    @Test
    void aRequestIsAnsweredOnce() {
        Instant soon = T0.plusSeconds(60);
        assertThat(at(soon, REPOSITORY, scanned, null).scan()).isNull();
        assertThat(at(soon, REPOSITORY, scanned, "any text").scan()).isEqualTo(ScanReason.RECONCILE_REQUESTED);

        RepositoryStatus answered =
                RepositoryStatus.succeeded(scanned, REPOSITORY, result(soon, "1.0.0"), "any text", soon);
        assertThat(at(soon, REPOSITORY, answered, "any text").scan()).isNull();
        assertThat(at(soon, REPOSITORY, answered, "another").scan()).isEqualTo(ScanReason.RECONCILE_REQUESTED);
        assertThat(after(REPOSITORY, answered, soon, "1.0.0").lastHandledReconcileAt())
                .as("a scan that nobody asked for")
                .isEqualTo("any text");
    }

    @Test
    void aRequestIsAnsweredByAFailureToo() {
        Instant soon = T0.plusSeconds(60);
        RepositoryStatus failed = failed(scanned, "again", soon);

        assertThat(failed.lastHandledReconcileAt()).isEqualTo("again");
        Decision retry = at(soon.plus(ScanSchedule.MOST_RETRY), repository("nginx", Duration.ofHours(9)), failed, "again");
        assertThat(retry.scan()).as("no rule holds any more").isNull();
        assertThat(retry.settle()).isTrue();
        RepositoryStatus settled = failed.settled(REPOSITORY);
        assertThat(settled.error()).isNull();
        assertThat(settled.failures()).isZero();
        assertThat(settled.lastScanResult()).isEqualTo(scanned.lastScanResult());
        assertThat(at(soon, REPOSITORY, settled, "again"))
                .extracting(Decision::scan, Decision::settle)
                .containsExactly(null, false);
    }

    @Test
    void anotherImageIsScannedAtOnceAndAnotherSpellingIsNone() {
        assertThat(at(T0, repository("redis", INTERVAL), scanned, null).scan()).isEqualTo(ScanReason.NEW_IMAGE_NAME);
        Decision spelling = at(T0, repository("docker.io/library/nginx", INTERVAL), scanned, null);
        assertThat(spelling.scan()).isNull();
        assertThat(spelling.settle()).isTrue();
    }

    @Test
    void anotherExclusionListIsScannedAtOnceAndAnotherOrderIsNone() {
        ImageRepository two = REPOSITORY.withExclusionList(List.of("a", "b"));
        RepositoryStatus status = after(two, T0, "1.0.0");

        assertThat(at(T0, two.withExclusionList(List.of("b", "a")), status, null).scan()).isNull();
        for (List<String> other : List.of(List.of("a"), List.of("a", "a"), List.of("a", "b", "b"), List.<String>of())) {
            assertThat(at(T0, two.withExclusionList(other), status, null).scan())
                    .isEqualTo(ScanReason.UPDATED_EXCLUSION_LIST);
        }
        assertThat(at(T0, REPOSITORY.withExclusionList(List.of()), scanned, null).scan())
                .as("an empty list is the default")
                .isNull();
    }

    @Test
    void otherFieldsAloneAreNoReason() {
        for (ImageRepository edited : List.of(
                REPOSITORY.withSecretRef("other"), REPOSITORY.withInsecure(true), repository("nginx", INTERVAL.plusSeconds(1)))) {
            assertThat(at(T0.plusSeconds(5), edited, scanned, null))
                    .extracting(Decision::scan, Decision::settle)
                    .containsExactly(null, true);
        }
        assertThat(at(T0.plusSeconds(30), repository("nginx", Duration.ofSeconds(20)), scanned, null).scan())
                .as("unless the new interval is over")
                .isEqualTo(ScanReason.INTERVAL);
    }

    @Test
    void neitherLabelsNorAnotherPlaceInTheFileAreAChange() {
        ImageRepository moved = new ImageRepository(
                REPOSITORY.name(), "nginx", INTERVAL, INTERVAL, null, false, ImageRepository.DEFAULT_EXCLUSION_LIST, false,
                null, new SourcePosition("other.yaml", 7, 1));

        assertThat(at(T0, moved.withLabels(Map.of("a", "b")), scanned, null).settle()).isFalse();
    }

    @Test
    void withoutTagsItIsScannedAtEachLook() {
        RepositoryStatus empty = after(REPOSITORY, T0);

        assertThat(at(T0.plusSeconds(60), REPOSITORY, empty, null).scan()).isNull();
        assertThat(at(T0.plus(INTERVAL).plusSeconds(30), REPOSITORY, empty, null).scan()).isEqualTo(ScanReason.NO_TAGS);
        assertThat(at(T0.plusSeconds(60), REPOSITORY.withSecretRef("new"), empty, null).scan())
                .isEqualTo(ScanReason.NO_TAGS);
    }

    @ParameterizedTest
    @CsvSource({"PT9M58S, false", "PT9M59S, false", "PT10M30S, true", "PT24H, true", "PT-1S, true"})
    void theIntervalCountsFromTheEndOfTheScan(Duration later, boolean due) {
        assertThat(at(T0.plus(later), REPOSITORY, scanned, null).scan()).isEqualTo(due ? ScanReason.INTERVAL : null);
    }

    @Test
    void anEditLooksASecondBeforeTheIntervalIsOverAsFluxDoes() {
        ImageRepository edited = REPOSITORY.withSecretRef("new");

        assertThat(at(T0.plus(INTERVAL).minusMillis(1000), edited, scanned, null).scan()).isNull();
        assertThat(at(T0.plus(INTERVAL).minusMillis(999), edited, scanned, null).scan()).isEqualTo(ScanReason.INTERVAL);
    }

    @Test
    void anIntervalOfZeroIsNeverOver() {
        ImageRepository never = repository("nginx", Duration.ZERO);
        Decision decision = at(T0.plus(Duration.ofDays(1000)), never, after(never, T0, "1"), null);

        assertThat(decision.scan()).isNull();
        assertThat(decision.next()).isNull();
    }

    @Test
    void whatIsSuspendedIsNotScanned() {
        ImageRepository suspended = new ImageRepository(
                REPOSITORY.name(), "nginx", INTERVAL, INTERVAL, null, true, List.of(), false, null, SourcePosition.NONE);

        assertThat(at(T0, suspended, null, "now")).isEqualTo(new Decision(null, false, null));
    }

    @ParameterizedTest
    @CsvSource({"1, 750", "2, 1500", "3, 3000", "11, 768000", "12, 900000", "40, 900000", "2000000000, 900000"})
    void failuresAreRetriedLaterAndLater(int failures, long millis) {
        RepositoryStatus failing = new RepositoryStatus(
                "", List.of(), null, T0, failures, "503", false, "", RepositoryStatus.specification(REPOSITORY));

        assertThat(at(T0.plusMillis(millis - 1), REPOSITORY, failing, null).scan()).isNull();
        assertThat(at(T0.plusMillis(millis + millis / 10), REPOSITORY, failing, null).scan())
                .isEqualTo(ScanReason.FIRST_SCAN);
        assertThat(at(T0, REPOSITORY.withSecretRef("corrected"), failing, null).scan())
                .as("an edit does not wait")
                .isEqualTo(ScanReason.FIRST_SCAN);
    }

    @Test
    void aFailureAtTheIntervalIsRetriedAndASuccessForgetsIt() {
        Instant end = T0.plus(INTERVAL).plusSeconds(31);
        RepositoryStatus failed = failed(failed(scanned, null, end), null, end);

        assertThat(failed.failures()).isEqualTo(2);
        assertThat(failed.lastScanResult()).isEqualTo(scanned.lastScanResult());
        assertThat(at(end.plusSeconds(2), REPOSITORY, failed, null).scan()).isEqualTo(ScanReason.INTERVAL);
        assertThat(after(REPOSITORY, failed, end, "1").failures()).isZero();
    }

    @Test
    void aWrongNameIsNotTriedAgainUntilItIsEdited() {
        ImageRepository wrong = repository("nginx:1.23", INTERVAL);
        assertThat(at(T0, wrong, scanned, null).scan()).isEqualTo(ScanReason.NEW_IMAGE_NAME);
        RepositoryStatus stalled = RepositoryStatus.failed(
                scanned, wrong, new ScanException(ScanException.Reason.IMAGE_URL_INVALID, "no tag, please"), null, T0);

        Decision later = at(T0.plus(Duration.ofDays(9)), wrong, stalled, null);
        assertThat(later.scan()).isNull();
        assertThat(later.next()).isNull();
        assertThat(at(T0.plusSeconds(20), REPOSITORY, stalled, null).settle()).isTrue();
    }

    @Test
    void manyOfOneIntervalDriftApart() {
        List<Instant> next = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ImageRepository repository = numbered(i);
            next.add(at(T0.plusSeconds(1), repository, after(repository, T0, "1"), null).next());
        }

        assertThat(next).allSatisfy(time -> assertThat(time)
                .isBetween(T0.plus(INTERVAL), T0.plus(INTERVAL).plus(ScanSchedule.MOST_JITTER)));
        assertEven(next, T0.plus(INTERVAL), ScanSchedule.MOST_JITTER);
    }

    @Test
    void afterARestartWhatFellDueMeanwhileComesLittleByLittle() {
        Instant start = T0.plus(Duration.ofDays(1));
        ScanSchedule schedule = new ScanSchedule(Clock.fixed(start, ZoneOffset.UTC));
        List<Instant> next = new ArrayList<>();
        for (int i = 0; i < 1000; i++) {
            ImageRepository repository = numbered(i);
            Decision decision = schedule.decide(repository, after(repository, T0, "1"), null);
            next.add(decision.scan() == null ? decision.next() : start);
        }

        assertEven(next, start, ScanSchedule.MOST_SPREAD);
        assertThat(schedule.decide(numbered(1), null, null).scan()).as("what is new does not wait").isNotNull();
        assertThat(schedule.decide(numbered(1), after(numbered(1), T0, "1"), "please").scan()).isNotNull();
        ImageRepository often = repository("nginx", Duration.ofSeconds(20));
        assertThat(schedule.decide(often, after(often, T0, "1"), null).next())
                .as("never later than an interval")
                .isBefore(start.plusSeconds(20));
    }

    private static void assertEven(List<Instant> times, Instant from, Duration width) {
        long[] tenths = new long[10];
        times.forEach(time -> tenths[(int) (Duration.between(from, time).toMillis() * 10 / width.toMillis())]++);
        assertThat(Arrays.stream(tenths).boxed()).allMatch(count -> count > times.size() / 20 && count < times.size() / 5);
    }

    private static Decision at(Instant now, ImageRepository repository, RepositoryStatus status, String requestedAt) {
        TestClock clock = new TestClock(T0.minusSeconds(999));
        ScanSchedule schedule = new ScanSchedule(clock);
        clock.pass(Duration.between(clock.instant(), now));
        return schedule.decide(repository, status, requestedAt);
    }

    private static RepositoryStatus after(ImageRepository repository, Instant end, String... tags) {
        return after(repository, null, end, tags);
    }

    private static RepositoryStatus after(
            ImageRepository repository, RepositoryStatus previous, Instant end, String... tags) {
        return RepositoryStatus.succeeded(previous, repository, result(end, tags), null, end);
    }

    private static RepositoryStatus failed(RepositoryStatus previous, String request, Instant end) {
        return RepositoryStatus.failed(
                previous,
                REPOSITORY,
                new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: 503"),
                request,
                end);
    }

    private static ScanResult result(Instant time, String... tags) {
        return new ScanResult("index.docker.io/library/nginx", List.of(tags), List.of(), true, time);
    }

    private static ImageRepository numbered(int number) {
        return ImageRepository.of(new ResourceName("team", "app-" + number), "nginx", INTERVAL);
    }

    private static ImageRepository repository(String image, Duration interval) {
        return ImageRepository.of(new ResourceName("team", "app"), image, interval);
    }
}

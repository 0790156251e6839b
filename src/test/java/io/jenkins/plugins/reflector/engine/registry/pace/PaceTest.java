package io.jenkins.plugins.reflector.engine.registry.pace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PaceTest {

    private static final Duration LONG = Duration.ofSeconds(30);
    private static final LaneKey HUB = new LaneKey("hub", "anonymous user");
    private static final LaneKey OTHER = new LaneKey("other", "user bot");
    private static final Function<String, Optional<String>> SILENT = name -> Optional.empty();

    private final TestClock clock = new TestClock(Instant.parse("2026-01-01T00:00:00Z"));
    private final ExecutorService threads = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        threads.shutdownNow();
    }

    @Test
    void boundsWhatIsUnderWayToAHostAndInAll() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT.withInFlight(3, 5), Clock.systemUTC());
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        AtomicInteger hub = new AtomicInteger();
        AtomicInteger mostHub = new AtomicInteger();
        List<Future<?>> calls = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            LaneKey key = i % 3 == 0 ? OTHER : HUB;
            calls.add(threads.submit(() -> {
                try (Pace.Permit permit = pace.enter(key, "tags", false, LONG)) {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    if (key == HUB) {
                        mostHub.accumulateAndGet(hub.incrementAndGet(), Math::max);
                    }
                    Thread.sleep(2);
                    if (key == HUB) {
                        hub.decrementAndGet();
                    }
                    now.decrementAndGet();
                    permit.answered(SILENT);
                }
                return null;
            }));
        }
        for (Future<?> call : calls) {
            call.get();
        }

        assertThat(most.get()).isLessThanOrEqualTo(5);
        assertThat(mostHub.get()).isLessThanOrEqualTo(3);
        assertThat(pace.report()).allMatch(lane -> lane.inFlight() == 0 && lane.waiting() == 0);
    }

    @Test
    void theUrgentGoFirst() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT.withInFlight(1, 1), Clock.systemUTC());
        List<String> order = Collections.synchronizedList(new ArrayList<>());
        Pace.Permit first = pace.enter(HUB, "tags", false, LONG);
        List<Future<?>> calls = new ArrayList<>();
        for (String name : List.of("a", "b", "hook")) {
            calls.add(threads.submit(() -> {
                try (Pace.Permit permit = pace.enter(HUB, "tags", name.equals("hook"), LONG)) {
                    order.add(name);
                }
                return null;
            }));
            awaitWaiting(pace, calls.size());
        }
        first.close();
        for (Future<?> call : calls) {
            call.get();
        }

        assertThat(order).containsExactly("hook", "a", "b");
    }

    @Test
    void aRefusalHoldsBackEverybodyOfThatHostAndPrincipalAlone() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT, clock);
        try (Pace.Permit permit = pace.enter(HUB, "tags", false, LONG)) {
            permit.refused(SILENT, Duration.ofMinutes(5));
        }

        assertThatThrownBy(() -> pace.enter(HUB, "manifest", true, Duration.ofMinutes(1)))
                .isInstanceOf(PaceException.class)
                .hasMessage("the server asked to wait")
                .extracting(e -> ((PaceException) e).opensAt())
                .isEqualTo(clock.instant().plus(Duration.ofMinutes(5)));
        pace.enter(OTHER, "tags", false, Duration.ofMinutes(1)).close();
        pace.enter(new LaneKey("hub", "user bot"), "tags", false, Duration.ofMinutes(1)).close();
        clock.pass(Duration.ofMinutes(5));
        pace.enter(HUB, "tags", false, Duration.ofMinutes(1)).close();
    }

    @Test
    void afterARefusalHalfAsManyAreUnderWayAndMoreAgainWithTime() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT.withInFlight(4, 64), clock);
        try (Pace.Permit permit = pace.enter(HUB, "tags", false, LONG)) {
            permit.refused(SILENT, Duration.ZERO);
        }
        assertThat(room(pace)).isEqualTo(2);
        for (int i = 0; i < 2 + 3; i++) {
            try (Pace.Permit permit = pace.enter(HUB, "tags", false, LONG)) {
                permit.answered(SILENT);
            }
        }
        assertThat(room(pace)).isEqualTo(4);
    }

    @Test
    void aBudgetThatTheServerTellsIsKept() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT, clock);
        int left = 100;
        int sent = 0;
        while (sent < 200) {
            try (Pace.Permit permit = pace.enter(HUB, "manifest", false, Duration.ofMinutes(10))) {
                left--;
                sent++;
                permit.answered(header(Map.of("ratelimit-limit", "100;w=21600", "ratelimit-remaining", left + ";w=21600")));
            } catch (PaceException e) {
                assertThat(e).hasMessage("its budget of 100 calls in 6 h is used up");
                break;
            }
        }

        assertThat(sent).isEqualTo(95);
        assertThat(pace.report().get(0).remaining()).isEqualTo(5);
        assertThat(pace.report().get(0).opensAt()).isNotNull();
        pace.enter(HUB, "tags", false, LONG).close();
        pace.enter(HUB, "manifest", true, LONG).close();
    }

    @Test
    void aBudgetOfOurOwnCountsEveryCall() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT.withBudget(10, Duration.ofHours(1)), clock);
        for (int i = 0; i < 10; i++) {
            pace.enter(HUB, i % 2 == 0 ? "tags" : "other", false, LONG).close();
        }

        assertThatThrownBy(() -> pace.enter(HUB, "tags", false, LONG)).isInstanceOf(PaceException.class);
        clock.pass(Duration.ofMinutes(61));
        pace.enter(HUB, "tags", false, LONG).close();
    }

    @Test
    void whoGivesUpLeavesNothingBehind() throws Exception {
        Pace pace = new Pace(PaceSettings.DEFAULT.withInFlight(1, 1), Clock.systemUTC());
        Pace.Permit held = pace.enter(HUB, "tags", false, LONG);

        assertThatThrownBy(() -> pace.enter(HUB, "tags", false, Duration.ofMillis(20)))
                .isInstanceOf(PaceException.class)
                .hasMessage("too many other calls are under way");
        Future<?> waiting = threads.submit(() -> pace.enter(HUB, "tags", false, LONG));
        awaitWaiting(pace, 1);
        waiting.cancel(true);
        awaitWaiting(pace, 0);
        held.close();
        held.close();
        pace.enter(HUB, "tags", false, LONG).close();
        assertThat(pace.report().get(0).inFlight()).isZero();
    }

    @Test
    void tellsWhatABudgetIsFor() {
        LaneReport lane = new LaneReport(HUB, 0, 0, 100, 39, Duration.ofHours(6), null);

        long need = lane.need(Collections.nCopies(10, Duration.ofHours(1)), 1);
        assertThat(need).isEqualTo(60);
        assertThat(lane.forecast(61)).isEqualTo("61 of 100 calls in 6 h");
        assertThat(lane.stretch(need)).isEqualTo(1);
        assertThat(lane.stretch(95)).isEqualTo(1);
        assertThat(lane.stretch(190)).as("five of a hundred are for what is urgent").isEqualTo(2);
        assertThat(lane.spacing(95)).isZero();
        assertThat(lane.spacing(96)).isEqualTo(Duration.ofHours(6).dividedBy(95));
        assertThat(lane.need(List.of(Duration.ZERO), 1)).isZero();
        assertThat(new LaneReport(HUB, 0, 0, 0, 0, null, null).forecast(5)).isEmpty();
        assertThat(LaneReport.text(Duration.ofMinutes(90))).isEqualTo("90 min");
        assertThat(LaneReport.text(Duration.ofSeconds(45))).isEqualTo("45 s");
    }

    private int room(Pace pace) throws Exception {
        List<Pace.Permit> held = new ArrayList<>();
        try {
            while (true) {
                held.add(pace.enter(HUB, "tags", false, Duration.ZERO));
            }
        } catch (PaceException e) {
            return held.size();
        } finally {
            held.forEach(Pace.Permit::close);
        }
    }

    private static void awaitWaiting(Pace pace, int wanted) throws InterruptedException {
        long end = System.nanoTime() + LONG.toNanos();
        while (pace.report().get(0).waiting() != wanted) {
            assertThat(System.nanoTime()).as("%d waiting", wanted).isLessThan(end);
            Thread.sleep(1);
        }
    }

    private static Function<String, Optional<String>> header(Map<String, String> headers) {
        return name -> Optional.ofNullable(headers.get(name));
    }
}

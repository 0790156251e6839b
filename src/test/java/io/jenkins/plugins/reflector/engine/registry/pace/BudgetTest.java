package io.jenkins.plugins.reflector.engine.registry.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BudgetTest {

    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration WINDOW = Duration.ofHours(6);

    @Test
    void opensWhenTheOldestCallIsAWindowOld() {
        Budget budget = new Budget(2, WINDOW);
        budget.sent(START);
        budget.sent(START.plusSeconds(60));

        Instant now = START.plusSeconds(120);
        assertThat(budget.remaining(now)).isZero();
        assertThat(budget.opensAt(false, now)).isBetween(START.plus(WINDOW), START.plus(WINDOW).plusSeconds(30));
        assertThat(budget.opensAt(false, START.plus(WINDOW).plusSeconds(30))).isNull();
        assertThat(budget.remaining(START.plus(WINDOW).plusSeconds(30))).isEqualTo(1);
    }

    @Test
    void believesTheServerAboutOthersCalls() {
        Budget budget = new Budget(100, WINDOW);
        budget.sent(START);
        budget.told(new RateHeaders(100, 0, WINDOW, null), 0, START);

        assertThat(budget.remaining(START)).isZero();
        assertThat(budget.opensAt(true, START)).isAfterOrEqualTo(START.plus(WINDOW));
    }

    @Test
    void aCallThatIsNotCountedCostsNothing() {
        Budget budget = new Budget(100, WINDOW);
        for (int i = 0; i < 50; i++) {
            budget.sent(START);
            budget.told(new RateHeaders(100, 90, WINDOW, null), 0, START);
        }

        assertThat(budget.remaining(START)).isEqualTo(90);
    }

    @Test
    void aResetIsWaitedForAndForgotten() {
        Budget budget = new Budget(10, null);
        budget.sent(START);
        budget.told(new RateHeaders(10, 0, null, START.plusSeconds(90)), 0, START);

        assertThat(budget.opensAt(false, START)).isEqualTo(START.plusSeconds(90));
        assertThat(budget.opensAt(false, START.plusSeconds(90))).isNull();
        assertThat(budget.remaining(START.plusSeconds(90))).isEqualTo(10);
    }

    @Test
    void theLastCallsAreForTheUrgent() {
        Budget budget = new Budget(100, WINDOW);
        budget.told(new RateHeaders(100, 5, WINDOW, null), 0, START);

        assertThat(budget.opensAt(false, START)).isNotNull();
        assertThat(budget.opensAt(true, START)).isNull();
    }

    /** Whatever kind of window a server has: it never sees a call too many, and all of its budget can be used. */
    @Test
    void neverOverspends() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            boolean rolling = seed % 2 == 0;
            int limit = 20 + random.nextInt(100);
            Deque<Instant> server = new ArrayDeque<>();
            Instant windowStart = START;
            Budget budget = new Budget(limit, null);
            budget.told(new RateHeaders(limit, limit, WINDOW, null), 0, START);
            Instant now = START;
            int used = 0;
            for (int step = 0; step < 3000; step++) {
                now = now.plusSeconds(random.nextInt(120));
                Instant last = now;
                if (rolling) {
                    server.removeIf(call -> !call.plus(WINDOW).isAfter(last));
                } else if (!now.isBefore(windowStart.plus(WINDOW))) {
                    server.clear();
                    windowStart = now;
                }
                if (random.nextInt(200) == 0 && server.size() < limit) {
                    // Somebody else behind the same address.
                    server.add(now);
                }
                if (budget.opensAt(false, now) == null) {
                    budget.sent(now);
                    server.add(now);
                    used++;
                    assertThat(server.size()).as("seed %d, step %d", seed, step).isLessThanOrEqualTo(limit);
                    budget.told(new RateHeaders(limit, limit - server.size(), WINDOW, null), 0, now);
                }
            }
            assertThat(used).as("seed %d uses what there is", seed).isGreaterThan(limit * 5);
        }
    }
}

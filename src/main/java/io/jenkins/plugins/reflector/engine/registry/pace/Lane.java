package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.locks.Condition;

/** One server and principal: what is under way, what waits, what the server asked for. Guarded by {@link Pace}'s lock. */
final class Lane {

    /** One call that waits; urgent ones first, then as they came. */
    record Waiter(@NonNull String kind, boolean urgent, long number, @NonNull Condition turn, boolean[] granted) {}

    final LaneKey key;
    private final SortedSet<Waiter> waiting =
            new TreeSet<>(Comparator.comparing((Waiter w) -> !w.urgent()).thenComparing(Waiter::number));
    private final int most;
    private final boolean budgetIsOurs;
    private final Set<String> countedKinds = new HashSet<>();
    private final Map<Long, String> underWay = new HashMap<>();
    private Budget budget;
    private int allowed;
    private int successes;
    private int strikes;
    private long lastTold;
    private Instant pausedUntil = Instant.MIN;

    Lane(@NonNull LaneKey key, @NonNull PaceSettings settings) {
        this.key = key;
        this.most = settings.perHost();
        this.allowed = most;
        this.budgetIsOurs = settings.calls() > 0;
        this.budget = budgetIsOurs ? new Budget(settings.calls(), settings.window()) : null;
    }

    int inFlight() {
        return underWay.size();
    }

    int strikes() {
        return strikes;
    }

    boolean isIdle() {
        return underWay.isEmpty() && waiting.isEmpty();
    }

    void await(@NonNull Waiter waiter) {
        waiting.add(waiter);
    }

    void abandon(@NonNull Waiter waiter) {
        waiting.remove(waiter);
    }

    /** Takes the next call that may be sent now out of those that wait. */
    @NonNull
    Optional<Waiter> next(@NonNull Instant now) {
        if (waiting.isEmpty() || underWay.size() >= allowed) {
            return Optional.empty();
        }
        Set<String> closed = new HashSet<>();
        for (Waiter waiter : waiting) {
            String group = waiter.kind() + waiter.urgent();
            if (!closed.contains(group)) {
                if (opensAt(waiter.kind(), waiter.urgent(), now) == null) {
                    waiting.remove(waiter);
                    return Optional.of(waiter);
                }
                closed.add(group);
            }
        }
        return Optional.empty();
    }

    /** When a call may be sent for all that the server asked for; null for now. */
    @CheckForNull
    Instant opensAt(@NonNull String kind, boolean urgent, @NonNull Instant now) {
        Instant byBudget = isCounted(kind) ? budget.opensAt(urgent, now) : null;
        if (pausedUntil.isAfter(now)) {
            return byBudget == null || byBudget.isBefore(pausedUntil) ? pausedUntil : byBudget;
        }
        return byBudget;
    }

    /** Why {@link #opensAt} is not now. */
    @NonNull
    String reason(@NonNull Instant now) {
        return pausedUntil.isAfter(now) || budget == null
                ? "the server asked to wait"
                : "its budget of " + budget.limit() + " calls"
                        + (budget.window() == null ? "" : " in " + LaneReport.text(budget.window())) + " is used up";
    }

    void start(long number, @NonNull String kind, @NonNull Instant now) {
        underWay.put(number, kind);
        if (isCounted(kind)) {
            budget.sent(now);
        }
    }

    void end(long number) {
        underWay.remove(number);
    }

    void answered(long number, @NonNull String kind, @CheckForNull RateHeaders rate, @NonNull Instant now) {
        strikes = 0;
        if (allowed < most && ++successes >= allowed) {
            successes = 0;
            allowed++;
        }
        told(number, kind, rate, now);
    }

    /** The server wants to be left alone; from then on it is asked with half the calls at once. */
    void refused(
            long number, @NonNull String kind, @CheckForNull RateHeaders rate, @NonNull Duration wait, @NonNull Instant now) {
        strikes++;
        successes = 0;
        allowed = Math.max(1, allowed / 2);
        Instant until = now.plus(wait);
        pausedUntil = until.isAfter(pausedUntil) ? until : pausedUntil;
        told(number, kind, rate, now);
    }

    @NonNull
    LaneReport report(@NonNull Instant now) {
        return new LaneReport(
                key,
                underWay.size(),
                waiting.size(),
                budget == null ? 0 : budget.limit(),
                budget == null ? 0 : budget.remaining(now),
                budget == null ? null : budget.window(),
                opensAt(countedKinds.stream().findFirst().orElse(""), false, now));
    }

    private void told(long number, String kind, RateHeaders rate, Instant now) {
        // What an older call tells is no longer true.
        if (rate == null || number < lastTold) {
            return;
        }
        lastTold = number;
        if (budget == null) {
            budget = new Budget(rate.limit(), rate.window());
        }
        if (countedKinds.add(kind) && !budgetIsOurs) {
            budget.sent(now);
        }
        int others = (int) underWay.entrySet().stream()
                .filter(call -> call.getKey() != number && isCounted(call.getValue()))
                .count();
        budget.told(rate, others, now);
    }

    private boolean isCounted(String kind) {
        return budget != null && (budgetIsOurs || countedKinds.contains(kind));
    }
}

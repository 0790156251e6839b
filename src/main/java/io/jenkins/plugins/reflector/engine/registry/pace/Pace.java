package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * Lets calls pass at a pace that servers can live with (features.md 1B): bounded under way for each server and principal and
 * in all, urgent ones first, none before the time that a server asked for, and none beyond its budget. Safe for threads.
 */
public final class Pace {

    private static final int MOST_LANES = 2000;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final PaceSettings settings;
    private final Map<String, PaceSettings> own;
    private final Clock clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<LaneKey, Lane> lanes = new LinkedHashMap<>(16, 0.75f, true);
    private int inFlight;
    private long numbers;

    /** One pace for all servers. */
    public Pace(@NonNull PaceSettings settings, @NonNull Clock clock) {
        this(settings, Map.of(), clock);
    }

    /**
     * @param settings for all servers together, and for each that has none of its own
     * @param own those of single servers, by host; their bound on all calls together is not looked at
     */
    public Pace(@NonNull PaceSettings settings, @NonNull Map<String, PaceSettings> own, @NonNull Clock clock) {
        this.settings = settings;
        this.own = Map.copyOf(own);
        this.clock = clock;
    }

    /** One call under way; to be closed when its answer is whole, or when there is none. */
    public final class Permit implements AutoCloseable {

        private final Lane lane;
        private final String kind;
        private final long number;
        private boolean closed;

        private Permit(Lane lane, String kind, long number) {
            this.lane = lane;
            this.kind = kind;
            this.number = number;
        }

        /** Takes note of an answer that was not refused for its rate. */
        public void answered(@NonNull Function<String, Optional<String>> header) {
            locked(() -> {
                Instant now = clock.instant();
                lane.answered(number, kind, RateHeaders.read(header, now).orElse(null), now);
            });
        }

        /** Takes note that the server wants nobody of this principal to ask for a while; at most a day is believed. */
        public void refused(@NonNull Function<String, Optional<String>> header, @NonNull Duration wait) {
            locked(() -> {
                Instant now = clock.instant();
                Duration bounded = wait.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : wait;
                lane.refused(number, kind, RateHeaders.read(header, now).orElse(null), bounded, now);
            });
        }

        @Override
        public void close() {
            locked(() -> {
                if (!closed) {
                    closed = true;
                    inFlight--;
                    lane.end(number);
                    dispatch();
                }
            });
        }
    }

    /**
     * Waits until a call may be sent.
     *
     * @param kind which of the server's calls it is; servers that count calls do not count all kinds
     * @param urgent whether it goes before others, and may use a budget's last calls
     * @param patience how long it can wait at all
     * @throws PaceException if it would have to wait longer; told at once where that is known
     */
    @NonNull
    public Permit enter(@NonNull LaneKey key, @NonNull String kind, boolean urgent, @NonNull Duration patience)
            throws PaceException, InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            Lane lane = lane(key);
            long number = ++numbers;
            Lane.Waiter waiter = new Lane.Waiter(kind, urgent, number, lock.newCondition(), new boolean[1]);
            lane.await(waiter);
            try {
                dispatch();
                while (!waiter.granted()[0]) {
                    await(lane, waiter, end);
                    dispatch();
                }
            } catch (InterruptedException | PaceException e) {
                abandon(lane, waiter);
                throw e;
            }
            return new Permit(lane, kind, number);
        } finally {
            lock.unlock();
        }
    }

    /** How many times in a row the server refused for its rate; 0 after an answer. */
    public int strikes(@NonNull LaneKey key) {
        lock.lock();
        try {
            Lane lane = lanes.get(key);
            return lane == null ? 0 : lane.strikes();
        } finally {
            lock.unlock();
        }
    }

    /** All servers that were asked lately, by host and principal. */
    @NonNull
    public List<LaneReport> report() {
        lock.lock();
        try {
            Instant now = clock.instant();
            return lanes.values().stream()
                    .map(lane -> lane.report(now))
                    .sorted(Comparator.comparing((LaneReport report) -> report.key().host())
                            .thenComparing(report -> report.key().principal()))
                    .toList();
        } finally {
            lock.unlock();
        }
    }

    private void await(Lane lane, Lane.Waiter waiter, long end) throws InterruptedException, PaceException {
        Instant now = clock.instant();
        long patience = end - System.nanoTime();
        Instant opensAt = lane.opensAt(waiter.kind(), waiter.urgent(), now);
        long opens = opensAt == null ? Long.MAX_VALUE : nanos(Duration.between(now, opensAt));
        if (opensAt != null && opens >= patience) {
            throw new PaceException(lane.reason(now), opensAt);
        }
        if (patience <= 0) {
            throw new PaceException("too many other calls are under way", null);
        }
        waiter.turn().awaitNanos(Math.min(patience, Math.max(opens, TimeUnit.MILLISECONDS.toNanos(1))));
    }

    private void abandon(Lane lane, Lane.Waiter waiter) {
        if (waiter.granted()[0]) {
            inFlight--;
            lane.end(waiter.number());
        } else {
            lane.abandon(waiter);
        }
        dispatch();
    }

    /** Grants whatever may pass now. */
    private void dispatch() {
        Instant now = clock.instant();
        for (Lane lane : lanes.values()) {
            while (inFlight < settings.overall()) {
                Lane.Waiter next = lane.next(now).orElse(null);
                if (next == null) {
                    break;
                }
                lane.start(next.number(), next.kind(), now);
                inFlight++;
                next.granted()[0] = true;
                next.turn().signal();
            }
        }
    }

    private Lane lane(LaneKey key) {
        Lane lane = lanes.computeIfAbsent(key, k -> new Lane(k, own.getOrDefault(k.host(), settings)));
        if (lanes.size() > MOST_LANES) {
            Iterator<Lane> oldest = lanes.values().iterator();
            Lane first = oldest.next();
            if (first.isIdle() && first != lane) {
                oldest.remove();
            }
        }
        return lane;
    }

    private void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    private static long nanos(Duration time) {
        return time.compareTo(Duration.ofDays(365)) > 0 ? Long.MAX_VALUE / 2 : time.toNanos();
    }
}

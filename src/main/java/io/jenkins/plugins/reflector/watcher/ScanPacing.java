package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneKey;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.update.ServerPace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Spreads scheduled scans of a registry that has a budget of calls, where the intervals ask for more than it allows: then they
 * come evenly, the one that has waited longest first, instead of using the budget up at once (features.md 5, 8). For one thread
 * at a time.
 */
final class ScanPacing {

    /** How much may be caught up on, since the watcher looks only so often. */
    private static final Duration CATCH_UP = Duration.ofSeconds(30);

    private final Map<String, Instant> next = new HashMap<>();

    /** Which repositories may be scanned now if they are due, and in which order. */
    final class Look {

        private final Map<ResourceName, String> servers = new HashMap<>();
        private final Map<String, Duration> spacings = new HashMap<>();
        private final Instant now;

        private Look(Instant now) {
            this.now = now;
        }

        /** Whether the turn of a repository has come; if it is scanned then, {@link #begun} must be told. */
        boolean isTurn(@NonNull ImageRepository repository) {
            String server = servers.get(repository.name());
            return server == null || !now.isBefore(next.getOrDefault(server, Instant.MIN));
        }

        /** A scan of a repository was begun. */
        void begun(@NonNull ImageRepository repository) {
            String server = servers.get(repository.name());
            if (server != null) {
                Instant earliest = now.minus(CATCH_UP);
                Instant from = next.getOrDefault(server, now);
                next.put(server, (from.isBefore(earliest) ? earliest : from).plus(spacings.get(server)));
            }
        }

        /**
         * The same repositories; if some wait for a turn, those first that have waited longest.
         *
         * @param lastAttempt when one was last scanned
         */
        @NonNull
        List<ImageRepository> ordered(
                @NonNull Collection<ImageRepository> repositories,
                @NonNull Function<ImageRepository, Optional<Instant>> lastAttempt) {
            List<ImageRepository> ordered = new ArrayList<>(repositories);
            if (!servers.isEmpty()) {
                ordered.sort(Comparator.comparing(
                        (ImageRepository repository) -> lastAttempt.apply(repository).orElse(Instant.MIN)));
            }
            return ordered;
        }
    }

    /**
     * Begins to look which repositories may be scanned.
     *
     * @param pace what was said of a repository's server, if anything was
     */
    @NonNull
    Look look(
            @NonNull Collection<ImageRepository> repositories,
            @NonNull Function<ImageRepository, Optional<ServerPace>> pace,
            @NonNull Instant now) {
        Map<String, List<Duration>> intervals = new HashMap<>();
        Map<String, PaceSettings> settings = new HashMap<>();
        Map<ResourceName, String> servers = new HashMap<>();
        for (ImageRepository repository : repositories) {
            ServerPace budget = pace.apply(repository).filter(each -> each.settings().calls() > 0).orElse(null);
            if (budget != null && !repository.suspend()) {
                intervals.computeIfAbsent(budget.server(), server -> new ArrayList<>()).add(repository.interval());
                settings.put(budget.server(), budget.settings());
                servers.put(repository.name(), budget.server());
            }
        }
        Look look = new Look(now);
        intervals.forEach((server, each) -> {
            Duration spacing = spacing(settings.get(server), each);
            if (!spacing.isZero()) {
                look.spacings.put(server, spacing);
            }
        });
        servers.forEach((name, server) -> {
            if (look.spacings.containsKey(server)) {
                look.servers.put(name, server);
            }
        });
        next.keySet().retainAll(look.spacings.keySet());
        return look;
    }

    private static Duration spacing(PaceSettings pace, List<Duration> intervals) {
        LaneReport budget = new LaneReport(
                new LaneKey("", ""), 0, 0, pace.calls(), pace.calls(), pace.window(), null);
        return budget.spacing(budget.need(intervals, 1));
    }
}

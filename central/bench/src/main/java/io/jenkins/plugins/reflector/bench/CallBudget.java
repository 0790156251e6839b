package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.registry.Limits;
import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryException;
import io.jenkins.plugins.reflector.engine.registry.RegistryTarget;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.registry.pace.PaceSettings;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryAnswer;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistryRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether a registry's budget is kept that is much smaller than what is wanted of it. */
public class CallBudget implements Measurement {

    private static final int REPOSITORIES = 50;
    private static final Duration INTERVAL = Duration.ofMinutes(30);
    private static final Duration STEP = Duration.ofMinutes(1);
    /** In real time: whatever must wait for simulated time is told at once that it must. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private static final int CALLS = 100;
    private static final Duration TIME = Duration.ofDays(10);
    private static final Duration START = Duration.ofDays(1);
    private static final Duration WINDOW = Duration.ofHours(6);

    @Override
    @NonNull
    public String name() {
        return "budget";
    }

    @Override
    @NonNull
    public String title() {
        return "A registry that takes 100 calls in 6 hours";
    }

    @Override
    @NonNull
    public String description() {
        return "50 repositories are wanted every 30 minutes, over simulated days; the registry counts lists in a rolling window, "
                + "tells by headers what is left as Docker Hub does, and refuses with 429. Of those that are due, the one "
                + "that was scanned the longest ago is asked first, as far apart as the client's forecast says; the first day, "
                + "which begins with all of them at once, is not counted.";
    }

    @Override
    @NonNull
    public List<Figure> measure(@NonNull Effort effort) throws Exception {
        SteppedClock clock = new SteppedClock();
        Deque<Instant> counted = new ArrayDeque<>();
        int[] refusals = {0};
        try (EmbeddedRegistry registry = EmbeddedRegistry.start();
                RegistryClient client = new RegistryClient(
                        RegistryClient.httpClient().build(),
                        Limits.DEFAULT.withRetries(1, Duration.ZERO),
                        clock,
                        null,
                        PaceSettings.DEFAULT)) {
            Map<String, RegistryTarget> targets = new HashMap<>();
            for (int i = 0; i < REPOSITORIES; i++) {
                registry.push("org/app-" + i, "1.0.0");
                targets.put("org/app-" + i, RegistryWork.target(registry.url(), "org/app-" + i, PATIENCE));
            }
            registry.setFault(request -> counted(registry, request, counted, refusals, clock));
            Map<String, Instant> scanned = new HashMap<>();
            Duration longest = Duration.ZERO;
            String forecast = "";
            double stretch = 1;
            Duration spacing = Duration.ZERO;
            Instant asked = Instant.MIN;
            Instant end = clock.instant().plus(TIME);
            for (; clock.instant().isBefore(end); clock.pass(STEP)) {
                for (String repository : due(targets, scanned, clock.instant())) {
                    if (asked.isAfter(clock.instant().minus(spacing)) || !ask(client, targets.get(repository))) {
                        break;
                    }
                    asked = clock.instant();
                    Instant before = scanned.put(repository, clock.instant());
                    Duration gap = before == null ? Duration.ZERO : Duration.between(before, clock.instant());
                    boolean settled = before != null && before.isAfter(end.minus(TIME).plus(START));
                    longest = settled && gap.compareTo(longest) > 0 ? gap : longest;
                }
                LaneReport lane = client.pace().get(0);
                long need = lane.need(Collections.nCopies(REPOSITORIES, INTERVAL), 1);
                forecast = lane.forecast(need);
                stretch = lane.stretch(need);
                spacing = lane.spacing(need);
            }
            double foretold = stretch * INTERVAL.toMinutes();
            Figure told = Figure.of("between two scans, as the forecast \"" + forecast + "\" says", foretold, "min");
            return List.of(
                    Figure.of("refused with 429", refusals[0], "calls").wantedAtMost(0),
                    Figure.of("most between two scans of a repository", longest.toMinutes(), "min")
                            .timesThatOf(told)
                            .wantedAtMost(1.1),
                    told);
        }
    }

    private static List<String> due(Map<String, RegistryTarget> targets, Map<String, Instant> scanned, Instant now) {
        return targets.keySet().stream()
                .filter(name -> !scanned.getOrDefault(name, Instant.MIN).isAfter(now.minus(INTERVAL)))
                .sorted(Comparator.comparing((String name) -> scanned.getOrDefault(name, Instant.MIN)))
                .toList();
    }

    /** Whether there was an answer; else the client holds back. */
    private static boolean ask(RegistryClient client, RegistryTarget target) throws Exception {
        try {
            RegistryWork.check(client.listTags(target), 1);
            return true;
        } catch (RegistryException e) {
            if (e.kind() == RegistryException.Kind.RATE_LIMITED) {
                return false;
            }
            throw e;
        }
    }

    private static Optional<EmbeddedRegistryAnswer> counted(
            EmbeddedRegistry registry,
            EmbeddedRegistryRequest request,
            Deque<Instant> counted,
            int[] refusals,
            SteppedClock clock) {
        if (!request.path().endsWith("/tags/list")) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        while (!counted.isEmpty() && !counted.peekFirst().plus(WINDOW).isAfter(now)) {
            counted.pollFirst();
        }
        boolean refused = counted.size() >= CALLS;
        if (refused) {
            refusals[0]++;
        } else {
            counted.addLast(now);
        }
        EmbeddedRegistryAnswer answer = refused
                ? EmbeddedRegistryAnswer.error(429, "TOOMANYREQUESTS", "You have reached your pull rate limit.")
                : registry.usualAnswer(request);
        return Optional.of(answer.with("ratelimit-limit", CALLS + ";w=" + WINDOW.toSeconds())
                .with("ratelimit-remaining", (CALLS - counted.size()) + ";w=" + WINDOW.toSeconds()));
    }
}

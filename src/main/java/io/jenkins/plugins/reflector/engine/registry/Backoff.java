package io.jenkins.plugins.reflector.engine.registry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** Which answers are worth another attempt, and how long to wait for it (flux.md 1.5, features.md 4.3). */
final class Backoff {

    private static final Set<Integer> STATUSES = Set.of(408, 429, 499, 500, 502, 503, 504, 522);
    private static final int FACTOR = 3;
    private static final double JITTER = 0.1;
    private static final long MOST_SECONDS = Duration.ofDays(30).toSeconds();

    private final Duration firstWait;
    private final Clock clock;

    Backoff(@NonNull Duration firstWait, @NonNull Clock clock) {
        this.firstWait = firstWait;
        this.clock = clock;
    }

    boolean isWorthAnother(int status) {
        return STATUSES.contains(status);
    }

    /**
     * The wait after an attempt.
     *
     * @param attempt 1 for the first
     */
    @NonNull
    Duration afterAttempt(int attempt) {
        double millis = firstWait.toMillis() * Math.pow(FACTOR, attempt - 1.0);
        double jitter = 1 + JITTER * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        return Duration.ofMillis(Math.round(millis * jitter));
    }

    /** What the server asks for in {@code Retry-After}, in seconds or as a date; never negative. */
    @NonNull
    Optional<Duration> askedFor(@NonNull HttpReply reply) {
        return reply.header("Retry-After").flatMap(value -> {
            String text = value.trim();
            if (text.matches("\\d{1,12}")) {
                return Optional.of(Duration.ofSeconds(Math.min(Long.parseLong(text), MOST_SECONDS)));
            }
            try {
                ZonedDateTime date = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
                Duration wait = Duration.between(clock.instant(), date.toInstant());
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeException e) {
                return Optional.empty();
            }
        });
    }
}

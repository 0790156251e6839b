package io.jenkins.plugins.reflector.engine.registry.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class RateHeadersTest {

    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

    @Test
    void asDockerHubWritesThem() {
        assertThat(read(Map.of("ratelimit-limit", "100;w=21600", "ratelimit-remaining", "61;w=21600")))
                .contains(new RateHeaders(100, 61, Duration.ofHours(6), null));
    }

    @Test
    void asForgesWriteThem() {
        assertThat(read(Map.of("X-RateLimit-Limit", "60", "X-RateLimit-Remaining", "0", "X-RateLimit-Reset", "1767225660")))
                .contains(new RateHeaders(60, 0, null, Instant.parse("2026-01-01T00:01:00Z")));
        assertThat(read(Map.of("RateLimit-Remaining", "5", "RateLimit-Reset", "90")))
                .contains(new RateHeaders(5, 5, null, NOW.plusSeconds(90)));
    }

    @Test
    void asTheDraftsWriteThem() {
        assertThat(read(Map.of("RateLimit", "\"default\";r=50;t=30", "RateLimit-Policy", "\"default\";q=100;w=60")))
                .contains(new RateHeaders(100, 50, Duration.ofMinutes(1), NOW.plusSeconds(30)));
        assertThat(read(Map.of("RateLimit-Limit", "10, 10;w=1;burst=1000, 1000;w=3600", "RateLimit-Remaining", "9")))
                .contains(new RateHeaders(10, 9, Duration.ofSeconds(1), null));
    }

    @Test
    void nonsenseIsNothing() {
        assertThat(read(Map.of())).isEmpty();
        assertThat(read(Map.of("ratelimit-limit", "100"))).isEmpty();
        assertThat(read(Map.of("ratelimit-remaining", "many"))).isEmpty();
        assertThat(read(Map.of("ratelimit-remaining", "-1"))).isEmpty();
        assertThat(read(Map.of("ratelimit-remaining", "9".repeat(40)))).isEmpty();
        assertThat(read(Map.of("ratelimit-remaining", "5;w=0", "ratelimit-limit", "3")))
                .as("a limit below what is left, a window of nothing")
                .contains(new RateHeaders(5, 5, null, null));
        assertThat(read(Map.of("x-ratelimit-remaining", "0", "x-ratelimit-reset", "99999999999")).orElseThrow().reset())
                .as("a reset in a thousand years is not believed")
                .isBefore(NOW.plus(Duration.ofDays(32)));
    }

    private static Optional<RateHeaders> read(Map<String, String> headers) {
        Map<String, String> lower = headers.entrySet().stream()
                .collect(Collectors.toMap(e -> e.getKey().toLowerCase(Locale.ROOT), Map.Entry::getValue));
        return RateHeaders.read(name -> Optional.ofNullable(lower.get(name.toLowerCase(Locale.ROOT))), NOW);
    }
}

package io.jenkins.plugins.reflector.engine.registry.pace;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an answer's headers say of the calls that are left (features.md 4.3): {@code ratelimit-limit: 100;w=21600} as Docker
 * Hub writes it, {@code X-RateLimit-*} as most forges do, {@code RateLimit} and {@code RateLimit-Policy} of the IETF's drafts.
 *
 * @param limit calls in a window; at least {@code remaining}
 * @param remaining calls that are left in it
 * @param window its length; null if not told
 * @param reset when there are calls again; null if not told
 */
record RateHeaders(int limit, int remaining, @CheckForNull Duration window, @CheckForNull Instant reset) {

    private static final int MOST_CALLS = 100_000;
    private static final long MOST_SECONDS = Duration.ofDays(31).toSeconds();
    /** Above it, a reset is a date in seconds of the epoch; below it, a wait in seconds. */
    private static final long EPOCH_FROM = 1_000_000_000L;

    private static final Pattern FIRST = Pattern.compile("\\s{0,9}(\\d{1,12})(?:\\D.{0,200})?");

    /** Nothing where the answer does not tell how many are left. */
    @NonNull
    static Optional<RateHeaders> read(@NonNull Function<String, Optional<String>> header, @NonNull Instant now) {
        String draft = header.apply("RateLimit").orElse("");
        OptionalLong remaining = number(header, List.of("ratelimit-remaining", "x-ratelimit-remaining"));
        if (remaining.isEmpty()) {
            remaining = parameter(draft, "r");
        }
        if (remaining.isEmpty()) {
            return Optional.empty();
        }
        String policy = header.apply("RateLimit-Policy").orElse("");
        OptionalLong limit = number(header, List.of("ratelimit-limit", "x-ratelimit-limit"));
        if (limit.isEmpty()) {
            limit = parameter(policy, "q");
        }
        OptionalLong window = OptionalLong.empty();
        for (String text : List.of(
                header.apply("ratelimit-limit").orElse(""), header.apply("ratelimit-remaining").orElse(""), policy)) {
            window = window.isPresent() ? window : parameter(text, "w");
        }
        OptionalLong reset = number(header, List.of("ratelimit-reset", "x-ratelimit-reset"));
        if (reset.isEmpty()) {
            reset = parameter(draft, "t");
        }
        int left = (int) Math.min(remaining.getAsLong(), MOST_CALLS);
        int all = (int) Math.min(limit.orElse(left), MOST_CALLS);
        return Optional.of(new RateHeaders(
                Math.max(all, left),
                left,
                window.isPresent() && window.getAsLong() > 0
                        ? Duration.ofSeconds(Math.min(window.getAsLong(), MOST_SECONDS))
                        : null,
                reset.isPresent() ? reset(reset.getAsLong(), now) : null));
    }

    private static Instant reset(long told, Instant now) {
        Instant at = told >= EPOCH_FROM ? Instant.ofEpochSecond(told) : now.plusSeconds(told);
        Instant latest = now.plusSeconds(MOST_SECONDS);
        return at.isAfter(latest) ? latest : at;
    }

    private static OptionalLong number(Function<String, Optional<String>> header, List<String> names) {
        for (String name : names) {
            Matcher found = FIRST.matcher(header.apply(name).orElse(""));
            if (found.matches()) {
                return OptionalLong.of(Long.parseLong(found.group(1)));
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong parameter(String text, String name) {
        String bounded = text.substring(0, Math.min(text.length(), 500));
        Matcher found = Pattern.compile("[;,]\\s{0,9}" + name + "\\s{0,9}=\\s{0,9}(\\d{1,12})").matcher(bounded);
        return found.find() ? OptionalLong.of(Long.parseLong(found.group(1))) : OptionalLong.empty();
    }
}

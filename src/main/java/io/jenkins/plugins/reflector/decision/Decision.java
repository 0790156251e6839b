package io.jenkins.plugins.reflector.decision;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * A decision that is in force until somebody takes it back.
 *
 * @param subject what is decided of what
 * @param tag the tag to stay with; empty for a suspension
 * @param reason why; one line, empty for a suspension that nobody gave a reason for
 * @param userId who decided
 * @param userName the same as people call them
 * @param since when, in milliseconds since 1970
 */
public record Decision(
        @NonNull Subject subject,
        @NonNull String tag,
        @NonNull String reason,
        @NonNull String userId,
        @NonNull String userName,
        long since) {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    /** What a policy is told, so that whoever meets the pin in an explanation or a log learns who wanted it. */
    @NonNull
    PolicyOptions.Pin pin() {
        return new PolicyOptions.Pin(
                tag, reason + " (held by " + userName + " since " + MINUTE.format(Instant.ofEpochMilli(since)) + ")");
    }

    /** Whether a policy stays with the tag for this decision: its configuration may pin it to another. */
    public boolean isIn(@NonNull ImagePolicy policy) {
        return pin().equals(policy.options().pin());
    }

    /** Who, and why: {@code Alice: the database moves}. */
    @NonNull
    public String words() {
        return reason.isEmpty() ? userName : userName + ": " + reason;
    }

    Decision of(Subject other) {
        return new Decision(other, tag, reason, userId, userName, since);
    }
}

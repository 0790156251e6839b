package io.jenkins.plugins.reflector.engine.guard;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Times in explanations: UTC, to the minute. */
final class Times {

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm'Z'").withZone(ZoneOffset.UTC);

    private Times() {}

    /** Rounded up, so that what is promised for a time is true at that time. */
    static String text(Instant time) {
        Instant minute = time.truncatedTo(ChronoUnit.MINUTES);
        return MINUTE.format(minute.equals(time) ? time : minute.plus(1, ChronoUnit.MINUTES));
    }
}

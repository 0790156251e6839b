package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Instant;
import java.util.List;

/**
 * What became of one delivery, fit for a log that people read: no header, no body, no secret.
 *
 * @param time when it came
 * @param outcome what became of it
 * @param detail why it was refused or not understood, or the event's name; may be empty
 * @param images what it says was pushed
 * @param unspecific it is not said what was pushed, so that every repository of the endpoint is meant
 */
public record Delivery(
        @NonNull Instant time,
        @NonNull Outcome outcome,
        @NonNull String detail,
        @NonNull List<PushedImage> images,
        boolean unspecific) {

    /** What became of a delivery. */
    public enum Outcome {
        /** Believed and understood. */
        ACCEPTED,
        /** Its proof is missing or wrong. */
        REFUSED,
        /** Its proof holds and its body is not what this sender sends. */
        NOT_UNDERSTOOD,
        /** The very same body was here before. */
        REPEATED
    }

    public Delivery {
        images = List.copyOf(images);
    }
}

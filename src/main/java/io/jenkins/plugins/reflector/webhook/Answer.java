package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;

/**
 * All that a sender is ever told. An id that no webhook has, a forged delivery and a webhook that cannot work are answered alike, and
 * so is whatever a believed delivery leads to: nobody finds out from outside which ids there are or what is watched.
 */
enum Answer {
    /** It is believed; what comes of it is seen on the page of the webhook. */
    ACCEPTED(202, "Accepted."),
    /** It came in pieces that broke off. */
    BROKEN_OFF(400, "The body broke off, or took too long."),
    /** Nobody has to be told why. */
    REFUSED(403, "Refused."),
    /** Deliveries are posted. */
    NOT_POST(405, "Deliveries are sent by POST."),
    /** Larger than any that a registry sends. */
    TOO_LARGE(413, "The body is too large."),
    /** Senders come again. */
    BUSY(503, "Too many deliveries at once; send it again later.");

    private final int status;
    private final String text;

    Answer(int status, String text) {
        this.status = status;
        this.text = text;
    }

    int status() {
        return status;
    }

    @NonNull
    String text() {
        return text + "\n";
    }
}

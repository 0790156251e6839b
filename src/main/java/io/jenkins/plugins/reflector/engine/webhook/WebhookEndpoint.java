package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.time.Clock;
import java.util.List;

/**
 * One address for one sender: proves a delivery, reads it, and remembers what it saw so that a replay starts nothing.
 * What it gives is a hint (features.md 4.4, "Design"). For several threads.
 */
public final class WebhookEndpoint {

    /** Larger bodies are refused unread, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private final WebhookSender sender;
    private final SenderProof proof;
    private final PayloadReader reader;
    private final Clock clock;
    private final SeenBodies seen;

    /**
     * @param sender whose bodies come
     * @param proof what it must show
     * @param hosts what its registries are called in image names
     * @param generic where a {@link WebhookSender#GENERIC} one names the image
     * @param seen what came to this address before
     */
    public WebhookEndpoint(
            @NonNull WebhookSender sender,
            @NonNull SenderProof proof,
            @NonNull HostMapping hosts,
            @NonNull GenericFields generic,
            @NonNull SeenBodies seen,
            @NonNull Clock clock) {
        this.sender = sender;
        this.proof = proof;
        this.reader = new PayloadReader(sender, hosts, generic);
        this.seen = seen;
        this.clock = clock;
    }

    /** Why a delivery must not be read, for the log of this address, without secrets; null if it proves itself. */
    @CheckForNull
    public String refusal(@NonNull WebhookRequest request) {
        return request.body().length > MOST_BYTES
                ? "the body has more than " + MOST_BYTES + " bytes"
                : proof.refusal(request);
    }

    /** Judges one delivery; never throws because of what a stranger sent. */
    @NonNull
    public Delivery receive(@NonNull WebhookRequest request) {
        String refusal = refusal(request);
        return refusal == null ? read(request) : refused(refusal);
    }

    /** What comes of a delivery that must not be read. */
    @NonNull
    public Delivery refused(@NonNull String refusal) {
        return delivery(Delivery.Outcome.REFUSED, refusal);
    }

    /** Reads a delivery for which there is no {@link #refusal}; never throws because of what it says. */
    @NonNull
    public Delivery read(@NonNull WebhookRequest request) {
        try {
            Payload payload = reader.read(request);
            if (sender.neverRepeatsItself() && !seen.isNew(request.body())) {
                return delivery(Delivery.Outcome.REPEATED, payload.event());
            }
            return new Delivery(
                    clock.instant(),
                    Delivery.Outcome.ACCEPTED,
                    payload.event(),
                    payload.images(),
                    payload.unspecific());
        } catch (InvalidPayloadException e) {
            return delivery(Delivery.Outcome.NOT_UNDERSTOOD, e.getMessage());
        }
    }

    private Delivery delivery(Delivery.Outcome outcome, String detail) {
        return new Delivery(clock.instant(), outcome, detail, List.of(), false);
    }
}

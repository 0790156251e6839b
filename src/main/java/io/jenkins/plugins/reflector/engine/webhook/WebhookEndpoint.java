package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One address for one sender: proves a delivery, reads it, and remembers what it saw so that a replay starts nothing.
 * What it gives is a hint (features.md 4.4, "Design"). For several threads.
 */
public final class WebhookEndpoint {

    /** Larger bodies are refused unread, in bytes. */
    public static final int MOST_BYTES = 1 << 20;

    private static final int REMEMBERED = 1000;

    private final WebhookSender sender;
    private final SenderProof proof;
    private final PayloadReader reader;
    private final Clock clock;
    private final Map<ByteBuffer, Boolean> seen = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<ByteBuffer, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    /**
     * @param sender whose bodies come
     * @param proof what it must show
     * @param hosts what its registries are called in image names
     * @param generic where a {@link WebhookSender#GENERIC} one names the image
     */
    public WebhookEndpoint(
            @NonNull WebhookSender sender,
            @NonNull SenderProof proof,
            @NonNull HostMapping hosts,
            @NonNull GenericFields generic,
            @NonNull Clock clock) {
        this.sender = sender;
        this.proof = proof;
        this.reader = new PayloadReader(sender, hosts, generic);
        this.clock = clock;
    }

    /** Judges one delivery; never throws because of what a stranger sent. */
    @NonNull
    public Delivery receive(@NonNull WebhookRequest request) {
        if (request.body().length > MOST_BYTES) {
            return delivery(Delivery.Outcome.REFUSED, "the body has more than " + MOST_BYTES + " bytes");
        }
        String refusal = proof.refusal(request);
        if (refusal != null) {
            return delivery(Delivery.Outcome.REFUSED, refusal);
        }
        try {
            Payload payload = reader.read(request);
            if (sender.neverRepeatsItself() && !isNew(request.body())) {
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

    private boolean isNew(byte[] body) {
        synchronized (seen) {
            return seen.put(ByteBuffer.wrap(Digests.sha256(body)), Boolean.TRUE) == null;
        }
    }
}

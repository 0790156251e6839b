package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.webhook.Delivery;
import io.jenkins.plugins.reflector.engine.webhook.WebhookEndpoint;
import io.jenkins.plugins.reflector.engine.webhook.WebhookRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * What happens to a delivery (features.md 4.4, "Design"): it is read within limits, its proof is checked on its raw bytes, its sender
 * is answered, and only then somebody looks what it says. For several threads.
 */
final class Intake {

    private static final Logger LOGGER = Logger.getLogger(Intake.class.getName());
    private static final long MOST_BYTES_AT_ONCE = 32L << 20;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Endpoints endpoints;
    private final Supplier<Catalog> catalog;
    private final Predicate<Runnable> queue;
    private final ScanHints hints;
    private final Clock clock;
    private final Bodies bodies = new Bodies(WebhookEndpoint.MOST_BYTES, MOST_BYTES_AT_ONCE, PATIENCE);
    private final AtomicLong strangers = new AtomicLong();

    @CheckForNull
    private volatile Instant lastStranger;

    /** @param queue takes work for another thread, or says that there is no room for it */
    Intake(
            @NonNull Endpoints endpoints,
            @NonNull Supplier<Catalog> catalog,
            @NonNull Predicate<Runnable> queue,
            @NonNull ScanHints hints,
            @NonNull Clock clock) {
        this.endpoints = endpoints;
        this.catalog = catalog;
        this.queue = queue;
        this.hints = hints;
        this.clock = clock;
    }

    /**
     * What somebody sent.
     *
     * @param id the part of the address behind the name of the endpoint
     * @param length what the sender says of the length of the body; negative if nothing
     * @param body read as far as needed
     */
    record Sent(
            @NonNull String method,
            @NonNull String id,
            long length,
            @NonNull Map<String, String> headers,
            @NonNull Bodies.Source body) {}

    /** Judges a delivery as far as its sender learns of it. */
    @NonNull
    Answer take(@NonNull Sent sent) {
        if (!sent.method().equals("POST")) {
            return Answer.NOT_POST;
        }
        int headers = sent.headers().entrySet().stream()
                .mapToInt(header -> header.getKey().length() + header.getValue().length())
                .sum();
        try {
            Endpoint endpoint = endpoints.find(sent.id()).orElse(null);
            if (endpoint == null) {
                bodies.skip(sent.body(), sent.length());
                strangers.incrementAndGet();
                lastStranger = clock.instant();
                return Answer.REFUSED;
            }
            Bodies.Held held = bodies.read(sent.body(), sent.length(), headers);
            Answer answer = Answer.BUSY;
            try {
                answer = take(endpoint, sent, held);
            } finally {
                if (answer != Answer.ACCEPTED) {
                    held.close();
                }
            }
            return answer;
        } catch (NotTakenException e) {
            return e.answer();
        }
    }

    private Answer take(Endpoint endpoint, Sent sent, Bodies.Held held) {
        WebhookRequest request = new WebhookRequest(sent.headers(), held.bytes());
        WebhookEndpoint open;
        String refusal;
        try {
            open = endpoint.openForDelivery();
            refusal = open.refusal(request);
        } catch (IllegalArgumentException e) {
            return refused(endpoint, "this webhook cannot work: " + e.getMessage());
        } catch (RuntimeException e) {
            LOGGER.log(Level.WARNING, "A delivery to the webhook " + endpoint.item().pageToken() + " could not be checked.", e);
            return refused(endpoint, "it could not be checked: see the log of Jenkins");
        }
        if (refusal != null) {
            return refused(endpoint, refusal);
        }
        boolean queued = queue.test(() -> {
            try (held) {
                read(endpoint, open, request);
            } catch (RuntimeException e) {
                LOGGER.log(Level.WARNING, "A delivery to the webhook " + endpoint.item().pageToken() + " could not be read.", e);
            }
        });
        return queued ? Answer.ACCEPTED : Answer.BUSY;
    }

    private Answer refused(Endpoint endpoint, String why) {
        Delivery delivery = new Delivery(clock.instant(), Delivery.Outcome.REFUSED, why, List.of(), false);
        endpoint.log().add(new LoggedDelivery(delivery, List.of()));
        return Answer.REFUSED;
    }

    private void read(Endpoint endpoint, WebhookEndpoint open, WebhookRequest request) {
        Delivery delivery = open.read(request);
        Set<ImageRepository> hinted = endpoint.hinted(catalog.get()).of(delivery);
        endpoint.log().add(new LoggedDelivery(delivery, hinted));
        hints.note(hinted);
    }

    /** How many deliveries came for ids that no webhook has. */
    long strangers() {
        return strangers.get();
    }

    /** When the last of them came; null if none did. */
    @CheckForNull
    Instant lastStranger() {
        return lastStranger;
    }
}

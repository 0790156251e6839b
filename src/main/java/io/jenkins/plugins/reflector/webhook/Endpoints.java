package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.engine.webhook.WebhookIds;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The webhooks that are configured, and what is remembered of each as long as it is. For several threads. */
final class Endpoints {

    private final Supplier<List<WebhookItem>> items;
    private final Secrets secrets;
    private final JwtKeys google;
    private final Clock clock;
    private final Map<String, Endpoint.Memory> memories = new ConcurrentHashMap<>();

    Endpoints(
            @NonNull Supplier<List<WebhookItem>> items,
            @NonNull Secrets secrets,
            @NonNull JwtKeys google,
            @NonNull Clock clock) {
        this.items = items;
        this.secrets = secrets;
        this.google = google;
        this.clock = clock;
    }

    /** The one of that id; empty if there is none. It is compared with all of them, whichever it is. */
    @NonNull
    Optional<Endpoint> find(@NonNull String id) {
        Optional<Endpoint> found = Optional.empty();
        for (WebhookItem item : items.get()) {
            if (WebhookIds.same(item.getId(), id) && found.isEmpty()) {
                found = Optional.of(endpoint(item));
            }
        }
        return found;
    }

    /** All, in the order of the configuration. */
    @NonNull
    List<Endpoint> all() {
        List<Endpoint> all = new ArrayList<>();
        for (WebhookItem item : items.get()) {
            all.add(endpoint(item));
        }
        return all;
    }

    private Endpoint endpoint(WebhookItem item) {
        Endpoint.Memory memory = memories.get(item.getId());
        if (memory == null) {
            forgetOthers();
            memory = memories.computeIfAbsent(item.getId(), id -> new Endpoint.Memory());
        }
        return new Endpoint(item, memory, secrets, google, clock);
    }

    /** Whoever makes new webhooks may have deleted old ones. */
    private void forgetOthers() {
        Set<String> known = new HashSet<>();
        items.get().forEach(item -> known.add(item.getId()));
        memories.keySet().retainAll(known);
    }
}

package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.credentials.FipsRules;
import io.jenkins.plugins.reflector.engine.resource.Glob;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.webhook.HintedRepositories;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import io.jenkins.plugins.reflector.engine.webhook.SeenBodies;
import io.jenkins.plugins.reflector.engine.webhook.SenderProofs;
import io.jenkins.plugins.reflector.engine.webhook.WebhookEndpoint;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/** A webhook as it is configured now, and what is remembered of its address. */
final class Endpoint {

    /** How long a secret that was looked up is good, so that it is looked up once for many deliveries at once. */
    static final Duration MOMENT = Duration.ofSeconds(1);

    private final WebhookItem item;
    private final Memory memory;
    private final Secrets secrets;
    private final JwtKeys google;
    private final Clock clock;

    /** What outlives a change of the configuration. */
    static final class Memory {
        private final SeenBodies seen = new SeenBodies();
        private final DeliveryLog log = new DeliveryLog();

        @CheckForNull
        private volatile Wakeable wakeable;

        @CheckForNull
        private volatile Opened opened;

        @CheckForNull
        private volatile String trouble;
    }

    /** What judges the deliveries of a moment. */
    private record Opened(WebhookItem item, WebhookEndpoint endpoint, Instant until) {}

    /** What may be woken, by the catalog and the configuration that it was found with. */
    private record Wakeable(Catalog catalog, WebhookItem item, HintedRepositories hinted) {}

    Endpoint(
            @NonNull WebhookItem item,
            @NonNull Memory memory,
            @NonNull Secrets secrets,
            @NonNull JwtKeys google,
            @NonNull Clock clock) {
        this.item = item;
        this.memory = memory;
        this.secrets = secrets;
        this.google = google;
        this.clock = clock;
    }

    @NonNull
    WebhookItem item() {
        return item;
    }

    @NonNull
    DeliveryLog log() {
        return memory.log;
    }

    /**
     * What judges deliveries, with the secret as it is now.
     *
     * @throws IllegalArgumentException with a sentence for administrators if it can never work so
     */
    @NonNull
    WebhookEndpoint open() {
        try {
            String secret = secret();
            if (secrets.isFips()) {
                item.fipsProblem(secret).ifPresent(problem -> {
                    throw new IllegalArgumentException(FipsRules.clause(problem));
                });
            }
            WebhookEndpoint open = item.toEndpoint(secret, google, memory.seen, clock, secrets.isFips());
            memory.trouble = null;
            return open;
        } catch (IllegalArgumentException e) {
            memory.trouble = e.getMessage();
            throw e;
        }
    }

    /**
     * As {@link #open}, but with the secret as it was within the last {@link #MOMENT}.
     *
     * @throws IllegalArgumentException with a sentence for administrators if it can never work so
     */
    @NonNull
    WebhookEndpoint openForDelivery() {
        Instant now = clock.instant();
        Opened known = memory.opened;
        if (known != null && known.item() == item && now.isBefore(known.until())) {
            return known.endpoint();
        }
        WebhookEndpoint open = open();
        memory.opened = new Opened(item, open, now.plus(MOMENT));
        return open;
    }

    /** Why it could not work when it was tried last; null if it could. Looks nothing up. */
    @CheckForNull
    String trouble() {
        return memory.trouble;
    }

    private String secret() {
        String id = item.getSecretCredentialsId();
        return id == null
                ? ""
                : secrets.find(id)
                        .orElseThrow(() -> new IllegalArgumentException("the credentials \"" + id + "\" are not found among those of the"
                                + " controller, or are no secret text; add them, or choose others"));
    }

    /** The header that holds the proof; null if there is none. */
    @CheckForNull
    String header() {
        return SenderProofs.header(item.toSender(), item.getHeader());
    }

    /** Why no delivery can come through, for administrators; null if one can. */
    @CheckForNull
    String problem() {
        try {
            open();
            boolean login = "Authorization".equalsIgnoreCase(header())
                    && secret().toLowerCase(Locale.ROOT).startsWith("basic ");
            return login
                    ? "the secret begins with \"Basic \": Jenkins takes a header Authorization like that for the login of a user and"
                            + " answers 401 before it looks at the address; give another secret, or name another header"
                    : null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }

    /** The image repositories that it may have scanned, to be compared with what deliveries name. */
    @NonNull
    HintedRepositories hinted(@NonNull Catalog catalog) {
        Wakeable known = memory.wakeable;
        if (known == null || known.catalog() != catalog || known.item() != item) {
            List<ImageRepository> all = catalog.repositories().stream()
                    .map(Owned::spec)
                    .filter(repository -> mayWake(repository.name()))
                    .toList();
            known = new Wakeable(catalog, item, new HintedRepositories(all));
            memory.wakeable = known;
        }
        return known.hinted();
    }

    /** A name without a slash means one of the controller's own. */
    private boolean mayWake(ResourceName name) {
        List<String> globs = item.getRepositories();
        return globs == null
                || globs.stream()
                        .map(glob -> glob.contains("/") ? glob : ResourceName.DEFAULT_NAMESPACE + "/" + glob)
                        .anyMatch(glob -> Glob.matchesParts(glob, name.toString()));
    }
}

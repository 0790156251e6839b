package io.jenkins.plugins.reflector.webhook;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.automation.WebhookItem;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.webhook.JwtKeys;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Webhooks of a Jenkins that is made up: secrets, repositories, a queue and a timer that work when they are told to. */
final class IntakeFixture {

    static final String SECRET = "the-secret-of-the-hook";

    final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    final List<WebhookItem> items = new ArrayList<>();
    final Map<String, String> secrets = new HashMap<>(Map.of("hook-secret", SECRET));
    final List<Runnable> queued = new ArrayList<>();
    final List<Runnable> planned = new ArrayList<>();
    final List<String> scans = new ArrayList<>();
    int room = Integer.MAX_VALUE;

    final Endpoints endpoints = new Endpoints(
            () -> List.copyOf(items),
            id -> Optional.ofNullable(secrets.get(id)),
            new JwtKeys(() -> new byte[0], clock),
            clock);
    final Set<String> notScannedYet = new HashSet<>();
    private final Path hinted = temporary();
    final ScanHints hints = hints();
    private final Catalog catalog = Catalog.of(
            List.of(contribution(null, repository("default/web", "registry.example.com/team/web"),
                            repository("default/api", "registry.example.com/team/api")),
                    contribution("team-a", repository("team-a/web", "registry.example.com/team/web"))),
            folder -> folder.equals("team-a"));
    final Intake intake = new Intake(endpoints, () -> catalog, this::offer, hints, clock);

    private static Path temporary() {
        try {
            Path file = Files.createTempFile("webhook-hints", ".txt");
            file.toFile().deleteOnExit();
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a Jenkins that starts now knows of earlier hints. */
    ScanHints hints() {
        ScanHints.Scans watcher = new ScanHints.Scans() {
            @Override
            public void request(ResourceName repository) {
                scans.add(repository.toString());
            }

            @Override
            public boolean isRequested(ResourceName repository) {
                return notScannedYet.contains(repository.toString());
            }
        };
        return new ScanHints(Duration.ofSeconds(5), watcher, new OwedScans(hinted), (what, after) -> planned.add(what), clock);
    }

    private boolean offer(Runnable work) {
        return queued.size() < room && queued.add(work);
    }

    private static Contribution contribution(String folder, ImageRepository... repositories) {
        Owner owner = new Owner(folder, "there", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        return new Contribution(
                owner, new ResourceSet(List.of(repositories), List.of(), List.of(), List.of(), List.of()), List.of());
    }

    private static ImageRepository repository(String name, String image) {
        int slash = name.indexOf('/');
        return ImageRepository.of(
                new ResourceName(name.substring(0, slash), name.substring(slash + 1)), image, Duration.ofHours(1));
    }

    /** A webhook whose secret is there. */
    WebhookItem hook(String sender) {
        WebhookItem item = new WebhookItem(null, sender);
        item.setSecretCredentialsId("hook-secret");
        items.add(item);
        return item;
    }

    Answer post(WebhookItem item, Map<String, String> headers, String body) {
        return send("POST", item.getId(), headers, body);
    }

    Answer send(String method, String id, Map<String, String> headers, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return intake.take(new Intake.Sent(method, id, bytes.length, headers, () -> new ByteArrayInputStream(bytes)));
    }

    /** What the queue and the timer do while time goes on. */
    void pass(Duration time) {
        List.copyOf(queued).forEach(Runnable::run);
        queued.clear();
        clock.pass(time);
        List<Runnable> due = List.copyOf(planned);
        planned.clear();
        due.forEach(Runnable::run);
    }

    List<LoggedDelivery> log(WebhookItem item) {
        return endpoints.find(item.getId()).orElseThrow().log().all();
    }

    static Map<String, String> signed(String event, String secret, String body) {
        return Map.of("X-GitHub-Event", event, "X-Hub-Signature-256", "sha256=" + hmac(secret, body));
    }

    static String hmac(String secret, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** What GitHub sends of a container; each delivery differs from another by its number. */
    static String published(String image, int number) {
        return "{\"action\": \"published\", \"number\": " + number + ", \"package\": {\"name\": \"" + image
                + "\", \"namespace\": \"team\", \"package_type\": \"CONTAINER\", \"package_version\": {\"container_metadata\": "
                + "{\"tag\": {\"name\": \"1.4.2\"}}}, \"registry\": {\"url\": \"https://registry.example.com\"}}}";
    }
}

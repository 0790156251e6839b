package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.CredentialsSource;
import io.jenkins.plugins.reflector.engine.scan.RegistryTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a delivery to a scan: whatever it says, the registry's list is what counts, and many deliveries cost one request. */
class HintToScanTest {

    @TempDir
    Path folder;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));

    @Test
    void aBurstOfDeliveriesIsOneScanAndAForgedTagIsNone() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start();
                RegistryClient client = RegistryClient.create()) {
            registry.push("team/web", "1.4.2");
            ImageRepository web = ImageRepository.of(
                    new ResourceName("team", "web"), registry.host() + "/team/web", Duration.ofHours(12));
            RegistryTagSource tags =
                    new RegistryTagSource(client, CredentialsSource.NONE, RegistryMirrors.none(), clock);
            Store store = Store.open(folder, warning -> {});
            RepositoryScanner scanner = new RepositoryScanner(store.scans(), new ScanSchedule(clock), clock);
            assertThat(scanner.begin(web)).contains(ScanReason.FIRST_SCAN);
            scanner.scan(web, tags);
            registry.clearRequests();

            WebhookEndpoint endpoint = new WebhookEndpoint(
                    WebhookSender.QUAY, SenderProof.ADDRESS_ONLY, HostMapping.NONE, GenericFields.NONE, new SeenBodies(), clock);
            HintedRepositories hinted = new HintedRepositories(List.of(web));
            Debounce debounce = new Debounce(Debounce.DEFAULT_WINDOW);
            for (int i = 0; i < 50; i++) {
                Delivery delivery = endpoint.receive(push(registry.host() + "/team/web", "99.0." + i));
                hinted.of(delivery).forEach(repository -> debounce.note(repository.name(), clock.instant()));
                hinted.of(endpoint.receive(push("169.254.169.254/team/web", "1")))
                        .forEach(repository -> debounce.note(repository.name(), clock.instant()));
            }
            assertThat(debounce.take(clock.instant())).isEmpty();
            assertThat(scanner.begin(web)).isEmpty();
            clock.pass(Debounce.DEFAULT_WINDOW);
            debounce.take(clock.instant()).forEach(scanner::request);

            assertThat(scanner.begin(web)).contains(ScanReason.RECONCILE_REQUESTED);
            assertThat(scanner.scan(web, tags).result().tags()).containsExactly("1.4.2");
            assertThat(scanner.begin(web)).isEmpty();
            assertThat(registry.requests()).filteredOn(request -> request.path().contains("tags/list")).hasSize(1);
        }
    }

    private static WebhookRequest push(String image, String tag) {
        return new WebhookRequest(
                Map.of(),
                ("{\"docker_url\": \"" + image + "\", \"updated_tags\": [\"" + tag + "\"]}")
                        .getBytes(StandardCharsets.UTF_8));
    }
}

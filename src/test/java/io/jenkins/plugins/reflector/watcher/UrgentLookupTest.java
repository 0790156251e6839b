package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.watcher.WatcherFixture.Registries;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UrgentLookupTest {

    private static final ImagePolicy WEB = WatcherFixture.policy("team/web", "1.x", "release");
    private static final ImagePolicy WORKER = WatcherFixture.policy("team/worker", "1.x", "release");
    private static final ImagePolicy OTHER = WatcherFixture.policy("team/other", "1.x", "");

    @TempDir
    Path state;

    private final TestClock clock = new TestClock(Instant.parse("2026-11-24T10:00:00Z"));
    private final Registries registries = new Registries(clock);
    private final List<String> heard = new ArrayList<>();
    private final Catalog catalog = WatcherFixture.catalog(
            List.of(
                    WatcherFixture.repository("team/web"),
                    WatcherFixture.repository("team/worker"),
                    WatcherFixture.repository("team/other")),
            List.of(WEB, WORKER, OTHER),
            List.of(),
            List.of());
    private PolicyPicks picks;
    private WatcherStore.Opened store;

    @BeforeEach
    void open() {
        registries.push("web", "1.0.0");
        registries.push("worker", "1.0.0");
        registries.push("other", "1.0.0");
        picks = new PolicyPicks(
                new PickFile(state.resolve("picks.json")), new WatcherFixture.Heard(heard));
        store = new WatcherStore(state, clock).open().orElseThrow();
    }

    @Test
    void asksTheRegistriesNowAndRemembersWhatCameOut() throws Exception {
        assertThat(resolve(OTHER)).containsExactly("team/other true other:1.0.0");
        registries.push("other", "1.1.0");

        assertThat(resolve(OTHER)).as("long before the interval is over").containsExactly("team/other true other:1.1.0");

        assertThat(heard).containsExactly("null > other:1.0.0", "other:1.0.0 > other:1.1.0");
        assertThat(picks.previous(OTHER)).hasToString("other:1.1.0");
        assertThat(store.store().scans().result(OTHER.name()).orElseThrow().tags()).containsExactly("1.1.0", "1.0.0");
        assertThat(registries.scans).containsExactly("other", "other");
        assertThat(store.store().ledger().firstSeen("index.docker.io/library/other", "1.1.0")).isPresent();
    }

    @Test
    void takesTheWholeGroupAlong() throws Exception {
        resolve(WEB);
        registries.push("web", "1.1.0");
        assertThat(resolve(WEB)).as("the worker is not there yet").containsExactly("team/web true web:1.0.0");
        registries.push("worker", "1.1.0");

        assertThat(resolve(WEB)).containsExactly("team/web true web:1.1.0");
        assertThat(picks.previous(WORKER)).hasToString("worker:1.1.0");
        assertThat(registries.scans).doesNotContain("other");
    }

    @Test
    void aRegistryThatFailsIsNoReasonToTakeOlderTags() throws Exception {
        resolve(OTHER, WEB);
        registries.tags.remove("other");
        registries.push("web", "1.1.0");
        registries.push("worker", "1.1.0");

        List<PolicyResolution> found = lookup(store).resolve(List.of(OTHER, WEB), ProgressListener.SILENT).resolutions();

        assertThat(found.get(0).ready()).isFalse();
        assertThat(found.get(0).message()).contains("503");
        assertThat(found.get(1).latestRef()).hasToString("web:1.1.0");
        assertThat(store.store().scans().status(OTHER.name()).orElseThrow().failures()).isEqualTo(1);
    }

    @Test
    void withoutAStoreTheRegistriesAreAskedAllTheSame() throws Exception {
        assertThat(lookup(null).resolve(List.of(WEB), ProgressListener.SILENT).resolutions())
                .singleElement()
                .satisfies(resolution -> assertThat(resolution.latestRef()).hasToString("web:1.0.0"));
    }

    private List<String> resolve(ImagePolicy... policies) throws Exception {
        return lookup(store).resolve(List.of(policies), ProgressListener.SILENT).resolutions().stream()
                .map(resolution -> resolution.policy().name() + " " + resolution.ready() + " " + resolution.latestRef())
                .toList();
    }

    private UrgentLookup lookup(WatcherStore.Opened opened) {
        ResourceLogs logs = new ResourceLogs(state, clock);
        WatcherEvents events = new WatcherFixture.Heard(heard);
        return new UrgentLookup(
                catalog,
                registries,
                new RepositoryScans(null, logs, events, (text, work) -> {}, clock),
                new PolicyEvaluations(null, picks, new PolicyStates(clock), logs, events, clock),
                opened == null ? new MemoryLedger() : opened.store().ledger(),
                opened,
                clock);
    }
}

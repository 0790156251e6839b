package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StoresTest {

    private static final ResourceName NAME = new ResourceName("team/shop", "nginx");
    private static final Instant TIME = Instant.ofEpochMilli(1_700_000_000_123L);

    @TempDir
    private Path folder;

    @Test
    void aScanOutlivesTheProcess() throws Exception {
        StoredScan scan = scan(NAME, null);
        new FileScanStore(folder.resolve("scans")).save(scan);

        assertThat(new FileScanStore(folder.resolve("scans")).find(NAME)).contains(scan);
        assertThat(new FileScanStore(folder.resolve("scans")).find(new ResourceName("team", "nginx"))).isEmpty();
    }

    @Test
    void aFailureKeepsTheTagsOfTheLastSuccess() throws Exception {
        FileScanStore store = new FileScanStore(folder);
        store.save(scan(NAME, "401 from registry.example.com"));

        StoredScan read = new FileScanStore(folder).find(NAME).orElseThrow();
        assertThat(read.error()).isEqualTo("401 from registry.example.com");
        assertThat(read.result().tags()).containsExactly("b", "a");
    }

    @Test
    void aDamagedFileCountsAsNoneAndIsReplacedByTheNextScan() throws Exception {
        new FileScanStore(folder).save(scan(NAME, null));
        for (Path file : files()) {
            Files.writeString(file, Files.readString(file).substring(0, 20));
        }

        FileScanStore store = new FileScanStore(folder);
        assertThat(store.find(NAME)).isEmpty();
        store.save(scan(NAME, null));
        assertThat(new FileScanStore(folder).find(NAME)).isPresent();
    }

    @Test
    void whatIsNoLongerConfiguredIsForgotten() throws Exception {
        FileScanStore store = new FileScanStore(folder);
        ResourceName other = new ResourceName("default", "other");
        store.save(scan(NAME, null));
        store.save(scan(other, null));

        store.retain(List.of(other));

        assertThat(new FileScanStore(folder).find(NAME)).isEmpty();
        assertThat(new FileScanStore(folder).find(other)).isPresent();
        assertThat(files()).hasSize(1);
    }

    @Test
    void picksKeepTheirDigestsAndOrder() throws Exception {
        PickFile file = new PickFile(folder.resolve("deep/picks.json"));
        Map<String, LatestRef> picks = new LinkedHashMap<>();
        picks.put("default/z", new LatestRef("nginx", "1.23.1", null));
        picks.put("default/a", new LatestRef("nginx", "latest", "sha256:00"));
        assertThat(file.read()).isEmpty();

        file.write(picks);

        assertThat(new PickFile(folder.resolve("deep/picks.json")).read()).containsExactlyEntriesOf(picks);
    }

    @Test
    void damagedPicksCountAsNone() throws Exception {
        Path path = folder.resolve("picks.json");
        Files.writeString(path, "{\"picks\": {\"a\":");

        assertThat(new PickFile(path).read()).isEmpty();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(Files::isRegularFile).toList();
        }
    }

    private static StoredScan scan(ResourceName name, String error) {
        ScanResult result =
                new ScanResult("index.docker.io/library/nginx", List.of("b", "a"), List.of("x.sig"), true, TIME);
        return new StoredScan(name, "nginx", List.of("^.*\\.sig$"), result, error, TIME);
    }
}

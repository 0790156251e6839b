package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileScanStoreTest {

    private static final ResourceName NAME = new ResourceName("team", "app");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

    @TempDir
    Path directory;

    @Test
    void isReadBackByALaterController() throws Exception {
        ScanResult tags =
                new ScanResult("index.docker.io/library/app", List.of("b", "a"), List.of("a.sig"), true, TIME);
        StoredScan scan = scan(NAME, tags);
        new FileScanStore(directory.resolve("scans")).save(scan);

        assertThat(new FileScanStore(directory.resolve("scans")).find(NAME)).contains(scan);
        try (Stream<Path> files = Files.list(directory.resolve("scans"))) {
            assertThat(files).as("nothing temporary is left").hasSize(1);
        }
    }

    @Test
    void keepsAFailureWithoutTags() throws Exception {
        StoredScan scan = new StoredScan(NAME, "app", List.of(), null, "404", TIME);
        new FileScanStore(directory).save(scan);

        assertThat(new FileScanStore(directory).find(NAME)).contains(scan);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"image\": \"app\"}", "null"})
    void aDamagedFileCountsAsNone(String content) throws Exception {
        new FileScanStore(directory).save(scan(NAME, null));
        try (Stream<Path> files = Files.list(directory)) {
            Files.writeString(files.findFirst().orElseThrow(), content);
        }

        assertThat(new FileScanStore(directory).find(NAME)).isEmpty();
    }

    @Test
    void forgetsWhatIsNoLongerConfigured() throws Exception {
        FileScanStore store = new FileScanStore(directory);
        ResourceName other = new ResourceName("team", "other");
        store.save(scan(NAME, null));
        store.save(scan(other, null));

        store.retain(List.of(other));

        assertThat(store.find(NAME)).isEmpty();
        assertThat(new FileScanStore(directory).find(NAME)).isEmpty();
        assertThat(new FileScanStore(directory).find(other)).isPresent();
    }

    @Test
    void picksAreReadBackAndDamagedOnesAreNone() throws Exception {
        Path file = directory.resolve("deep/picks.v1.json");
        Map<String, LatestRef> picks = Map.of("team/p", new LatestRef("app", "1", "sha256:1"));
        new PickFile(file).write(picks);
        assertThat(new PickFile(file).read()).isEqualTo(picks);

        Files.writeString(file, "{\"picks\": {\"a\": {\"name\": \"x\"}, \"b\": {\"name\": \"x\", \"tag\": \"1\"}}}");
        assertThat(new PickFile(file).read()).isEqualTo(Map.of("b", new LatestRef("x", "1", null)));

        Files.writeString(file, "{\"picks\"");
        assertThat(new PickFile(file).read()).isEmpty();
        assertThat(new PickFile(directory.resolve("none")).read()).isEmpty();
    }

    private static StoredScan scan(ResourceName name, ScanResult result) {
        return new StoredScan(name, "app", List.of("x"), result, null, TIME);
    }
}

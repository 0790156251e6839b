package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScanStoreTest {

    private static final ResourceName NAME = new ResourceName("team/under/längst", "app: ☃");
    private static final ResourceName OTHER = new ResourceName("team", "other");
    private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void aScanIsReadBackByALaterProcess() throws Exception {
        ScanResult result = result("b", "a");
        RepositoryStatus status = status(NAME, result);
        open().scans().save(NAME, status, result);

        ScanStore later = open().scans();
        assertThat(later.status(NAME)).contains(status);
        assertThat(later.result(NAME)).contains(result);
        assertThat(later.status(OTHER)).isEmpty();
        assertThat(later.result(OTHER)).isEmpty();
        assertThat(warnings).isEmpty();
        assertThat(scans()).as("nothing temporary is left").hasSize(1);
    }

    @Test
    void aFailureKeepsTheTags() throws Exception {
        ScanResult result = result("b", "a");
        RepositoryStatus good = status(NAME, result);
        open().scans().save(NAME, good, result);
        RepositoryStatus failed = RepositoryStatus.failed(
                good,
                repository(NAME),
                new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "503 from \"x\"\n"),
                "request",
                TIME.plusSeconds(9));
        open().scans().save(NAME, failed);

        assertThat(open().scans().status(NAME)).contains(failed);
        assertThat(open().scans().result(NAME)).contains(result);
    }

    @Test
    void aFailureWithoutTagsIsKeptToo() throws Exception {
        RepositoryStatus failed = RepositoryStatus.failed(
                null, repository(NAME), new ScanException(ScanException.Reason.IMAGE_URL_INVALID, "404"), null, TIME);
        open().scans().save(NAME, failed);

        assertThat(open().scans().status(NAME)).contains(failed);
        assertThat(open().scans().result(NAME)).isEmpty();
    }

    @Test
    void aRepositoryWithoutTagsIsNoneThatWasNeverScanned() throws Exception {
        ScanResult none = new ScanResult("r/x", List.of(), List.of(), true, TIME);
        open().scans().save(NAME, status(NAME, none), none);

        assertThat(open().scans().result(NAME)).contains(none);
    }

    @Test
    void tagsAreCompressedAndAPersonCanReadTheRest() throws Exception {
        List<String> tags = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            tags.add("main-" + (99_999 - i) + "-amd64");
        }
        ScanResult result = new ScanResult("r/x", tags, List.of(), true, TIME);
        open().scans().save(NAME, status(NAME, result), result);

        byte[] bytes = Files.readAllBytes(scans().get(0));
        assertThat(bytes.length).isLessThan(80_000);
        assertThat(new String(bytes, 0, 400, java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("image-reflector scan ")
                .contains("\"tagCount\":10000");
        assertThat(open().scans().result(NAME)).contains(result);
    }

    /** Every byte of the file, changed, and the file cut off behind it. */
    @Test
    void whateverIsDamagedIsSetAsideAndTold() throws Exception {
        ScanResult result = result("1.0.1", "1.0.0");
        RepositoryStatus status = status(NAME, result);
        open().scans().save(NAME, status, result);
        Path file = scans().get(0);
        byte[] good = Files.readAllBytes(file);
        for (int i = 0; i < 2 * good.length; i++) {
            byte[] bad = i < good.length ? good.clone() : Arrays.copyOf(good, i - good.length);
            if (i < good.length) {
                bad[i] ^= 0x11;
            }
            Files.write(file, bad);
            warnings.clear();
            ScanStore store = open().scans();
            boolean readable = store.status(NAME).isPresent();
            ScanResult read = store.result(NAME).orElse(null);
            if (read != null) {
                // Some bytes of a gzip header mean nothing.
                assertThat(read).isEqualTo(result);
                assertThat(store.status(NAME)).contains(status);
            } else {
                assertThat(warnings).as("byte %d, readable: %s", i, readable).hasSize(1);
                assertThat(warnings.get(0))
                        .contains(NAME + " is damaged (")
                        .contains(file + ".damaged now, and the repository is scanned anew");
                assertThat(store.status(NAME)).isEmpty();
                assertThat(Files.readAllBytes(Path.of(file + ".damaged"))).isEqualTo(bad);
                store.save(NAME, status, result);
                assertThat(store.result(NAME)).contains(result);
            }
        }
    }

    @Test
    void aFailureOverDamagedTagsPromisesNone() throws Exception {
        ScanResult result = result("1");
        RepositoryStatus good = status(NAME, result);
        ScanStore store = open().scans();
        store.save(NAME, good, result);
        Files.writeString(scans().get(0), "nonsense");

        store.save(NAME, good);

        assertThat(store.status(NAME).orElseThrow().lastScanResult()).isNull();
        assertThat(open().scans().status(NAME)).isEqualTo(store.status(NAME));
        assertThat(open().scans().result(NAME)).isEmpty();
    }

    @Test
    void forgetsWhatIsNoLongerConfigured() throws Exception {
        ScanStore store = open().scans();
        ScanResult result = result("1");
        store.save(NAME, status(NAME, result), result);
        store.save(OTHER, status(OTHER, result), result);

        store.retain(List.of(OTHER));

        assertThat(store.status(NAME)).isEmpty();
        assertThat(open().scans().result(NAME)).isEmpty();
        assertThat(open().scans().result(OTHER)).contains(result);
        assertThat(scans()).hasSize(1);
    }

    @Test
    void whatKilledWritersLeftIsDeletedAfterAWhile() throws Exception {
        Path scans = Files.createDirectories(folder.resolve("scans"));
        Path old = Files.createFile(scans.resolve("x.scan1.tmp"));
        Path young = Files.createFile(scans.resolve("x.scan2.tmp"));
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofMinutes(11))));

        open();

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    @Test
    void aNewerFormatIsRefusedAndLeftAlone() throws Exception {
        Files.writeString(folder.resolve("format"), "3\n");
        Files.createDirectories(folder.resolve("scans"));
        Files.writeString(folder.resolve("scans/x.v1.json"), "{}");

        assertThatThrownBy(this::open)
                .isInstanceOf(NewerFormatException.class)
                .hasMessageContaining("the folder " + folder + " was written by a newer version")
                .hasMessageContaining("its format is 3, this version knows up to 2")
                .hasMessageContaining("install that version again, or move the folder away");
        assertThat(folder.resolve("scans/x.v1.json")).hasContent("{}");
        assertThat(folder.resolve("format")).hasContent("3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "-1", "99999999999999999999"})
    void aMarkerThatIsNoNumberIsWrittenAnew(String marker) throws Exception {
        ScanResult result = result("1");
        open().scans().save(NAME, status(NAME, result), result);
        Files.writeString(folder.resolve("format"), marker);

        assertThat(open().scans().result(NAME)).contains(result);
        assertThat(warnings).singleElement().asString().contains("format is damaged");
        assertThat(folder.resolve("format")).hasContent("2");
    }

    @Test
    void theFirstFormatIsBroughtUpToDate() throws Exception {
        Path old = Files.createDirectories(folder.resolve("scans"));
        Files.writeString(
                old.resolve("a.v1.json"),
                """
                {"namespace": "team", "name": "other", "image": "app", "error": "404 from x", "attemptTime": 1767323045678,
                 "exclusionList": ["x"], "result": {"canonicalImageName": "index.docker.io/library/app", "complete": false,
                 "scanTime": 1767323000000, "tags": ["b", "a"], "excluded": ["a.sig"]}}
                """);
        Files.writeString(old.resolve("b.v1.json"), "{\"namespace\": \"team\", \"na");
        Files.writeString(
                old.resolve("c.v1.json"),
                "{\"namespace\": \"team\", \"name\": \"new\", \"image\": \"x\", \"attemptTime\": 1, \"exclusionList\": []}");

        ScanStore store = open().scans();

        ScanResult result = new ScanResult(
                "index.docker.io/library/app", List.of("b", "a"), List.of("a.sig"), false, Instant.ofEpochMilli(1767323000000L));
        assertThat(store.result(OTHER)).contains(result);
        RepositoryStatus status = store.status(OTHER).orElseThrow();
        assertThat(status.error()).isEqualTo("404 from x");
        assertThat(status.attemptTime()).isEqualTo(Instant.ofEpochMilli(1767323045678L));
        assertThat(status.isAbout(repository(OTHER).withExclusionList(List.of("x")))).isTrue();
        assertThat(store.status(new ResourceName("team", "new"))).isPresent();
        assertThat(warnings).singleElement().asString().contains("b.v1.json.damaged now");
        assertThat(scans()).hasSize(2);
        assertThat(folder.resolve("format")).hasContent("2");
        warnings.clear();
        open();
        assertThat(warnings).isEmpty();
    }

    private Store open() throws IOException {
        return Store.open(folder, warnings::add);
    }

    private List<Path> scans() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("scans"))) {
            return files.filter(file -> !file.toString().endsWith(".damaged")).toList();
        }
    }

    private static ScanResult result(String... tags) {
        return new ScanResult("index.docker.io/library/app", List.of(tags), List.of("x.sig"), false, TIME);
    }

    private static RepositoryStatus status(ResourceName name, ScanResult result) {
        return RepositoryStatus.succeeded(null, repository(name), result, "now", TIME.plusMillis(1));
    }

    private static ImageRepository repository(ResourceName name) {
        return ImageRepository.of(name, "app", Duration.ofMinutes(10));
    }
}

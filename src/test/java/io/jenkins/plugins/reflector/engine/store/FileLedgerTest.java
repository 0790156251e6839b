package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.SeenDigest;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger.Sighting;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.TagHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileLedgerTest {

    private static final String NGINX = "index.docker.io/library/nginx";
    private static final Instant T0 = Instant.parse("2026-01-02T03:04:05.678Z");
    private static final Instant T1 = T0.plusSeconds(600);
    private static final Instant T2 = T1.plusSeconds(600);

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();

    @Test
    void remembersWhenTagsWereFirstSeen() throws Exception {
        ledger().record(NGINX, List.of("1", "2"), T0);
        ledger().record(NGINX, List.of("2", "3"), T1);
        ledger().record(NGINX, List.of("1", "2", "3"), T2);

        assertThat(ledger().firstSeen(NGINX, "1")).contains(new Sighting(T0, true));
        assertThat(ledger().firstSeen(NGINX, "2")).contains(new Sighting(T0, true));
        assertThat(ledger().firstSeen(NGINX, "3")).contains(new Sighting(T1, false));
        assertThat(ledger().firstSeen(NGINX, "4")).isEmpty();
        assertThat(ledger().firstSeen("other", "1")).isEmpty();
    }

    @Test
    void anEmptyFirstScanIsABaselineToo() throws Exception {
        ledger().record(NGINX, List.of(), T0);
        ledger().record(NGINX, List.of("1"), T1);

        assertThat(ledger().firstSeen(NGINX, "1")).contains(new Sighting(T1, false));
    }

    @Test
    void remembersDigests() throws Exception {
        ledger().record(NGINX, List.of("latest"), T0);
        ledger().recordDigest(NGINX, "latest", "sha256:a", T1);
        assertThat(ledger().digest(NGINX, "latest")).contains(new SeenDigest("sha256:a", T0));
        ledger().recordDigest(NGINX, "latest", "sha256:a", T2);
        ledger().recordDigest(NGINX, "latest", "sha256:b", T2);
        ledger().recordDigest(NGINX, "unlisted", "sha256:c", T1);

        assertThat(ledger().digest(NGINX, "latest")).contains(new SeenDigest("sha256:b", T2));
        assertThat(ledger().digest(NGINX, "unlisted")).contains(new SeenDigest("sha256:c", T1));
        assertThat(ledger().firstSeen(NGINX, "unlisted")).isEmpty();
    }

    @Test
    void nothingIsWrittenWhereNothingIsNews() throws Exception {
        FirstSeenLedger ledger = ledger();
        ledger.record(NGINX, List.of("1"), T0);
        Path file = file();
        Files.delete(file);

        ledger.record(NGINX, List.of("1"), T1);
        ledger.record(NGINX, List.of(), T1);
        assertThat(file).doesNotExist();
    }

    @Test
    void whatAnotherProcessWroteMeanwhileStays() throws Exception {
        FirstSeenLedger one = ledger();
        FirstSeenLedger other = ledger();
        one.record(NGINX, List.of("1"), T0);
        other.record(NGINX, List.of("1", "2"), T1);
        one.record(NGINX, List.of("1", "2", "3"), T2);

        assertThat(ledger().firstSeen(NGINX, "2")).contains(new Sighting(T1, false));
        assertThat(one.firstSeen(NGINX, "2")).contains(new Sighting(T1, false));
        assertThat(ledger().firstSeen(NGINX, "3")).contains(new Sighting(T2, false));
    }

    /** The same calls in any order give the same answers as the ledger in memory, though it is opened anew all the time. */
    @Test
    void saysWhatTheOneInMemorySays() throws Exception {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            String repository = "r/" + seed;
            FirstSeenLedger memory = new MemoryLedger();
            for (int step = 0; step < 30; step++) {
                FirstSeenLedger file = ledger();
                Instant now = T0.plusSeconds(step);
                if (random.nextBoolean()) {
                    List<String> tags = random.ints(random.nextInt(5), 0, 9).mapToObj(String::valueOf).toList();
                    memory.record(repository, tags, now);
                    file.record(repository, tags, now);
                } else {
                    String tag = String.valueOf(random.nextInt(9));
                    String digest = "sha256:" + random.nextInt(2);
                    memory.recordDigest(repository, tag, digest, now);
                    file.recordDigest(repository, tag, digest, now);
                }
                for (int tag = 0; tag < 9; tag++) {
                    String name = String.valueOf(tag);
                    assertThat(file.firstSeen(repository, name)).isEqualTo(memory.firstSeen(repository, name));
                    assertThat(file.digest(repository, name)).isEqualTo(memory.digest(repository, name));
                }
            }
        }
    }

    @Test
    void aDamagedFileIsSetAsideAndTheNextScanIsABaseline() throws Exception {
        ledger().record(NGINX, List.of("1"), T0);
        Path file = file();
        for (String damage : List.of("", "nonsense", Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).substring(0, 90))) {
            Files.writeString(file, damage);
            warnings.clear();
            FirstSeenLedger ledger = ledger();
            assertThat(ledger.firstSeen(NGINX, "1")).isEmpty();
            assertThat(warnings).singleElement().asString()
                    .contains(NGINX + " is damaged (")
                    .contains(file + ".damaged now, and its tags count as those of a first scan");
            ledger.record(NGINX, List.of("1", "2"), T1);
            assertThat(ledger().firstSeen(NGINX, "2")).contains(new Sighting(T1, true));
        }
    }

    @Test
    void aDiskThatFailsIsToldAndNotTakenForAFirstScan() throws Exception {
        FirstSeenLedger ledger = ledger();
        ledger.record(NGINX, List.of("1"), T0);
        Path file = file();
        Files.delete(file);
        Files.createDirectory(file);

        assertThatThrownBy(() -> ledger.record(NGINX, List.of("2"), T1))
                .isInstanceOf(StoreException.class)
                .hasMessageStartingWith("cannot read " + file)
                .hasMessageEndingWith("check the disk and its permissions");
    }

    @Test
    void onlySomeHistoriesStayInMemory() throws Exception {
        FirstSeenLedger ledger = ledger();
        List<String> many = Stream.iterate(0, i -> i + 1).limit(30_000).map(i -> "tag-" + i).toList();
        for (int i = 0; i < 8; i++) {
            ledger.record("r/" + i, many, T0);
        }
        try (Stream<Path> files = Files.list(folder.resolve("first-seen"))) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }

        long held = Stream.iterate(0, i -> i + 1).limit(8)
                .filter(i -> ledger.firstSeen("r/" + (7 - i), "tag-7").isPresent())
                .count();
        assertThat(held).isEqualTo(3);
    }

    @Test
    void tagsThatAreGoneAreForgottenWhenTheyBecomeTooMany() {
        TagHistory history = new TagHistory();
        history.record(List.of("baseline"), T0);
        int most = TagHistory.MOST_GONE + 2;
        for (int i = 0; i < most; i++) {
            history.record(List.of("build-" + i), T1.plus(Duration.ofSeconds(i)));
        }

        assertThat(history.size()).isEqualTo(most);
        assertThat(history.firstSeen("baseline")).as("the oldest").isEqualTo(Optional.empty());
        assertThat(history.firstSeen("build-0")).isPresent();
    }

    private FirstSeenLedger ledger() throws IOException {
        return Store.open(folder, warnings::add).ledger();
    }

    private Path file() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("first-seen"))) {
            return files.filter(file -> file.toString().endsWith(".tags")).findFirst().orElseThrow();
        }
    }
}

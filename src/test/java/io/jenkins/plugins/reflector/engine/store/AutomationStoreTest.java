package io.jenkins.plugins.reflector.engine.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AutomationStoreTest {

    private static final ResourceName APPS = new ResourceName("ns", "apps");
    private static final ResourceName WEB = new ResourceName("ns", "web");
    private static final Instant NOON = Instant.parse("2024-05-01T12:00:00.123Z");
    private static final AutomationStatus FULL = new AutomationStatus(
            NOON,
            NOON.plusMillis(5),
            "0123456789012345678901234567890123456789",
            List.of(
                    new PolicyImage(new ResourceName("ns", "nginx"), new LatestRef("nginx", "1.0.1", "sha256:ab")),
                    new PolicyImage(new ResourceName("ns", "redis"), new LatestRef("redis", "7", null))),
            "main@sha1:0123456789012345678901234567890123456789",
            "abc",
            List.of(
                    new AutomationStatus.Condition("Ready", false, "GitOperationFailed", "no\nway", NOON),
                    new AutomationStatus.Condition("Stalled", true, "AccessDenied", "", NOON)),
            new AutomationReport.Event(AutomationReport.Severity.WARNING, "no\nway"),
            7);
    private static final AutomationStatus BARE = new AutomationStatus(
            NOON, null, null, List.of(), null, "", List.of(),
            new AutomationReport.Event(AutomationReport.Severity.TRACE, ""),
            0);

    @TempDir
    private Path folder;

    private final List<String> warnings = new ArrayList<>();

    private AutomationStore open() throws Exception {
        return Store.open(folder, warnings::add).automations();
    }

    private List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(folder.resolve("automations"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void keepsAStatusOverARestart() throws Exception {
        AutomationStore store = open();
        assertThat(store.status(APPS)).isEmpty();
        store.save(APPS, BARE);
        store.save(APPS, FULL);
        store.save(WEB, BARE);
        assertThat(store.status(APPS)).contains(FULL);
        assertThat(open().status(APPS)).contains(FULL);
        assertThat(open().status(WEB)).contains(BARE);
        assertThat(warnings).isEmpty();
    }

    @Test
    void oneOfAVersionThatDidNotCountFailuresHasOneIfItFailed() throws Exception {
        String json = AutomationJson.write(APPS, FULL).replace("\"failures\":7,", "");
        assertThat(json).doesNotContain("failures");
        assertThat(AutomationJson.read(APPS, json).failures()).isEqualTo(1);
        assertThat(AutomationJson.read(WEB, AutomationJson.write(WEB, BARE).replace("\"failures\":0,", "")).failures()).isZero();
    }

    @Test
    void aDamagedOneCountsAsNeverRunAndIsTold() throws Exception {
        open().save(APPS, FULL);
        Path file = files().get(0);
        Files.writeString(file, Files.readString(file, java.nio.charset.StandardCharsets.ISO_8859_1).replace("main@", "test@"));
        AutomationStore store = open();
        assertThat(store.status(APPS)).isEmpty();
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("what was stored of ns/apps is damaged", "counts as never run");
        store.save(APPS, FULL);
        assertThat(open().status(APPS)).contains(FULL);
    }

    @Test
    void whereItCannotBeWrittenItIsToldAndKeptInMemory() throws Exception {
        AutomationStore store = open();
        Files.writeString(folder.resolve("automations"), "in the way");
        store.save(APPS, FULL);
        assertThat(store.status(APPS)).contains(FULL);
        assertThat(warnings).hasSize(1);
        assertThat(warnings.get(0)).contains("cannot write", "ns/apps", "its next run is a full one");
    }

    @Test
    void forgetsThoseThatAreGone() throws Exception {
        AutomationStore store = open();
        store.save(APPS, FULL);
        store.save(WEB, FULL);
        store.retain(Set.of(WEB));
        assertThat(store.status(APPS)).isEmpty();
        assertThat(open().status(APPS)).isEmpty();
        assertThat(files()).hasSize(1);
    }
}

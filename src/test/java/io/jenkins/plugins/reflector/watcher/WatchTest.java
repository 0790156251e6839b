package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ScanNote;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The watcher without a controller: its threads are this one, its clock goes on when it is told to. */
class WatchTest extends WatchedFleet {

    @Test
    void aNewTagIsPushedSoonAfterItsScanAndOnlyOnce() throws Exception {
        tick();
        assertThat(fleet.log("main")).hasSize(1);
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        tick();
        pass(Duration.ofMinutes(1));
        tick();

        assertThat(fleet.read("main", "apps/kustomization.yaml")).isEqualTo(MANIFEST.replace("1.0.0", "1.1.0"));
        assertThat(fleet.log("main")).hasSize(2);
        assertThat(heard).contains("null > web:1.0.0", "web:1.0.0 > web:1.1.0");
        assertThat(pushed).singleElement().satisfies(update -> {
            assertThat(update.by()).isEqualTo("team/fleet");
            assertThat(update.commit()).isEqualTo(fleet.head("main"));
            assertThat(update.images()).containsExactly(new PushedUpdate.Image("team/web", "web", "1.0.0", "1.1.0", null));
            assertThat(update.files()).containsExactly("apps/kustomization.yaml");
        });
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME))
                .contains("run: first run", "run: a policy picks another image", "pushed commit " + fleet.head("main") + " to branch main");
        assertThat(watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name()))
                .contains("scanned web (first scan): 1 tags", "scanned web (triggered by interval): 2 tags")
                .contains("the policy team/web picks web:1.1.0 instead of web:1.0.0");
        assertThat(watch.logs().lastScans(WEB.name()))
                .extracting(ScanNote::why, ScanNote::tags, ScanNote::added, ScanNote::gone, ScanNote::problem)
                .containsExactly(tuple("triggered by interval", 2, 1, 0, null), tuple("first scan", 1, null, null, null));
    }

    @Test
    void theLogOfARepositoryNamesNoPolicyOfElsewhere() throws Exception {
        engine.catalog = WatcherFixture.catalog(
                List.of(WatcherFixture.repository("team/web").withAccessFrom(List.of(RepositoryAccess.admitting("guest")))),
                List.of(
                        WEB,
                        ImagePolicy.of(WatcherFixture.name("guest/mine"), WEB.name(), new PolicyChoice.SemVer("1.x")),
                        ImagePolicy.of(WatcherFixture.name("guest/wrong"), WEB.name(), new PolicyChoice.SemVer("7.x"))),
                List.of(),
                List.of());
        tick();

        assertThat(watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name()))
                .contains("the policy team/web picks web:1.0.0", "a policy of elsewhere picks web:1.0.0")
                .doesNotContain("guest", "has no answer");
    }

    @Test
    void aSuspendedOnePushesNothing() throws Exception {
        configure(automation(true, null, git.url("fleet")));
        registries.push("web", "1.1.0");
        tick();
        pass(Duration.ofHours(2));
        tick();

        assertThat(fleet.log("main")).hasSize(1);
        assertThat(pushed).isEmpty();
    }

    @Test
    void theCommitWindowKeepsNoThreadWaiting() throws Exception {
        configure(automation(false, WINDOW, git.url("fleet")));
        tick();
        registries.push("web", "1.1.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        tick();
        assertThat(fleet.log("main")).as("nobody waits for the window").hasSize(1);

        registries.push("web", "1.2.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        pass(WINDOW);
        tick();
        assertThat(fleet.log("main")).hasSize(2);
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("1.2.0");
    }

    @Test
    void nothingThatPushesStartsWhileTheControllerIsAboutToStop() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        watch.store().orElseThrow().scanner().request(WEB.name());
        watch.beginDue();
        engine.quiet = true;
        drain();
        assertThat(fleet.log("main")).hasSize(1);

        engine.quiet = false;
        tick();
        assertThat(fleet.log("main")).as("later all the same").hasSize(2);
    }

    @Test
    void afterARestartItGoesOnWhereItWas() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        tick();
        int scans = registries.scans.size();
        heard.clear();

        restart();
        tick();
        pass(Duration.ofSeconds(30));
        tick();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(registries.scans).as("the interval is not over").hasSize(scans);
        assertThat(heard).isEmpty();
        registries.push("web", "1.2.0");
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(fleet.log("main")).hasSize(3);
        assertThat(heard).containsExactly("web:1.1.0 > web:1.2.0");
    }

    @Test
    void anUpdateThatTheStopPreventedComesAfterTheStart() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        watch.beginDue();
        while (!looks.isEmpty()) {
            looks.poll().run();
        }
        assertThat(pushes).as("queued, but never run").isNotEmpty();

        restart();
        tick();

        assertThat(fleet.log("main")).hasSize(2);
    }

    @Test
    void whatKeepsFailingIsTroubleUntilItWorksAgain() throws Exception {
        registries.tags.remove("web");
        configure(automation(false, null, git.url("none")));
        for (int i = 0; i < 3; i++) {
            tick();
            pass(Duration.ofMinutes(1));
        }

        assertThat(watch.troubles()).extracting(Trouble::text).satisfiesExactly(
                text -> assertThat(text)
                        .startsWith("The image repository team/web (web) cannot be scanned, and never could be (3 failures in a row): ")
                        .endsWith("503."),
                text -> assertThat(text)
                        .startsWith("The automation team/fleet has failed since 2026-11-24 ")
                        .contains("(3 failures in a row): "));
        assertThat(heard).contains("image repository team/web failed 3: scan failed: 503");

        registries.push("web", "1.0.0");
        configure(automation(false, null, git.url("fleet")));
        pass(Duration.ofMinutes(15));
        tick();
        tick();
        assertThat(watch.troubles()).isEmpty();
    }

    @Test
    void aStoreThatCannotBeOpenedIsTroubleUntilItCan() throws Exception {
        Path marker = directory.resolve("state/format");
        Files.createDirectories(marker.getParent());
        Files.writeString(marker, "99");
        restart();
        tick();

        assertThat(watch.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.text())
                .startsWith("Nothing is watched since 2026-11-24 ")
                .contains("newer version"));
        assertThat(registries.scans).isEmpty();

        Files.delete(marker);
        pass(Duration.ofMinutes(2));
        tick();
        assertThat(watch.troubles()).isEmpty();
        assertThat(registries.scans).isNotEmpty();
    }

    @Test
    void aBrokenSettingOfARegistryIsTrouble() throws Exception {
        tick();
        engine.registryProblems.add("the mirror \"x y\" is no URL; correct it");

        assertThat(watch.troubles()).extracting(Trouble::text).containsExactly(
                "A registry is not asked: the mirror \"x y\" is no URL; correct it.");
    }

    @Test
    void whatIsGoneForAWhileIsForgotten() throws Exception {
        tick();
        assertThat(watch.picks().all()).hasSize(1);
        engine.catalog = WatcherFixture.catalog(List.of(), List.of(), List.of(), List.of());
        tick();
        pass(Duration.ofMinutes(5));
        tick();
        assertThat(watch.picks().all()).as("it may come back").hasSize(1);

        pass(Duration.ofMinutes(5));
        tick();

        assertThat(watch.picks().all()).isEmpty();
        assertThat(files("scans")).isEmpty();
        assertThat(files("automations")).isEmpty();
        assertThat(files("logs")).isEmpty();
        assertThat(files("first-seen")).as("the age of tags is kept").isNotEmpty();
    }

    @Test
    void aBuildThatAsksHasTheAutomationsRunToo() throws Exception {
        tick();
        registries.push("web", "1.1.0");

        assertThat(watch.resolve(List.of(WEB), ProgressListener.SILENT))
                .singleElement()
                .satisfies(resolution -> assertThat(resolution.latestRef()).hasToString("web:1.1.0"));
        drain();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name())).contains("scanned web (a build asks): 2 tags");
    }

    @Test
    void failuresAreCountedOverARestart() throws Exception {
        configure(automation(false, null, git.url("none")));
        for (int i = 0; i < 4; i++) {
            tick();
            pass(Duration.ofMinutes(1));
        }
        restart();
        tick();

        assertThat(watch.troubles()).extracting(Trouble::text).singleElement().asString().contains("(4 failures in a row)");
    }

    private List<Path> files(String folder) throws Exception {
        try (Stream<Path> files = Files.list(directory.resolve("state").resolve(folder))) {
            return files.toList();
        }
    }
}

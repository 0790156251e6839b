package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.update.Deliveries;
import io.jenkins.plugins.reflector.update.RunBook;
import io.jenkins.plugins.reflector.update.UpdateAsker;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import io.jenkins.plugins.reflector.update.UpdateService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What builds do with an automation, as the watcher counts it. */
class BuildRunsTest extends WatchedFleet {

    @Test
    void whatABuildDidCountsAsARunOfTheWatcher() throws Exception {
        tick();
        registries.push("web", "1.1.0");

        UpdateOutcome outcome = build(false);
        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.result().isPushed()).isTrue();
        drain();
        pass(Duration.ofMinutes(11));
        tick();

        assertThat(fleet.log("main")).hasSize(2);
        assertThat(pushed).as("the build writes its own line into the history").isEmpty();
        AutomationStatus status = watch.store().orElseThrow().store().automations().status(NAME).orElseThrow();
        assertThat(status.ready()).isTrue();
        assertThat(status.lastPushCommit()).isEqualTo(fleet.head("main"));
        assertThat(status.observedPolicies()).extracting(pick -> pick.image().tag()).containsExactly("1.1.0");
        String log = watch.logs().read(WatchedKind.AUTOMATION, NAME);
        assertThat(log).contains("run: the build team/deploy #1 asks", "pushed commit " + fleet.head("main"));
        assertThat(log.split("run: ")).as("the first run, and that of the build").hasSize(3);
        restart();
        tick();
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME)).as("not even after a restart").isEqualTo(log);
    }

    @Test
    void theFailureOfABuildCountsTooAndItsDryRunDoesNot() throws Exception {
        configure(automation(false, null, git.url("none")));
        tick();
        assertThat(build(false).failures()).isNotEmpty();
        assertThat(heard).filteredOn(line -> line.startsWith("automation team/fleet failed"))
                .last().asString().startsWith("automation team/fleet failed 2: ");

        int lines = watch.logs().read(WatchedKind.AUTOMATION, NAME).length();
        build(true);
        assertThat(watch.logs().read(WatchedKind.AUTOMATION, NAME)).hasSize(lines);
    }

    @Test
    void whatABuildGaveUpTheWatcherDoes() throws Exception {
        tick();
        registries.push("web", "1.1.0");
        try (RunBook.Run run = watch.begin(engine.catalog.automation(NAME).orElseThrow(), engine.catalog, "a build")) {
            pass(Duration.ofMinutes(11));
            tick();
            assertThat(fleet.log("main")).as("the build is at it").hasSize(1);
        }
        tick();

        assertThat(fleet.log("main")).hasSize(2);
    }

    private UpdateOutcome build(boolean dry) throws Exception {
        UpdateOrder order = new UpdateOrder(null, null, null).running("fleet", null).ending(null, dry);
        UpdateAsker asker = new UpdateAsker(
                new ResourceName("team", "deploy"),
                engine.catalog.automation(NAME).orElseThrow().owner().credentials(),
                null,
                ProgressListener.SILENT,
                Deliveries.NONE);
        return new UpdateService(
                        engine,
                        (policies, progress) -> {
                            try {
                                return watch.resolve(policies, progress);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        },
                        watch.ledger(),
                        (automation, catalog) -> watch.begin(automation, catalog, "the build team/deploy #1 asks"))
                .run(order, asker);
    }
}

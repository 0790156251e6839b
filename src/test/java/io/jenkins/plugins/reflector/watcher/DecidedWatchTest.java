package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.Decisions;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The watcher obeys what people decide on the pages, whoever asks it. */
class DecidedWatchTest extends WatchedFleet {

    @Test
    void aHeldPolicyIsWrittenAsHeldAndAfterItsReleaseAsTheNewest() throws Exception {
        registries.push("web", "1.1.0", "1.2.0");
        Subject hold = Subject.hold(WEB.name(), null);
        decide(hold, "1.1.0");
        tick();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.1.0");
        registries.push("web", "1.3.0");
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).as("whatever is newer").contains("newTag: 1.1.0");
        assertThat(watch.resolve(engine.catalog.evaluated(), ProgressListener.SILENT).get(0).latestRef()).hasToString("web:1.1.0");

        takeBack(hold);
        tick();
        tick();

        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.3.0");
        decide(hold, "1.2.0");
        tick();
        tick();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).as("a person may go back").contains("newTag: 1.2.0");
    }

    @Test
    void whatIsSuspendedOnAPageKeepsItsPickWhoeverAsks() throws Exception {
        tick();
        Subject policy = Subject.suspension(WatchedKind.IMAGE_POLICY, WEB.name());
        decide(policy, "");
        registries.push("web", "1.1.0");
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(watch.resolve(engine.catalog.evaluated(), ProgressListener.SILENT).get(0).latestRef()).hasToString("web:1.0.0");
        assertThat(fleet.log("main")).hasSize(1);

        takeBack(policy);
        Subject repository = Subject.suspension(WatchedKind.IMAGE_REPOSITORY, WEB.name());
        decide(repository, "");
        registries.push("web", "1.2.0");
        int scans = registries.scans.size();
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(watch.resolve(engine.catalog.evaluated(), ProgressListener.SILENT).get(0).latestRef())
                .as("by the last tags")
                .hasToString("web:1.1.0");
        drain();
        assertThat(registries.scans).as("nobody asks the registry").hasSize(scans);

        takeBack(repository);
        Subject automation = Subject.suspension(WatchedKind.AUTOMATION, NAME);
        decide(automation, "");
        int commits = fleet.log("main").size();
        pass(Duration.ofMinutes(11));
        tick();
        assertThat(fleet.log("main")).hasSize(commits);
        takeBack(automation);
        tick();
        assertThat(fleet.read("main", "apps/kustomization.yaml")).contains("newTag: 1.2.0");
    }

    @Test
    void aDecisionAboutWhatIsGoneIsKeptForAWeek() throws Exception {
        decide(Subject.hold(WEB.name(), null), "1.0.0");
        decide(Subject.suspension(WatchedKind.AUTOMATION, NAME), "");
        engine.catalog = WatcherFixture.catalog(List.of(), List.of(), List.of(), List.of());
        tick();
        pass(Duration.ofMinutes(11));
        tick();
        pass(Duration.ofDays(6));
        tick();
        assertThat(decisions().current()).isNotSameAs(Decisions.NONE);

        pass(Duration.ofDays(1));
        tick();

        assertThat(decisions().current()).isSameAs(Decisions.NONE);
    }

    private void decide(Subject subject, String tag) throws Exception {
        decisions().decide(new Decision(subject, tag, "it breaks", "alice", "Alice", clock.millis()));
        configure(automation(false, null, git.url("fleet")));
    }

    private void takeBack(Subject subject) throws Exception {
        assertThat(decisions().takeBack(subject)).isTrue();
        configure(automation(false, null, git.url("fleet")));
    }
}

package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeskTest {

    private static final ImageRepository WEB = DashboardFixture.repository("default/web", "web");
    private static final ImagePolicy STABLE = DashboardFixture.policy("default/stable", "default/web", "1.x");

    @TempDir
    Path state;

    private final DashboardFixture watcher = new DashboardFixture();
    private final List<String> told = new ArrayList<>();
    private final JenkinsFacade jenkins = new JenkinsFacade() {
        @Override
        public Path stateDirectory() {
            return state;
        }

        @Override
        public String userId() {
            return "alice";
        }

        @Override
        public String userName() {
            return "Alice";
        }
    };
    private Desk desk;

    @BeforeEach
    void open() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.1.0");
        desk = new Desk(
                jenkins,
                () -> DecisionBook.of(jenkins),
                (kind, name, line) -> told.add(kind + " " + name + " " + line),
                watcher.clock());
    }

    private Catalog catalog() {
        watcher.decisions = DecisionBook.of(jenkins).current();
        return watcher.catalog();
    }

    private PolicyRow row() {
        catalog();
        return watcher.rows("VIEW").policies().get(0);
    }

    private static Desk.About about(Subject subject) {
        return new Desk.About(subject, WEB.name());
    }

    private Desk.About hold() {
        return about(catalog().hold(STABLE));
    }

    private Switches switches() {
        return Switches.of(STABLE, catalog(), true);
    }

    @Test
    void aHeldPolicySaysWhereByWhomAndSinceWhen() {
        watcher.configure(null, List.of(WEB), List.of(STABLE));

        assertThat(desk.hold(hold(), switches(), " 1.0.0 ", "line\n\u0085\u202ebreak", true)).containsKey("done");

        PolicyRow row = row();
        assertThat(row.getState()).isEqualTo("held");
        assertThat(row.getReason()).isEqualTo("Held at 1.0.0 by Alice: line break");
        assertThat(row.getSince()).isEqualTo(DashboardFixture.NOW.toEpochMilli());
        DecisionRow decision = switches().getHold();
        assertThat(decision.getTag() + decision.getReason() + decision.getBy() + decision.getUser() + decision.getSince())
                .isEqualTo("1.0.0line breakAlicealice" + DashboardFixture.NOW.toEpochMilli());
        assertThat(told).containsExactly("IMAGE_REPOSITORY default/web the image policy default/stable is held at 1.0.0 by Alice: line break");

        assertThat(desk.release(hold())).containsKey("done");
        assertThat(row().getState()).isEqualTo("watched");
        assertThat(switches().getHold()).isNull();
        assertThat(desk.release(hold())).containsKey("problem");
    }

    @Test
    void aHoldWantsATagThatIsThereAndAReason() {
        watcher.configure(null, List.of(WEB), List.of(STABLE));

        for (Map<String, Object> answer : List.of(
                desk.hold(hold(), switches(), null, "why", false),
                desk.hold(hold(), switches(), "1.0.0", "\n ", true),
                desk.hold(hold(), switches(), "1.0.0", null, true),
                desk.hold(hold(), switches(), "9.9.9", "why", false),
                desk.hold(hold(), switches(), "1.0.0", "x".repeat(301), true))) {
            assertThat(answer).containsOnlyKeys("problem");
        }
        assertThat(catalog().decisions().of(hold().subject())).isEmpty();
        assertThat(told).isEmpty();
    }

    @Test
    void whatTheConfigurationPinsOrSuspendsIsNotForThePage() {
        ImagePolicy pinned =
                STABLE.withOptions(PolicyOptions.NONE.withPin(new PolicyOptions.Pin("1.0.0", "not migrated"))).suspended();
        watcher.configure(null, List.of(WEB), List.of(pinned));
        Subject suspension = Subject.suspension(WatchedKind.IMAGE_POLICY, STABLE.name());

        assertThat(switches().getPinnedByConfiguration()).isEqualTo("1.0.0");
        assertThat(switches().isSuspendedByConfiguration()).isTrue();
        assertThat(desk.hold(hold(), switches(), "1.1.0", "why", true).get("problem").toString()).contains("pins it to 1.0.0");
        assertThat(desk.suspend(about(suspension), switches(), "why")).containsKey("problem");
        assertThat(desk.resume(about(suspension))).containsKey("problem");
        assertThat(desk.release(hold())).containsKey("problem");
        assertThat(row().getReason()).isEqualTo("The policy is suspended and keeps its pick.");
    }

    @Test
    void whatIsSuspendedOnThePageSaysByWhomAndCanBeResumed() {
        watcher.configure(null, List.of(WEB), List.of(STABLE));
        Subject policy = Subject.suspension(WatchedKind.IMAGE_POLICY, STABLE.name());
        Subject repository = Subject.suspension(WatchedKind.IMAGE_REPOSITORY, WEB.name());

        desk.suspend(about(repository), Switches.of(WEB, catalog(), true), null);
        assertThat(row().getState()).as("it has a pick that nobody writes").isEqualTo("watched");
        RepositoryRow scanned = watcher.rows("VIEW").repositories().get(0);
        assertThat(scanned.getState()).isEqualTo("suspended");
        assertThat(scanned.getReason()).isEqualTo("By Alice");
        assertThat(scanned.getNext()).isNull();
        desk.suspend(about(policy), switches(), "holidays");
        assertThat(row().getState()).isEqualTo("suspended");
        assertThat(row().getReason()).isEqualTo("The policy is suspended and keeps its pick, by Alice: holidays");

        assertThat(desk.resume(about(policy))).containsKey("done");
        assertThat(desk.resume(about(repository))).containsKey("done");
        assertThat(row().getState()).isEqualTo("watched");
        assertThat(watcher.rows("VIEW").repositories().get(0).getState()).isEqualTo("up-to-date");
        assertThat(told).containsExactly(
                "IMAGE_REPOSITORY default/web suspended by Alice",
                "IMAGE_REPOSITORY default/web the image policy default/stable is suspended by Alice: holidays",
                "IMAGE_REPOSITORY default/web the image policy default/stable is resumed by Alice",
                "IMAGE_REPOSITORY default/web resumed by Alice");
    }

    @Test
    void aHoldBehindALaterPinCountsWhenThePinIsGone() throws Exception {
        watcher.configure(null, List.of(WEB), List.of(STABLE));
        DecisionBook.of(jenkins).decide(new Decision(hold().subject(), "1.1.0", "why", "alice", "Alice", 1));
        watcher.contributions.clear();
        watcher.configure(
                null,
                List.of(WEB),
                List.of(STABLE.withOptions(PolicyOptions.NONE.withPin(new PolicyOptions.Pin("1.0.0", "not migrated")))));

        assertThat(row().getReason()).isEqualTo("pinned to 1.0.0: not migrated");
        assertThat(switches().getHold().getTag()).isEqualTo("1.1.0");
    }
}

package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.decision.Decision;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.trigger.TriggerViews;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScanWordsTest {

    private static final ImageRepository APP =
            DashboardFixture.repository("team-b/app", "app").withAccessFrom(List.of(RepositoryAccess.admitting("team-a")));
    private static final String ANSWER = "401 from registry.example.com as user bot";
    private static final String ASK = "ask those who look after the folder team-b.";

    private final DashboardFixture watcher = new DashboardFixture();

    @BeforeEach
    void configure() {
        watcher.configure("team-b", List.of(APP), List.of());
        watcher.configure("team-a", List.of(), List.of(DashboardFixture.policy("team-a/guest", "team-b/app", "1.x")));
    }

    private PolicyRow row(String... rights) {
        return watcher.rows(rights).policies().get(0);
    }

    private WatchedRow watched(String... rights) {
        return new WatchedImages(
                        TriggerViews.of("team-a", List.of(), List.of("guest"), Map.of(), Map.of()),
                        watcher,
                        new Access(DashboardFixture.user(rights)))
                .rows()
                .get(0);
    }

    @Test
    void whyAScanFailedIsForThoseWhoMaySeeTheRepository() {
        watcher.scanned(APP, "1.0.0");
        watcher.failed(APP, ANSWER);

        PolicyRow guest = row("VIEW team-a");
        assertThat(guest.getState()).isEqualTo("failing");
        assertThat(guest.getReason()).isEqualTo("Its image repository cannot be scanned at the moment: " + ASK);
        assertThat(guest.getSince()).as("when it was scanned").isNull();
        assertThat(watched("VIEW team-a").getProblem()).isEqualTo(guest.getReason());
        assertThat(watched("VIEW team-a").getNext()).isNull();
        assertThat(row("VIEW team-a", "VIEW team-b").getReason()).isEqualTo("The last scan failed: " + ANSWER);
        assertThat(watched("VIEW team-a", "VIEW team-b").getProblem()).isEqualTo("The last scan failed: " + ANSWER);
        assertThat(watched("VIEW team-a", "VIEW team-b").getNext()).isNotNull();
    }

    @Test
    void thatItFailedIsSaidOnce() {
        watcher.scanned(APP, "1.0.0");
        watcher.failed(APP, "scan failed: 404 from the registry");

        assertThat(row("VIEW team-a", "VIEW team-b").getReason()).isEqualTo("The last scan failed: 404 from the registry");
    }

    @Test
    void whatARegistrySaidOfAnImageIsForThemToo() {
        watcher.scanned(APP, "1.0.0");
        watcher.looked("team-a/guest", false, ANSWER, List.of());

        assertThat(row("VIEW team-a").getReason()).isEqualTo("It has no new answer. If its page does not say why, " + ASK);
        assertThat(watched("VIEW team-a").getProblem()).isEqualTo(row("VIEW team-a").getReason());
        assertThat(row("VIEW team-a", "VIEW team-b").getReason()).isEqualTo(ANSWER);
    }

    @Test
    void whoSuspendedItIsForThemToo(@TempDir Path folder) throws Exception {
        Subject subject = Subject.suspension(WatchedKind.IMAGE_REPOSITORY, APP.name());
        DecisionBook book = DecisionBook.of(new JenkinsFacade() {
            @Override
            public Path stateDirectory() {
                return folder;
            }
        });
        book.decide(new Decision(subject, "", "the key leaked", "bob", "Bob", 7));
        watcher.decisions = book.current();
        watcher.scanned(APP, "1.0.0");
        watcher.statuses.clear();

        assertThat(row("VIEW team-a").getState()).isEqualTo("suspended");
        assertThat(row("VIEW team-a").getReason()).isEqualTo("Its image repository is suspended: " + ASK);
        assertThat(row("VIEW team-a", "VIEW team-b").getReason()).contains("Bob", "the key leaked");
    }

    @Test
    void whatIsInheritedFromTheControllerIsNoException() {
        ImageRepository web = DashboardFixture.repository("default/web", "web");
        watcher.configure(null, List.of(web), List.of());
        watcher.contributions.remove(1);
        watcher.configure("team-a", List.of(), List.of(DashboardFixture.policy("team-a/guest", "default/web", "1.x")));
        watcher.failed(web, ANSWER);

        assertThat(row("VIEW team-a").getReason()).endsWith("at the moment: ask an administrator of Jenkins.");
        assertThat(row("VIEW team-a", "VIEW").getReason()).endsWith(ANSWER);
    }
}

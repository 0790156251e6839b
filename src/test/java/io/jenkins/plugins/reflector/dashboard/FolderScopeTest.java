package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FolderScopeTest {

    private final DashboardFixture watcher = new DashboardFixture();

    @BeforeEach
    void configure() {
        at(null, "default/web", "default/shared");
        at(null, "ops/web");
        at("team", "team/web");
        at("team/app", "team/app/inner");
        at("team-b", "team-b/web");
        watcher.pushed(null, "team/app/deploy", "team/web", "web", "1");
        watcher.pushed(null, "team-b/deploy", "team-b/web", "web", "2");
        watcher.pushed("team/fleet", null, "team/web", "web", "3");
    }

    private void at(String folder, String... names) {
        List<ImageRepository> repositories =
                List.of(names).stream().map(name -> DashboardFixture.repository(name, "web")).toList();
        watcher.configure(
                folder,
                repositories,
                List.of(names).stream().map(name -> DashboardFixture.policy(name, name, "1.x")).toList());
    }

    private Overview overview(String folder, String... rights) {
        Access access = new Access(DashboardFixture.user(rights));
        return new Overview(watcher.rows(rights), new FolderScope(folder, watcher.catalog(), access));
    }

    private static List<String> policies(Overview overview) {
        return overview.getPolicies().stream().map(PolicyRow::getName).toList();
    }

    @Test
    void aFolderHasItsOwnFirstThenWhatItInheritsUnlessANearerOneHasTheName() {
        Overview team = overview("team", "VIEW", "VIEW team", "VIEW team/app", "VIEW team-b");

        assertThat(policies(team)).containsExactly("team/web", "team/app/inner", "default/shared");
        assertThat(team.getRepositories().stream().map(RepositoryRow::getName))
                .containsExactly("team/web", "team/app/inner", "default/shared");
        assertThat(team.getInherited())
                .containsOnlyKeys("policy default:shared", "repository default:shared")
                .containsValue("default");
        assertThat(policies(overview("team/app", "VIEW", "VIEW team", "VIEW team/app")))
                .containsExactly("team/app/inner", "default/shared", "team/web");
    }

    @Test
    void whatOthersShareWithAFolderIsThereAndMarkedAsTheirs() {
        ImageRepository open = DashboardFixture.repository("team-c/open", "open")
                .withAccessFrom(List.of(RepositoryAccess.admitting("team")));
        ImageRepository closed = DashboardFixture.repository("team-c/closed", "closed")
                .withAccessFrom(List.of(RepositoryAccess.admitting("team-b")));
        watcher.configure(
                "team-c",
                List.of(open, closed),
                List.of(
                        DashboardFixture.policy("team-c/open", "team-c/open", "1.x"),
                        DashboardFixture.policy("team-c/closed", "team-c/closed", "1.x")));
        watcher.configure("team-b", List.of(), List.of(DashboardFixture.policy("team-b/guest", "team-c/open", "1.x")));
        String[] all = {"VIEW", "VIEW team", "VIEW team/app", "VIEW team-b", "VIEW team-c"};
        Overview team = overview("team", all);

        assertThat(policies(team)).containsExactly("team/web", "team/app/inner", "default/shared", "team-c/open");
        assertThat(team.getRepositories().stream().map(RepositoryRow::getName)).endsWith("team-c/open").doesNotContain("team-c/closed");
        assertThat(team.getShared()).isEqualTo(Map.of("policy team-c:open", "team-c", "repository team-c:open", "team-c"));
        assertThat(team.getInherited()).containsOnlyKeys("policy default:shared", "repository default:shared");
        assertThat(policies(overview("team/app", all))).as("with all that lies in the folder").contains("team-c/open");
        assertThat(policies(overview("team-d", all))).doesNotContain("team-c/open");
        Overview stranger = overview("team", "VIEW team");
        assertThat(policies(stranger)).as("to whom the other folder is closed").containsExactly("team/web");
        assertThat(stranger.getShared()).isEmpty();
    }

    @Test
    void nothingIsShownOrCountedThatTheUserMayNotSee() {
        Overview team = overview("team", "VIEW team");

        assertThat(policies(team)).containsExactly("team/web");
        assertThat(team.getCounts().values()).containsExactly(1L);
        assertThat(team.getInherited()).isEmpty();
        assertThat(new FolderScope("team", watcher.catalog(), new Access(DashboardFixture.user())).isEmpty()).isTrue();
        assertThat(new FolderScope("team", watcher.catalog(), new Access(DashboardFixture.user("VIEW team"))).isEmpty()).isFalse();
    }

    @Test
    void whatIsWrongIsForThoseWhoMayConfigureItThere() {
        for (String folder : Arrays.asList(null, "team", "team/app", "team-b")) {
            watcher.wrong(folder, "wrong in " + folder);
        }

        assertThat(overview("team", "VIEW team", "CONFIGURE team").getProblems()).containsExactly("wrong in team");
        assertThat(overview("team", "VIEW", "CONFIGURE", "CONFIGURE team", "CONFIGURE team/app", "CONFIGURE team-b").getProblems())
                .containsExactly("wrong in team", "wrong in team/app");
        assertThat(overview("team", "VIEW team").getProblems()).isEmpty();
        assertThat(whole("VIEW", "CONFIGURE", "CONFIGURE team").getProblems())
                .as("of the controller, and of a folder that inherits no permission")
                .containsExactly("wrong in null", "wrong in team");
        assertThat(whole("VIEW", "CONFIGURE team-b").getProblems()).containsExactly("wrong in team-b");
    }

    private Overview whole(String... rights) {
        return new Overview(watcher.rows(rights), new Access(DashboardFixture.user(rights)));
    }

    @Test
    void updatesAreThoseOfItsJobsAndAutomations() {
        Overview team = overview("team", "ADMINISTER", "VIEW", "VIEW team", "VIEW team/app/deploy", "VIEW team-b/deploy");

        assertThat(team.getUpdates().stream().map(UpdateRow::getBy)).containsExactly("team/fleet", "team/app/deploy #7");
        assertThat(overview("team", "VIEW team").getUpdates()).as("of a job that the user may not see").isEmpty();
    }
}

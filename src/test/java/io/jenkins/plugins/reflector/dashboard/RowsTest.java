package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneKey;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTest {

    private static final ImageRepository WEB = DashboardFixture.repository("default/web", "web");

    private final DashboardFixture watcher = new DashboardFixture();

    private PolicyRow only(ImagePolicy policy) {
        watcher.configure(null, List.of(WEB), List.of(policy));
        return watcher.rows("VIEW").policies().get(0);
    }

    @Test
    void aPolicyWhosePickNobodyWritesIsWatched() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.1.0");

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x"));

        assertThat(row.getState()).isEqualTo("watched");
        assertThat(row.getLatest()).isEqualTo("1.1.0");
        assertThat(row.getCurrent()).isNull();
        assertThat(row.getRule()).isEqualTo("newest version in 1.x");
        assertThat(row.getSince()).isEqualTo(DashboardFixture.NOW.toEpochMilli());
        assertThat(row.getId()).isEqualTo("default:stable");
    }

    @Test
    void whatAJobWroteLastIsInGit() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.1.0");
        watcher.pushed(null, "team/deploy", "default/stable", "web", "1.0.0");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));

        assertThat(watcher.rows("VIEW", "VIEW team/deploy").policies().get(0).getState()).isEqualTo("update-available");
        watcher.pushed(null, "team/deploy", "default/stable", "web", "1.1.0");
        PolicyRow row = watcher.rows("VIEW", "VIEW team/deploy").policies().get(0);
        assertThat(row.getState()).isEqualTo("up-to-date");
        assertThat(row.getCurrent()).isEqualTo("1.1.0");
        assertThat(watcher.rows("VIEW").policies().get(0).getCurrent())
                .as("to somebody who may not see the job")
                .isNull();
    }

    @Test
    void aGuardThatKeepsThePickIsNamed() {
        watcher.scanned(WEB, "1.0.0");
        watcher.picked("default/stable", "web", "1.1.0");

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x").withOptions(onDowngrade()));

        assertThat(row.getState()).isEqualTo("held");
        assertThat(row.getReason()).contains("1.1.0");
        assertThat(row.getLatest()).isEqualTo("1.1.0");
    }

    private static PolicyOptions onDowngrade() {
        return new PolicyOptions(
                null, List.of(), null, null, GuardAction.HOLD, GuardAction.HOLD, null, List.of(), "", false, false);
    }

    @Test
    void aPinIsHeldWithItsReason() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.0.0");
        PolicyOptions pinned = new PolicyOptions(
                null, List.of(), new PolicyOptions.Pin("1.0.0", "not migrated"), null, null, null, null, List.of(), "", false, false);

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x").withOptions(pinned));

        assertThat(row.getState()).isEqualTo("held");
        assertThat(row.getReason()).isEqualTo("pinned to 1.0.0: not migrated");
    }

    @Test
    void whatFailsSaysWhatToDo() {
        watcher.failed(WEB, "401 from the registry: look at the credentials");

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x"));

        assertThat(row.getState()).isEqualTo("failing");
        assertThat(row.getReason()).isEqualTo("The last scan failed: 401 from the registry: look at the credentials");
        RepositoryRow repository = watcher.rows("VIEW").repositories().get(0);
        assertThat(repository.getState()).isEqualTo("failing");
        assertThat(repository.getTags()).isNull();
    }

    @Test
    void aRuleThatFindsNothingFails() {
        watcher.scanned(WEB, "1.0.0");

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "2.x"));

        assertThat(row.getState()).isEqualTo("failing");
        assertThat(row.getReason()).isNotEmpty();
    }

    @Test
    void aRepositoryThatIsNotThereFailsItsPolicy() {
        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/nowhere", "2.x"));

        assertThat(row.getState()).isEqualTo("failing");
        assertThat(row.getImage()).isEmpty();
        assertThat(row.getReason()).contains("default/nowhere");
    }

    @Test
    void whatOnlyTheWatcherFoundOutFailsToo() {
        watcher.scanned(WEB, "1.0.0");
        watcher.picked("default/stable", "web", "1.0.0");
        watcher.looked("default/stable", false, "failed fetching the digest: 429", List.of());

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x"));

        assertThat(row.getState()).isEqualTo("failing");
        assertThat(row.getReason()).isEqualTo("failed fetching the digest: 429");
    }

    @Test
    void whatOnlyTheWatcherHoldsIsHeldWithItsReason() {
        watcher.scanned(WEB, "1.0.0");
        watcher.picked("default/stable", "web", "1.0.0");
        watcher.pushed(null, null, "default/stable", "web", "1.0.0");
        Ruling repush = new Ruling(GuardAction.HOLD, "onRepush", "1.0.0 was pushed again");
        watcher.looked("default/stable", true, "1.0.0; held: 1.0.0 was pushed again", List.of(repush));

        PolicyRow row = only(DashboardFixture.policy("default/stable", "default/web", "1.x"));

        assertThat(row.getState()).isEqualTo("held");
        assertThat(row.getReason()).isEqualTo("1.0.0 was pushed again");
        watcher.looked("default/stable", false, "held: 1.0.0 was pushed again", List.of(repush));
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).as("it never had a pick").isEqualTo("held");
        Ruling note = new Ruling(GuardAction.WRITE, "onRepush", "1.0.0 was pushed again");
        watcher.looked("default/stable", true, "1.0.0; note: 1.0.0 was pushed again", List.of(note));
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).isNotEqualTo("held");
    }

    @Test
    void aRepositoryOfSomebodyElseIsAsIfItWereNotThere() {
        ImageRepository theirs = DashboardFixture.repository("team-b/app", "secret.example.com/app");
        watcher.scanned(theirs, "1.0.0");
        watcher.configure("team-b", List.of(theirs), List.of());
        watcher.configure("team-a", List.of(), List.of(DashboardFixture.policy("team-a/app", "team-b/app", "1.x")));

        PolicyRow row = watcher.rows("VIEW team-a").policies().get(0);

        assertThat(row.getImage()).isEmpty();
        assertThat(row.getReason()).doesNotContain("secret.example.com");
        assertThat(row.getState()).isEqualTo("failing");
    }

    @Test
    void whatWasNotScannedYetWaits() {
        assertThat(only(DashboardFixture.policy("default/stable", "default/web", "1.x")).getState()).isEqualTo("waiting");
    }

    @Test
    void eachUserSeesWhatIsConfiguredWhereThisUserMayLook() {
        ImageRepository app = DashboardFixture.repository("team-a/app", "app");
        watcher.scanned(WEB, "1.0.0");
        watcher.scanned(app, "1.0.0");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        watcher.configure("team-a", List.of(app), List.of(DashboardFixture.policy("team-a/app", "team-a/app", "1.x")));

        assertThat(watcher.rows("VIEW").policies()).extracting(PolicyRow::getName).containsExactly("default/stable");
        assertThat(watcher.rows("VIEW team-a").policies()).extracting(PolicyRow::getName).containsExactly("team-a/app");
        assertThat(watcher.rows("VIEW team-a").repositories()).extracting(RepositoryRow::getName).containsExactly("team-a/app");
        assertThat(watcher.rows("SCAN").policies()).isEmpty();
        assertThat(watcher.rows("VIEW team-a", "SCAN").repositories()).noneMatch(RepositoryRow::isMayScan);
        assertThat(watcher.rows("VIEW team-a", "SCAN team-a").repositories()).allMatch(RepositoryRow::isMayScan);
    }

    @Test
    void updatesOfWhatIsGoneAreForAdministrators() {
        watcher.pushed("default/gone", null, "default/stable", "web", "1.0.0");
        watcher.pushed(null, "team/deploy", "default/stable", "web", "1.1.0");

        assertThat(watcher.rows("VIEW").updates(10)).isEmpty();
        assertThat(watcher.rows("VIEW", "VIEW team/deploy").updates(10)).extracting(UpdateRow::getBy).containsExactly("team/deploy #7");
        assertThat(watcher.rows("ADMINISTER").updates(10)).hasSize(2);
        assertThat(watcher.rows("ADMINISTER").updates(1)).hasSize(1);
    }

    @Test
    void onlyWhatIsStillThereIsLinkedAsTheMakerOfAnUpdate() {
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        watcher.contributions.add(new Contribution(
                watcher.contributions.get(0).owner(),
                new ResourceSet(List.of(), List.of(), List.of(automation("default/fleet")), List.of(), List.of()),
                List.of()));
        watcher.pushed("default/gone", null, "default/stable", "web", "1.0.0");
        watcher.pushed("default/fleet", null, "default/stable", "web", "1.0.0");
        watcher.pushed(null, "team/deploy", "default/stable", "web", "1.0.0");
        watcher.pushed(null, "team/discarded", "default/stable", "web", "1.1.0");
        watcher.builds.add("team/deploy 7");

        assertThat(watcher.rows("ADMINISTER", "VIEW").updates(10))
                .extracting(UpdateRow::getBy, UpdateRow::getByLink)
                .containsExactly(
                        tuple("team/discarded #7", null),
                        tuple("team/deploy #7", "job/team/job/deploy/7/"),
                        tuple("default/fleet", "reflector/automation/default%3Afleet/"),
                        tuple("default/gone", null));
    }

    @Test
    void anAnswerIsKeptUntilSomethingChanges() {
        Standings standings = new Standings(new Explanations(new Explainer()));
        watcher.scanned(WEB, "1.0.0");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        Access access = new Access(DashboardFixture.user("VIEW"));
        new Rows(watcher, access, standings).policies();
        int before = watcher.evaluations;

        new Rows(watcher, access, standings).policies();
        assertThat(watcher.evaluations).isEqualTo(before);

        watcher.picked("default/stable", "web", "1.0.0");
        new Rows(watcher, access, standings).policies();
        assertThat(watcher.evaluations).isGreaterThan(before);
    }

    @Test
    void theTagsOfARepositoryAreReadOnceForAllItsPolicies() {
        List<ImageRepository> repositories = new ArrayList<>();
        List<ImagePolicy> policies = new ArrayList<>();
        for (int i = 0; i < 45; i++) {
            ImageRepository repository = DashboardFixture.repository("default/r" + i, "r" + i);
            watcher.scanned(repository, "1.0.0");
            repositories.add(repository);
        }
        for (int i = 0; i < 135; i++) {
            policies.add(DashboardFixture.policy("default/p" + i, "default/r" + i % 45, "1.x"));
        }
        watcher.configure(null, repositories, policies);

        assertThat(watcher.rows("VIEW").policies()).hasSize(135).allMatch(row -> row.getState().equals("waiting"));

        assertThat(watcher.evaluations).isEqualTo(45);
    }

    @Test
    void whenAPickWasFirstSeenIsNotLookedUpAgainForEveryPage() {
        watcher.scanned(WEB, "1.0.0");
        watcher.picked("default/stable", "web", "1.0.0");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        Standings standings = new Standings(new Explanations(new Explainer()));
        Access access = new Access(DashboardFixture.user("VIEW"));
        Long since = new Rows(watcher, access, standings).policies().get(0).getSince();
        int before = watcher.lookUps;

        assertThat(new Rows(watcher, access, standings).policies().get(0).getSince())
                .isEqualTo(since)
                .isEqualTo(DashboardFixture.NOW.toEpochMilli());

        assertThat(watcher.lookUps).isEqualTo(before);
    }

    @Test
    void aPolicyIsUpdatingWhileItsAutomationRuns() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.1.0");
        ImageUpdateAutomation fleet = automation("default/fleet");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        watcher.contributions.add(new Contribution(
                watcher.contributions.get(0).owner(),
                new ResourceSet(List.of(), List.of(), List.of(fleet), List.of(), List.of()),
                List.of()));
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).isEqualTo("update-available");

        watcher.running.add(fleet.name());
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).isEqualTo("updating");
        assertThat(watcher.rows("VIEW").automations().get(0).getState()).isEqualTo("updating");
        watcher.pushed("default/fleet", null, "default/stable", "web", "1.1.0");
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).as("it has what it picks").isEqualTo("up-to-date");
    }

    @Test
    void whatAnAutomationDoesThatTheUserMayNotSeeIsAsIfThereWereNone() {
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        watcher.picked("default/stable", "web", "1.1.0");
        watcher.configure(null, List.of(WEB), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        watcher.configure("team-b", List.of(), List.of());
        ImageUpdateAutomation theirs = automation("team-b/fleet", "default/stable");
        watcher.contributions.add(new Contribution(
                watcher.contributions.get(1).owner(),
                new ResourceSet(List.of(), List.of(), List.of(theirs), List.of(), List.of()),
                List.of()));
        watcher.running.add(theirs.name());

        ImagePolicy stable = watcher.catalog().evaluated().get(0);
        assertThat(watcher.rows("VIEW", "VIEW team-b").automationsOf(stable)).extracting(AutomationRow::getName).containsExactly("team-b/fleet");
        assertThat(watcher.rows("VIEW").automationsOf(stable)).isEmpty();
        assertThat(watcher.rows("VIEW", "VIEW team-b").policies().get(0).getState()).isEqualTo("updating");
        assertThat(watcher.rows("VIEW").policies().get(0).getState()).isEqualTo("watched");
    }

    @Test
    void theAgeOfOneOfAGroupIsLookedAtAgainForAllOfIt() {
        Standings standings = new Standings(new Explanations(new Explainer()));
        watcher.scanned(WEB, "1.0.0");
        watcher.scanned(WEB, "1.0.0", "1.1.0");
        PolicyOptions none = PolicyOptions.NONE;
        PolicyOptions grouped = new PolicyOptions(
                null, none.ignoreTags(), null, null, null, null, null, List.of(), "web", false, false);
        PolicyOptions old = new PolicyOptions(
                Duration.ofHours(1), none.ignoreTags(), null, null, null, null, null, List.of(), "web", false, false);
        watcher.configure(null, List.of(WEB), List.of(
                DashboardFixture.policy("default/one", "default/web", "1.x").withOptions(grouped),
                DashboardFixture.policy("default/other", "default/web", "1.x").withOptions(old)));
        assertThat(tags(standings)).containsOnly("1.0.0");

        watcher.now = DashboardFixture.NOW.plus(Duration.ofHours(2));

        assertThat(tags(standings)).containsOnly("1.1.0");
    }

    private List<String> tags(Standings standings) {
        Catalog catalog = watcher.catalog();
        return standings.of(catalog.evaluated(), watcher, catalog, new Picks(watcher.picks)).values().stream()
                .map(Standings.Standing::tag)
                .toList();
    }

    /** @param policies names of policies; none: those of its own namespace */
    private static ImageUpdateAutomation automation(String name, String... policies) {
        return new ImageUpdateAutomation(
                DashboardFixture.name(name),
                DashboardFixture.name(name),
                Duration.ofHours(1),
                LabelSelector.ALL,
                UpdateStrategy.BOTH,
                "",
                false,
                null,
                new CommitSpec("bot", "bot@example.com", null, Map.of()),
                PushSpec.SAME_BRANCH,
                new AutomationOptions(
                        List.of(), List.of(), List.of(), List.of(), false, null, false, null, null, null, List.of(policies)),
                SourcePosition.NONE);
    }

    @Test
    void aRegistryThatTellsItsBudgetIsShownWithIt() {
        watcher.scanned(WEB, "1.0.0");
        watcher.configure(null, List.of(WEB), List.of());
        assertThat(watcher.rows("VIEW").repositories().get(0).getBudget()).isNull();

        watcher.budgets.put(WEB.name(), new LaneReport(
                new LaneKey("registry-1.docker.io", "anonymous"), 0, 0, 100, 7, Duration.ofHours(6), DashboardFixture.NOW));

        BudgetRow budget = watcher.rows("VIEW").repositories().get(0).getBudget();
        assertThat(budget.getLeft() + " of " + budget.getLimit() + " in " + budget.getWindow()).isEqualTo("7 of 100 in 6 h");
        assertThat(budget.getOpens()).isEqualTo(DashboardFixture.NOW.toEpochMilli());
    }
}

package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    private static final ImageRepository WEB = DashboardFixture.repository("default/web", "web");
    private static final ImagePolicy STABLE = DashboardFixture.policy("default/stable", "default/web", "1.x");

    private final DashboardFixture watcher = new DashboardFixture();
    private final Explanations explanations = new Explanations(new Explainer());

    @BeforeEach
    void scan() {
        watcher.configure(null, List.of(WEB), List.of(STABLE));
        watcher.scanned(WEB, "1.0.0", "1.1.0", "1.2.0", "2.0.0", "latest", "1.3.0-rc.1");
    }

    private Explanation explain(ImagePolicy policy) {
        return explanations.of(policy, watcher, watcher.catalog(), new Picks(watcher.picks));
    }

    private static List<String> tags(Explanation.Part part) {
        return part.verdicts().stream().map(TagVerdict::tag).toList();
    }

    @Test
    void thePickedTagIsTheFirst() {
        Explanation explanation = explain(STABLE);

        assertThat(tags(explanation.part("", "", 0, 10))).startsWith("1.2.0").hasSize(6).containsOnlyOnce("latest");
        assertThat(explanation.counts()).containsEntry("picked", 1).containsEntry("older", 2).containsEntry("not-a-version", 1);
    }

    @Test
    void partsFollowEachOtherWithoutAGap() {
        Explanation explanation = explain(STABLE);
        List<String> all = tags(explanation.part("", "", 0, 10));

        assertThat(tags(explanation.part("", "", 0, 4))).isEqualTo(all.subList(0, 4));
        assertThat(tags(explanation.part("", "", 4, 4))).isEqualTo(all.subList(4, 6));
        assertThat(explanation.part("", "", 4, 4).matching()).isEqualTo(6);
        assertThat(tags(explanation.part("", "", 7, 4))).isEmpty();
    }

    @Test
    void tagsAreFoundByAPartAndByTheirVerdict() {
        Explanation explanation = explain(STABLE);

        assertThat(tags(explanation.part("", "0.0", 0, 10))).containsExactlyInAnyOrder("1.0.0", "2.0.0");
        assertThat(tags(explanation.part("", "0.0", 1, 10))).hasSize(1);
        assertThat(tags(explanation.part("older", "", 0, 10))).containsExactlyInAnyOrder("1.0.0", "1.1.0");
        assertThat(explanation.part("older", "1.1", 0, 10).matching()).isEqualTo(1);
    }

    @Test
    void anotherRuleIsTriedWithoutTouchingTheOwn() {
        ImagePolicy tried = TriedRule.of(STABLE, "semver", ">=2.0.0", "", "");

        assertThat(explain(tried).resolution().selection().picked()).isEqualTo("2.0.0");
        assertThat(explain(STABLE).resolution().selection().picked()).isEqualTo("1.2.0");
        assertThat(explain(TriedRule.of(STABLE, "semver", "1.x", "^1\\.[01]", "")).resolution().selection().picked())
                .isEqualTo("1.1.0");
        assertThat(explain(TriedRule.of(STABLE, "alphabetical", "", null, null)).resolution().selection().picked())
                .isEqualTo("latest");
        assertThat(TriedRule.of(STABLE, " ", "2.x", "", "")).isSameAs(STABLE);
    }

    @Test
    void aRuleThatWouldCostTooMuchIsNotTried() {
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", ".{0,1000}".repeat(50), ""))).isNotEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "a".repeat(501), ""))).isNotEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "^v(.*)$", "$1".repeat(51)))).isNotEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "(.*)", "$1".repeat(50))))
                .hasValueSatisfying(problem -> assertThat(problem).contains("more than 6 groups"));
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "(.)(.)", "$1$2.$1$2.$1$2"))).isEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x || ".repeat(1000), "", ""))).isNotEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "^v(?P<v>[0-9]+\\.[0-9]{1,3})-[a-z]{3,40}$", "$v")))
                .isEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "(", ""))).as("told by the evaluation").isEmpty();
        assertThat(TriedRule.problem(TriedRule.of(STABLE, "semver", "1.x", "", ""))).isEmpty();
    }

    @Test
    void noPageWaitsForARuleThatIsTried() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Explanations slow = new Explanations(new Explainer() {
            @Override
            List<PolicyResolution> explain(List<ImagePolicy> policies, Observed observed, Catalog catalog, Picks picks) {
                if (!policies.contains(STABLE)) {
                    begun.countDown();
                    await(done);
                }
                return super.explain(policies, observed, catalog, picks);
            }
        });
        Picks picks = new Picks(watcher.picks);
        Catalog catalog = watcher.catalog();
        CompletableFuture<Explanation> tried = CompletableFuture.supplyAsync(
                () -> slow.tried(TriedRule.of(STABLE, "semver", "2.x", "", ""), watcher, catalog, picks).orElseThrow());
        begun.await();

        Explanation own = CompletableFuture.supplyAsync(() -> slow.of(STABLE, watcher, catalog, picks)).get(1, TimeUnit.MINUTES);

        assertThat(own.resolution().selection().picked()).isEqualTo("1.2.0");
        assertThat(tried).isNotDone();
        done.countDown();
        assertThat(tried.get().resolution().selection().picked()).isEqualTo("2.0.0");
    }

    @Test
    void whoeverWouldHaveToWaitForAnothersRuleIsToldSo() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);
        Explanations slow = new Explanations(
                new Explainer() {
                    @Override
                    List<PolicyResolution> explain(List<ImagePolicy> policies, Observed observed, Catalog catalog, Picks picks) {
                        begun.countDown();
                        await(done);
                        return super.explain(policies, observed, catalog, picks);
                    }
                },
                Duration.ZERO);
        Picks picks = new Picks(watcher.picks);
        Catalog catalog = watcher.catalog();
        ImagePolicy rule = TriedRule.of(STABLE, "semver", "2.x", "", "");
        CompletableFuture<Optional<Explanation>> first = CompletableFuture.supplyAsync(() -> slow.tried(rule, watcher, catalog, picks));
        begun.await();

        assertThat(slow.tried(rule, watcher, catalog, picks)).isEmpty();
        done.countDown();
        assertThat(first.get()).isNotEmpty();
        assertThat(slow.tried(rule, watcher, catalog, picks)).as("it is kept for the next part of the tags").hasValue(first.get().orElseThrow());
    }

    @Test
    void onlyTheRuleThatWasTriedLastIsKept() {
        Picks picks = new Picks(watcher.picks);
        ImagePolicy rule = TriedRule.of(STABLE, "semver", "2.x", "", "");
        Explanation first = explanations.tried(rule, watcher, watcher.catalog(), picks).orElseThrow();
        explanations.tried(TriedRule.of(STABLE, "semver", "1.x", "^1", ""), watcher, watcher.catalog(), picks);

        assertThat(explanations.tried(rule, watcher, watcher.catalog(), picks).orElseThrow()).isNotSameAs(first);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aRuleThatCannotWorkIsToldAndNothingElse() {
        Explanation explanation = explain(TriedRule.of(STABLE, "semver", "1.x || (", "", ""));

        assertThat(explanation.resolution().ready()).isFalse();
        assertThat(explanation.resolution().message()).isNotEmpty();
        assertThat(explanation.part("", "", 0, 10).matching()).isZero();
    }

    @Test
    void whatTheWatcherSawInImagesIsSaidOfTheTags() {
        watcher.picked("default/stable", "web", "1.1.0");
        watcher.looked("default/stable", true, "1.1.0; not 1.2.0: lacks linux/arm64", List.of(), new TagVerdict("1.2.0", "", TagVerdict.Verdict.LACKS_PLATFORM, "lacks linux/arm64"));

        Explanation explanation = explain(STABLE);

        assertThat(explanation.part("", "", 0, 2).verdicts())
                .containsExactly(
                        new TagVerdict("1.1.0", "1.1.0", TagVerdict.Verdict.PICKED, ""),
                        new TagVerdict("1.2.0", "1.2.0", TagVerdict.Verdict.LACKS_PLATFORM, "lacks linux/arm64"));
        assertThat(explanation.counts()).containsEntry("picked", 1).containsEntry("lacks-platform", 1).containsEntry("older", 1);
        assertThat(remark("VIEW"))
                .isEqualTo("The watcher, which also looks at images, picks 1.1.0: 1.2.0 lacks linux/arm64.");
        assertThat(tags(explanations.tried(TriedRule.of(STABLE, "semver", "1.x", "", ""), watcher, watcher.catalog(), new Picks(watcher.picks))
                        .orElseThrow()
                        .part("", "", 0, 1)))
                .as("another rule has no watcher")
                .containsExactly("1.2.0");
    }

    @Test
    void whatTheWatcherHoldsIsSaidOfTheTags() {
        watcher.picked("default/stable", "web", "1.1.0");
        watcher.looked("default/stable", true, "", List.of(new Ruling(GuardAction.HOLD, "onRepush", "1.2.0 was pushed again")));

        assertThat(explain(STABLE).part("", "", 0, 2).verdicts())
                .containsExactly(
                        new TagVerdict("1.1.0", "1.1.0", TagVerdict.Verdict.PICKED, "kept"),
                        new TagVerdict("1.2.0", "1.2.0", TagVerdict.Verdict.HELD, "held: 1.2.0 was pushed again"));
        assertThat(remark("VIEW")).startsWith("The watcher stays with 1.1.0: 1.2.0 was pushed again. If that was meant, set onRepush");
    }

    @Test
    void aTagThatTheWatcherHasNotSeenYetIsNotExplainedByOthers() {
        watcher.picked("default/stable", "web", "1.0.0");
        watcher.looked("default/stable", true, "", List.of(), new TagVerdict("1.1.0", "", TagVerdict.Verdict.LACKS_PLATFORM, "lacks linux/arm64"));

        assertThat(tags(explain(STABLE).part("picked", "", 0, 2))).containsExactly("1.2.0");
        assertThat(remark("VIEW")).contains("has not looked again yet");
        watcher.looked("default/stable", false, "429", List.of());
        assertThat(remark("VIEW")).isEqualTo("The watcher, which also looks at images, stays with 1.0.0, as it has no answer: 429");
    }

    private String remark(String... rights) {
        Rows rows = watcher.rows(rights);
        return WatcherWord.of(STABLE, watcher, watcher.catalog(), rows.picks()).remark(STABLE, "1.2.0", rows.words());
    }

    @Test
    void whatARegistrySaidIsForThoseWhoMaySeeItsRepository() {
        watcher.picked("default/stable", "web", "1.1.0");
        watcher.looked("default/stable", false, "401 for robot$ci", List.of(new Ruling(GuardAction.HOLD, "group", "group g waits for default/api, which is not ready: 401 for robot$ci")));

        assertThat(remark("VIEW")).contains("robot$ci");
        assertThat(remark("VIEW team-a")).contains("ask an administrator").doesNotContain("robot$ci");
        assertThat(explain(STABLE).part("held", "", 0, 1).verdicts())
                .containsExactly(new TagVerdict("1.2.0", "1.2.0", TagVerdict.Verdict.HELD, "held: its group waits for another policy"));
    }

    @Test
    void lookingTwiceEvaluatesOnce() {
        explain(STABLE);
        int before = watcher.evaluations;

        explain(STABLE);

        assertThat(watcher.evaluations).isEqualTo(before);
    }
}

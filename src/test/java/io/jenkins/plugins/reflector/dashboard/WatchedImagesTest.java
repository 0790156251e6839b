package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.trigger.TriggerView;
import io.jenkins.plugins.reflector.trigger.TriggerViews;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WatchedImagesTest {

    private static final LatestRef REDIS = new LatestRef("redis", "7.0.1", "sha256:" + "1".repeat(64));
    private static final LatestRef WEB = new LatestRef("acme/web", "1.23.1", null);

    private final DashboardFixture observed = new DashboardFixture();

    @BeforeEach
    void configure() {
        ImageRepository web = DashboardFixture.repository("default/web", "acme/web");
        observed.configure(null, List.of(web), List.of(DashboardFixture.policy("default/stable", "default/web", "1.23.x")));
        observed.failed(web, "the registry is down");
    }

    private List<WatchedRow> rows(TriggerView trigger, String... rights) {
        return new WatchedImages(trigger, observed, new Access(DashboardFixture.user(rights))).rows();
    }

    private static TriggerView trigger() {
        ImageEntry redis = new ImageEntry("redis");
        redis.setPolicy(new SemVerChoice("7.x"));
        return TriggerViews.of(
                "team",
                List.of(redis),
                List.of("stable"),
                Map.of("image redis redis", REDIS, "policy default/stable acme/web", WEB),
                Map.of("image redis redis", 500L));
    }

    @Test
    void anImageOfTheJobHasItsRuleAndWhatTheJobSaw() {
        WatchedRow row = rows(trigger()).get(0);

        assertThat(row.getImage()).isEqualTo("redis");
        assertThat(row.getPolicy()).isNull();
        assertThat(row.getRule()).isEqualTo("newest version in 7.x");
        assertThat(row.getPick()).isEqualTo("7.0.1");
        assertThat(row.getDigest()).startsWith("sha256:1");
        assertThat(row.getSince().getExact()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(row.getNext().getExact()).isEqualTo("1970-01-01T00:10:01Z");
    }

    @Test
    void aPolicyIsShownWithItsRuleProblemAndPageToThoseWhoMaySeeIt() {
        WatchedRow row = rows(trigger(), "VIEW").get(1);

        assertThat(row.getPolicy()).isEqualTo("default/stable");
        assertThat(row.getLink()).isEqualTo("reflector/policy/default%3Astable/");
        assertThat(row.getRule()).isEqualTo("newest version in 1.23.x");
        assertThat(row.getProblem()).contains("the registry is down");
        assertThat(row.getNext()).isNotNull();
        assertThat(row.getPick()).isEqualTo("1.23.1");
        assertThat(row.getSince()).isNull();
    }

    @Test
    void aHeldPolicySaysWhyNoBuildComes() {
        observed.scanned(DashboardFixture.repository("default/web", "acme/web"), "1.23.1");
        observed.looked("default/stable", true, "", List.of(new Ruling(GuardAction.HOLD, "onRepush", "1.23.1 was pushed again")));

        assertThat(rows(trigger(), "VIEW").get(1).getProblem()).isEqualTo("Held: 1.23.1 was pushed again");
        assertThat(rows(trigger(), "VIEW team").get(1).getProblem()).isEmpty();
    }

    @Test
    void whatOnlyAGlobFindsIsForThoseWhoMaySeeIt() {
        TriggerView glob = TriggerViews.of("team", List.of(), List.of("stab*", "default/*"), Map.of("policy default/stable acme/web", WEB), Map.of());

        assertThat(rows(glob, "VIEW")).hasSize(1);
        assertThat(rows(glob, "VIEW team")).as("neither listed nor counted").isEmpty();
        assertThat(rows(TriggerViews.of("team", List.of(), List.of("*", "default/stable"), Map.of(), Map.of()), "VIEW team"))
                .as("named by the job itself")
                .hasSize(1);
    }

    @Test
    void othersSeeOfItWhatTheJobItselfSaw() {
        WatchedRow row = rows(trigger(), "VIEW team").get(1);

        assertThat(row.getImage()).isEqualTo("acme/web");
        assertThat(row.getPick()).isEqualTo("1.23.1");
        assertThat(row.getLink()).isNull();
        assertThat(row.getRule()).isEmpty();
        assertThat(row.getProblem()).isEmpty();
        assertThat(row.getNext()).isNull();

        TriggerView never = TriggerViews.of("team", List.of(), List.of("stable"), Map.of(), Map.of());
        assertThat(rows(never, "VIEW team").get(0).getImage()).as("not even the image").isEmpty();
    }
}

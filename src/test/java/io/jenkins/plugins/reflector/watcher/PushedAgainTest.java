package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.GuardAction;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The alarm of a tag that has other content than before (features.md 5.10): who hears of it, and how often. */
class PushedAgainTest extends WatchedFleet {

    private static final String ALARM = "1.0.0 was pushed again: it was sha256:1.0.0 (seen since 2026-11-24T10:00Z) and is sha256:forged now";

    private static ImagePolicy policy(String name, GuardAction onRepush) {
        return ImagePolicy.of(WatcherFixture.name(name), WEB.name(), new PolicyChoice.SemVer("1.x"))
                .withDigestReflection(DigestReflection.ALWAYS)
                .withOptions(new PolicyOptions(null, List.of(), null, null, null, null, onRepush, List.of(), "", false, false));
    }

    private void watch(ImagePolicy... policies) {
        engine.catalog = WatcherFixture.catalog(
                List.of(WatcherFixture.repository("team/web").withAccessFrom(List.of(RepositoryAccess.admitting("guest")))),
                List.of(policies),
                List.of(),
                List.of());
    }

    private void pushAgain(String content) throws Exception {
        registries.contents.put("1.0.0", content);
        again();
    }

    private void again() throws Exception {
        pass(Duration.ofMinutes(11));
        tick();
    }

    private String log() throws Exception {
        return watch.logs().read(WatchedKind.IMAGE_REPOSITORY, WEB.name());
    }

    @Test
    void itIsToldOnceInTheLogAndToAdministratorsUntilSomebodyTakesIt() throws Exception {
        ImagePolicy held = policy("team/web", GuardAction.HOLD);
        watch(held);
        tick();
        pushAgain("forged");

        assertThat(watch.look(held).orElseThrow().alarm()).map(Ruling::detail).hasValue(ALARM);
        assertThat(watch.picks().previous(held)).hasToString("web:1.0.0@sha256:1.0.0");
        assertThat(watch.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.text())
                .isEqualTo("The image policy team/web is held, as a tag of web has other content than before: " + ALARM
                        + ". Find out who pushed it and why. To take it, set onRepush of the policy to \"write\" until that is picked."));
        String key = watch.troubles().get(0).key();
        again();
        restart();
        again();
        assertThat(watch.troubles()).extracting(Trouble::key).as("the same, also after a restart").containsExactly(key);
        assertThat(log()).containsOnlyOnce("the policy team/web is held: " + ALARM + "\n");

        watch(policy("team/web", GuardAction.WRITE));
        tick();
        watch(held);
        again();
        assertThat(watch.picks().previous(held)).hasToString("web:1.0.0@sha256:forged");
        assertThat(watch.troubles()).isEmpty();
        assertThat(watch.look(held).orElseThrow().alarm()).isEmpty();
        assertThat(log()).containsOnlyOnce("the policy team/web goes on: " + ALARM + "\n");
    }

    @Test
    void anotherPushIsAnotherAlarm() throws Exception {
        watch(policy("team/web", GuardAction.HOLD));
        tick();
        pushAgain("forged");
        String first = watch.troubles().get(0).key();
        pushAgain("worse");

        assertThat(watch.troubles()).singleElement().satisfies(trouble -> assertThat(trouble.key()).isNotEqualTo(first));
        pushAgain("1.0.0");
        assertThat(watch.troubles()).as("the old content is back").isEmpty();
    }

    @Test
    void aDigestThatIsTooYoungIsHeldWithoutAnAlarm() throws Exception {
        ImagePolicy policy = policy("team/web", null)
                .withOptions(new PolicyOptions(Duration.ofHours(1), List.of(), null, null, null, null, null, List.of(), "", false, false));
        watch(policy);
        tick();
        pushAgain("newer");

        String held = "1.0.0 points at sha256:newer now: too young until 2026-11-24T11:11Z";
        assertThat(watch.look(policy).orElseThrow().rulings()).extracting(Ruling::detail).containsExactly(held);
        again();
        assertThat(log()).containsOnlyOnce("the policy team/web is held: " + held + "\n");
        assertThat(watch.troubles()).isEmpty();
        pass(Duration.ofHours(1));
        tick();
        assertThat(watch.look(policy).orElseThrow().rulings()).isEmpty();
        assertThat(watch.picks().previous(policy)).hasToString("web:1.0.0@sha256:newer");
    }

    @Test
    void theLogTellsNothingOfAPolicyOfElsewhereButTheTag() throws Exception {
        watch(policy("guest/mine", GuardAction.HOLD));
        tick();
        pushAgain("forged");

        assertThat(log()).contains("a policy of elsewhere is held: " + ALARM).doesNotContain("guest");
    }
}

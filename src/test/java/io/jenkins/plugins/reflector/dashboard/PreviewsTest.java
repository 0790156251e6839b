package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resource.AutomationOptions;
import io.jenkins.plugins.reflector.engine.resource.CommitSpec;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.LabelSelector;
import io.jenkins.plugins.reflector.engine.resource.PushSpec;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.SourcePosition;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreviewsTest {

    private final Deque<WatcherExecutor.Work> queued = new ArrayDeque<>();
    private boolean fails;

    private final Previews previews = new Previews(
            Clock.fixed(DashboardFixture.NOW, ZoneOffset.UTC),
            automation -> {
                if (fails) {
                    throw new IllegalStateException("no such branch");
                }
                return new Previews.Found("", "looked at " + automation.spec().name());
            },
            (text, work) -> queued.add(work));

    private static Owned<ImageUpdateAutomation> automation(String name) {
        ResourceName full = new ResourceName("team", name);
        Owner owner = new Owner(null, "there", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        return new Owned<>(
                new ImageUpdateAutomation(
                        full,
                        full,
                        Duration.ofHours(1),
                        LabelSelector.ALL,
                        UpdateStrategy.BOTH,
                        "",
                        false,
                        null,
                        new CommitSpec("bot", "bot@example.com", null, Map.of()),
                        new PushSpec(null, null, Map.of()),
                        AutomationOptions.NONE,
                        SourcePosition.NONE),
                owner);
    }

    private Previews.Preview of(String name) {
        return previews.of(new ResourceName("team", name));
    }

    @Test
    void twoRunAtOnceAndTheOthersWaitVisibly() throws Exception {
        for (String name : List.of("a", "b", "c", "d", "c")) {
            previews.begin(automation(name));
        }

        assertThat(queued).hasSize(2);
        assertThat(of("b")).satisfies(preview -> assertThat(preview.running()).isTrue()).satisfies(preview -> assertThat(preview.waiting()).isFalse());
        assertThat(of("c")).satisfies(preview -> assertThat(preview.running()).isTrue()).satisfies(preview -> assertThat(preview.waiting()).isTrue());

        queued.remove().run();
        assertThat(of("a")).satisfies(preview -> assertThat(preview.running()).isFalse()).satisfies(preview -> assertThat(preview.problem()).isEqualTo("looked at team/a"));
        assertThat(of("c").waiting()).isFalse();
        assertThat(of("d").waiting()).isTrue();
        while (!queued.isEmpty()) {
            queued.remove().run();
        }
        assertThat(of("d").problem()).isEqualTo("looked at team/d");
        previews.begin(automation("a"));
        assertThat(queued).as("once for each that asked").hasSize(1);
    }

    @Test
    void whatFailsMakesPlaceToo() {
        fails = true;
        previews.begin(automation("a"));
        previews.begin(automation("b"));
        previews.begin(automation("c"));
        while (!queued.isEmpty()) {
            assertThat(catchThrowable(queued.remove()::run)).hasMessage("no such branch");
        }

        assertThat(of("c").running()).isFalse();
        assertThat(of("c").problem()).isEqualTo("The preview was given up: try again.");
    }

    @Test
    void whatIsToComeIsNotForgottenForWhatIsOver() throws Exception {
        for (int i = 0; i < 25; i++) {
            previews.begin(automation("a" + i));
        }
        assertThat(of("a0").running()).isTrue();
        queued.remove().run();
        assertThat(of("a0").problem()).as("it ended just now").isEqualTo("looked at team/a0");
        while (!queued.isEmpty()) {
            queued.remove().run();
        }

        assertThat(of("a0")).isNull();
        assertThat(of("a24").running()).isFalse();
    }
}

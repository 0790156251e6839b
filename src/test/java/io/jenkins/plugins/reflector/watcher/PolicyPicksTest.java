package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.engine.registry.pace.TestClock;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.watcher.WatcherFixture.Registries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyPicksTest {

    private static final ImagePolicy WEB = WatcherFixture.policy("team/web", "1.x", "");

    @TempDir
    Path state;

    private final Registries registries = new Registries(new TestClock(Instant.parse("2026-11-24T10:00:00Z")));
    private final List<String> heard = new ArrayList<>();

    @Test
    void aPickIsToldOnceAlsoOverARestart() throws Exception {
        registries.push("web", "1.0.0");
        picks().evaluate(List.of(WEB), resolver(registries));
        registries.push("web", "1.1.0");
        picks().evaluate(List.of(WEB), resolver(registries));
        picks().evaluate(List.of(WEB), resolver(registries));

        assertThat(heard).containsExactly("null > web:1.0.0", "web:1.0.0 > web:1.1.0");
    }

    @Test
    void whoBeganEarlierDoesNotOverwriteWhatALaterOneFound() throws Exception {
        PolicyPicks picks = picks();
        registries.push("web", "1.0.0");

        picks.evaluate(List.of(WEB), resolver(new ForwardingTagSource(registries) {
            @Override
            public ScanResult scan(ImageRepository repository) throws ScanException, InterruptedException {
                ScanResult old = super.scan(repository);
                registries.push("web", "1.1.0");
                evaluateMeanwhile(picks);
                return old;
            }
        }));

        assertThat(picks.previous(WEB)).hasToString("web:1.1.0");
        assertThat(heard).containsExactly("null > web:1.1.0");
    }

    private void evaluateMeanwhile(PolicyPicks picks) throws InterruptedException {
        try {
            picks.evaluate(List.of(WEB), resolver(registries));
        } catch (java.io.IOException e) {
            throw new AssertionError("the file cannot be written", e);
        }
    }

    @Test
    void aPolicyThatIsGoneIsForgotten() throws Exception {
        registries.push("web", "1.0.0");
        PolicyPicks picks = picks();
        picks.evaluate(List.of(WEB), resolver(registries));

        picks.retain(List.of());

        assertThat(picks.all()).isEmpty();
        assertThat(picks().all()).isEmpty();
    }

    @Test
    void aFolderWithABlankThatIsRenamedKeepsItsPicks() throws Exception {
        registries.push("web", "1.0.0");
        PolicyPicks picks = picks();
        picks.evaluate(List.of(WatcherFixture.policy("Team A/web", "1.x", "")), resolver(registries));
        assertThat(picks().all()).extracting(pick -> pick.policy().toString()).containsExactly("Team A/web");

        picks.rename(new RenamedItem("Team A", "crew"));
        picks.evaluate(List.of(WatcherFixture.policy("crew/web", "1.x", "")), resolver(registries));

        assertThat(heard).containsExactly("null > web:1.0.0");
        assertThat(picks().all()).extracting(pick -> pick.policy().toString()).containsExactly("crew/web");
    }

    @Test
    void aPickThatCannotBeSavedIsToldAllTheSame() throws Exception {
        registries.push("web", "1.0.0");
        Files.createDirectories(state.resolve("picks.json/in the way"));
        PolicyPicks picks = picks();

        assertThatThrownBy(() -> picks.evaluate(List.of(WEB), resolver(registries))).isInstanceOf(IOException.class);
        assertThat(heard).containsExactly("null > web:1.0.0");
        assertThat(picks.previous(WEB)).hasToString("web:1.0.0");
    }

    private PolicyPicks picks() {
        return new PolicyPicks(
                new PickFile(state.resolve("picks.json")), new WatcherFixture.Heard(heard));
    }

    private static PolicyResolver resolver(TagSource tags) {
        return new PolicyResolver(name -> Optional.of(WatcherFixture.repository(name.toString())), tags);
    }
}

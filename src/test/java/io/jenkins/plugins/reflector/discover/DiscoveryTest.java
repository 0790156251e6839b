package io.jenkins.plugins.reflector.discover;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.InheritedRepositories;
import io.jenkins.plugins.reflector.engine.git.GitCredentials;
import io.jenkins.plugins.reflector.engine.git.GitRemote;
import io.jenkins.plugins.reflector.engine.git.JGitSessions;
import io.jenkins.plugins.reflector.engine.git.UrlRules;
import io.jenkins.plugins.reflector.servers.EmbeddedGitRepository;
import io.jenkins.plugins.reflector.testing.RealGit;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class DiscoveryTest {

    @RegisterExtension
    static final RealGit git = RealGit.http();

    @TempDir
    Path folder;

    private EmbeddedGitRepository repository;
    private String url;

    @BeforeEach
    void begin() throws IOException {
        String name = "discover-" + System.nanoTime();
        repository = git.create(name);
        repository.commit("main", Map.of("apps/compose.yaml", "services:\n  web:\n    image: nginx:1.23.0\n  app:\n    image: acme/app:0a1b2c3d4e5f\n", "more/compose.yaml", "services:\n  web:\n    image: docker.io/library/nginx:1.23.1\n"), "Begin");
        url = git.url(name);
    }

    private Discovery look(String at, String branch, String path) throws InterruptedException {
        Discovery discovery = new Discovery(new DiscoveryRequest(at, branch, path, "git-bot"));
        assertThat(discovery.isRunning()).isTrue();
        discovery.run(
                new JGitSessions(folder.resolve("mirrors"), UrlRules.NETWORK_ONLY),
                new GitRemote(at, GitCredentials.NONE, Duration.ofMinutes(1)));
        assertThat(discovery.isRunning()).isFalse();
        return discovery;
    }

    @Test
    void eachImageStandsOnceWithItsTagsPlacesAndSuggestion() throws Exception {
        DiscoveryView view = new DiscoveryView(look(url, "main", ""), null, InheritedRepositories.none());

        assertThat(view.getRows()).hasSize(2);
        DiscoveredRow nginx = view.getRows().get(0);
        assertThat(nginx.getImage()).isEqualTo("nginx");
        assertThat(nginx.getTags()).containsExactly("1.23.0", "1.23.1");
        assertThat(nginx.getPlaces()).containsExactly("apps/compose.yaml:3", "more/compose.yaml:3");
        assertThat(nginx.getSuggestion()).isEqualTo("semver('1.23.x')");
        assertThat(nginx.isFresh()).as("nowhere to add it").isFalse();
        assertThat(view.getRows().get(1).getSuggestion()).as("a commit's hash").isEmpty();
        assertThat(view.getProgress()).isEqualTo("Looked into 2 files.");
        assertThat(view.isAddable()).isFalse();
        assertThat(view.getPipeline())
                .startsWith("reflectorUpdate url: '" + url + "', credentialsId: 'git-bot', branch: 'main',\n")
                .contains("[image: 'nginx', policy: semver('1.23.x')]");
    }

    @Test
    void aPathLeavesTheRestOut() throws Exception {
        assertThat(new DiscoveryView(look(url, "main", "more"), null, InheritedRepositories.none()).getRows()).singleElement().satisfies(row -> assertThat(row.getPlaces()).hasSize(1));
    }

    @Test
    void whatIsNotThereOrNotAllowedIsToldInASentence() throws Exception {
        assertThat(look(url, "nowhere", "").problem()).contains("nowhere");
        assertThat(look(url, "main", "no/such").problem()).contains("no/such", "correct it");
        assertThat(look("file://" + repository.directory(), "main", "").problem()).isNotEmpty();
        assertThat(look(folder.toString(), "main", "").result()).isNull();
    }

    @Test
    void moreImagesThanCanBeShownAreCounted() throws Exception {
        StringBuilder compose = new StringBuilder("services:\n");
        for (int i = 0; i < Discovery.MOST_IMAGES + 3; i++) {
            compose.append("  s").append(i).append(":\n    image: acme/s").append(i).append(":1.0.0\n");
        }
        repository.commit("many", new HashMap<>(Map.of("compose.yaml", compose.toString())), "Many");

        DiscoveryView view = new DiscoveryView(look(url, "many", ""), null, InheritedRepositories.none());

        assertThat(view.getRows()).hasSize(Discovery.MOST_IMAGES);
        assertThat(view.getLeftOut()).isEqualTo(3);
    }

    @Test
    void onesLookIsNobodyElsesAndTooManyAtOnceAreRefused() {
        Discoveries all = new Discoveries();
        Discoveries.Key mine = new Discoveries.Key("team", "dora");
        Discovery first = waiting();

        assertThat(all.begin(mine, first)).isEqualTo(Discoveries.Begun.YES);
        assertThat(all.of(mine)).isSameAs(first);
        assertThat(all.of(new Discoveries.Key("team", "other"))).isNull();
        assertThat(all.of(new Discoveries.Key("", "dora"))).isNull();
        assertThat(all.begin(mine, waiting())).as("while it runs").isEqualTo(Discoveries.Begun.OWN_RUNS);
        assertThat(all.begin(new Discoveries.Key("team", "other"), waiting())).isEqualTo(Discoveries.Begun.YES);
        assertThat(all.begin(new Discoveries.Key("team", "third"), waiting())).as("a third at once").isEqualTo(Discoveries.Begun.OTHERS_RUN);
        assertThat(all.begin(mine, waiting())).as("one's own is told before the others'").isEqualTo(Discoveries.Begun.OWN_RUNS);

        first.giveUp();
        Discovery second = waiting();
        assertThat(all.begin(mine, second)).isEqualTo(Discoveries.Begun.YES);
        assertThat(all.of(mine)).isSameAs(second);
    }

    @Test
    void theOldestAreForgotten() {
        Discoveries all = new Discoveries();
        for (int i = 0; i <= Discoveries.MOST; i++) {
            Discovery ended = waiting();
            all.begin(new Discoveries.Key("", "user" + i), ended);
            ended.giveUp();
        }

        assertThat(all.of(new Discoveries.Key("", "user0"))).isNull();
        assertThat(all.of(new Discoveries.Key("", "user" + Discoveries.MOST))).isNotNull();
    }

    private static Discovery waiting() {
        return new Discovery(new DiscoveryRequest("https://git.example.com/fleet.git", "main", "", null));
    }
}

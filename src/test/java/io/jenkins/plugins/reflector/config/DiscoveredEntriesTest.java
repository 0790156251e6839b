package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.engine.discover.PolicyGuess;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoveredEntriesTest {

    private final There there = new There();

    /** Entries that are nobody's. */
    private static final class There implements Entries {

        private final List<ImageRepositoryItem> repositories = new ArrayList<>();
        private final List<ImagePolicyItem> policies = new ArrayList<>();

        @Override
        public List<ImageRepositoryItem> repositories() {
            return repositories;
        }

        @Override
        public List<ImagePolicyItem> policies() {
            return policies;
        }

        @Override
        public void add(List<ImageRepositoryItem> moreRepositories, List<ImagePolicyItem> morePolicies, List<ImageUpdateAutomationItem> automations) {
            repositories.addAll(moreRepositories);
            policies.addAll(morePolicies);
        }
    }

    private static WatchedImage image(String key, String name, String tag) throws Exception {
        return new WatchedImage(key, ImageName.parse(name), 1, PolicyGuess.of(tag).orElse(null), DigestReflection.NEVER);
    }

    @Test
    void eachImageGetsARepositoryAndASuggestedPolicy() throws Exception {
        WatchedImage web = image("web", "ghcr.io/acme/web", "1.23.0-alpine");
        DiscoveredEntries entries = DiscoveredEntries.of(List.of(web), there);

        entries.addTo(there);

        assertThat(there.repositories).singleElement().satisfies(item -> {
            assertThat(item.getName()).isEqualTo("web");
            assertThat(item.getImage()).isEqualTo("ghcr.io/acme/web");
        });
        assertThat(there.policies).singleElement().satisfies(item -> {
            assertThat(item.getImageRepositoryRef()).isEqualTo("web");
            assertThat(((SemVerChoice) item.getPolicy()).getRange()).isEqualTo("1.23.x");
            assertThat(item.getFilterTags().getPattern()).contains("-alpine");
        });
        assertThat(entries.line(web)).isEqualTo("New: policy web of the image repository web.");
        assertThat(entries.isNew(web)).isTrue();
    }

    @Test
    void doneTwiceItAddsNothing() throws Exception {
        List<WatchedImage> images = List.of(image("nginx", "nginx", "1.23.0"), image("redis", "redis", "7.0.1"));
        DiscoveredEntries.of(images, there).addTo(there);

        DiscoveredEntries again = DiscoveredEntries.of(images, there);

        assertThat(again.count()).isZero();
        assertThat(again.line(images.get(0))).isEqualTo("Is watched already, by the policy nginx.");
        again.addTo(there);
        assertThat(there.policies).hasSize(2);
    }

    @Test
    void whatIsThereIsUsedHoweverItIsSpelledAndNeverChanged() throws Exception {
        there.repositories.add(new ImageRepositoryItem("front", "docker.io/library/nginx"));
        there.repositories.add(new ImageRepositoryItem("redis", "quay.io/other/redis"));

        DiscoveredEntries.of(List.of(image("nginx", "nginx", "1.23.0"), image("redis", "redis", "7.0.1")), there).addTo(there);

        assertThat(there.repositories.stream().map(item -> item.getName() + " " + item.getImage()))
                .containsExactly("front docker.io/library/nginx", "redis quay.io/other/redis", "redis-2 redis");
        assertThat(there.policies.stream().map(item -> item.getName() + " of " + item.getImageRepositoryRef()))
                .containsExactly("nginx of front", "redis of redis-2");
    }

    @Test
    void aTagThatTellsNoOrderIsLeftToPeople() throws Exception {
        WatchedImage hashed = image("app", "app", "0a1b2c3d4e5f");
        DiscoveredEntries entries = DiscoveredEntries.of(List.of(hashed), there);

        assertThat(entries.count()).isZero();
        assertThat(entries.line(hashed)).contains("by hand");
        assertThat(entries.isNew(hashed)).isFalse();
        assertThat(DiscoveredEntries.suggestion(hashed)).isEmpty();
    }

    @Test
    void entriesOfOtherNamespacesCountForNothing() throws Exception {
        ImageRepositoryItem other = new ImageRepositoryItem("nginx", "nginx");
        other.setNamespace("team");
        there.repositories.add(other);

        DiscoveredEntries entries = DiscoveredEntries.of(List.of(image("nginx", "nginx", "1.23.0")), there);

        assertThat(entries.repositories()).hasSize(1);
    }
}

package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.config.automation.ImageUpdateAutomationItem;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.discover.PolicyGuess;
import io.jenkins.plugins.reflector.engine.discover.WatchedImage;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.resource.DigestReflection;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static DiscoveredEntries of(List<WatchedImage> images, Entries there) {
        return DiscoveredEntries.of(images, there, InheritedRepositories.none());
    }

    private static WatchedImage image(String key, String name, String tag) throws Exception {
        return new WatchedImage(key, ImageName.parse(name), 1, PolicyGuess.of(tag).orElse(null), DigestReflection.NEVER);
    }

    @Test
    void eachImageGetsARepositoryAndASuggestedPolicy() throws Exception {
        WatchedImage web = image("web", "ghcr.io/acme/web", "1.23.0-alpine");
        DiscoveredEntries entries = of(List.of(web), there);

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
        of(images, there).addTo(there);

        DiscoveredEntries again = of(images, there);

        assertThat(again.count()).isZero();
        assertThat(again.line(images.get(0))).isEqualTo("Is watched already, by the policy nginx.");
        again.addTo(there);
        assertThat(there.policies).hasSize(2);
    }

    @Test
    void whatIsThereIsUsedHoweverItIsSpelledAndNeverChanged() throws Exception {
        there.repositories.add(new ImageRepositoryItem("front", "docker.io/library/nginx"));
        there.repositories.add(new ImageRepositoryItem("redis", "quay.io/other/redis"));

        of(List.of(image("nginx", "nginx", "1.23.0"), image("redis", "redis", "7.0.1")), there).addTo(there);

        assertThat(there.repositories.stream().map(item -> item.getName() + " " + item.getImage()))
                .containsExactly("front docker.io/library/nginx", "redis quay.io/other/redis", "redis-2 redis");
        assertThat(there.policies.stream().map(item -> item.getName() + " of " + item.getImageRepositoryRef()))
                .containsExactly("nginx of front", "redis of redis-2");
    }

    @Test
    void aTagThatTellsNoOrderIsLeftToPeople() throws Exception {
        WatchedImage hashed = image("app", "app", "0a1b2c3d4e5f");
        DiscoveredEntries entries = of(List.of(hashed), there);

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

        DiscoveredEntries entries = of(List.of(image("nginx", "nginx", "1.23.0")), there);

        assertThat(entries.repositories()).hasSize(1);
    }

    /** A controller with these repositories, and a folder {@code team} with a policy of its own. */
    private InheritedRepositories inherited(boolean maySee, ImageRepository... repositories) {
        Owner controller = new Owner(null, "Manage Jenkins", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        Catalog catalog = Catalog.of(
                List.of(new Contribution(
                        controller,
                        new ResourceSet(List.of(repositories), List.of(), List.of(), List.of(), List.of()),
                        List.of())),
                "team"::equals);
        return InheritedRepositories.of(catalog, "team", owner -> maySee);
    }

    private static ImageRepository above(String name, String image) {
        return ImageRepository.of(new ResourceName("default", name), image, Duration.ofMinutes(10));
    }

    @Test
    void anImageThatAFolderInheritsGetsNoSecondRepository() throws Exception {
        WatchedImage nginx = image("nginx", "nginx", "1.23.0");
        WatchedImage front = image("front", "quay.io/acme/front", "1.0.0");
        InheritedRepositories inherited = inherited(true, above("front", "docker.io/library/nginx"));

        DiscoveredEntries entries = DiscoveredEntries.of(List.of(front, nginx), there, inherited);
        entries.addTo(there);

        assertThat(entries.line(nginx)).isEqualTo("New: policy nginx of the inherited image repository front.");
        assertThat(there.repositories.stream().map(item -> item.getName() + " " + item.getImage()))
                .as("another name, lest it come before the inherited one")
                .containsExactly("front-2 quay.io/acme/front");
        assertThat(there.policies.stream().map(item -> item.getName() + " of " + item.getImageRepositoryRef()))
                .containsExactly("front of front-2", "nginx of front");
        assertThat(DiscoveredEntries.of(List.of(front, nginx), there, inherited).count()).as("done again").isZero();
    }

    @Test
    void whatIsInheritedButNotToBeSeenOrHasCredentialsOrIsSuspendedIsNotUsed() throws Exception {
        WatchedImage nginx = image("nginx", "nginx", "1.23.0");
        ImageRepository plain = above("front", "nginx");
        ImageRepository login = new ImageRepository(
                plain.name(), "nginx", plain.interval(), plain.timeout(), "hub", false, List.of(), false, null, plain.position());
        ImageRepository suspended = new ImageRepository(
                plain.name(), "nginx", plain.interval(), plain.timeout(), null, true, List.of(), false, null, plain.position());

        for (InheritedRepositories inherited : List.of(inherited(false, plain), inherited(true, login), inherited(true, suspended))) {
            assertThat(DiscoveredEntries.of(List.of(nginx), there, inherited).line(nginx))
                    .isEqualTo("New: policy nginx of the image repository nginx.");
        }
    }

    @Test
    void aNewRepositoryTakesNoNameThatMeansAnInheritedOneToAPolicyHere() throws Exception {
        there.policies.add(new ImagePolicyItem("mine", "redis", new SemVerChoice("1.x")));

        DiscoveredEntries.of(List.of(image("redis", "quay.io/acme/redis", "7.0.1")), there, InheritedRepositories.none()).addTo(there);

        assertThat(there.repositories).extracting(ImageRepositoryItem::getName).containsExactly("redis-2");
    }
}

package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.resolve.RepositoryAccess;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A form shows the tags of no repository that a policy written there could not use. */
class StoredScansTest {

    private final Catalog catalog = catalog(
            repository("default", "nginx"),
            repository("team", "nginx"),
            repository("other", "secret"),
            repository("other", "open").withAccessFrom(List.of(RepositoryAccess.admitting("team"))));

    @Test
    void namesAreLookedForUpward() {
        assertThat(StoredScans.seen(catalog, "nginx", "team/app")).contains(new ResourceName("team", "nginx"));
        assertThat(StoredScans.seen(catalog, "nginx", "elsewhere")).contains(new ResourceName("default", "nginx"));
        assertThat(StoredScans.seen(catalog, "absent", "team")).isEmpty();
    }

    @Test
    void othersRepositoriesAreSeenOnlyWhereAccessIsGranted() {
        assertThat(StoredScans.seen(catalog, "other/open", "team")).contains(new ResourceName("other", "open"));
        assertThat(StoredScans.seen(catalog, "other/secret", "team")).isEmpty();
        assertThat(StoredScans.seen(catalog, "other/secret", "other")).isPresent();
    }

    private static ImageRepository repository(String namespace, String name) {
        return ImageRepository.of(new ResourceName(namespace, name), "nginx", Duration.ofMinutes(10));
    }

    private static Catalog catalog(ImageRepository... repositories) {
        CredentialsContext none = new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        };
        return Catalog.of(
                List.of(new Contribution(
                        new Owner(null, "a test", none),
                        new ResourceSet(List.of(repositories), List.of(), List.of(), List.of(), List.of()),
                        List.of())),
                folder -> true);
    }
}

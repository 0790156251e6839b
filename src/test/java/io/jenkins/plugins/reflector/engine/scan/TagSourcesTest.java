package io.jenkins.plugins.reflector.engine.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.registry.RegistryClient;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials;
import io.jenkins.plugins.reflector.engine.registry.RegistryMirrors;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.RepositoryOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.servers.EmbeddedRegistry;
import io.jenkins.plugins.reflector.servers.RegistryFault;
import io.jenkins.plugins.reflector.servers.RegistryFaults;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** flux.md 1.2, 1.6 and 1.8. */
class TagSourcesTest {

    private static final ResourceName NAME = new ResourceName("team", "app");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    @Test
    void sortsDescendingByBytesAndDropsWhatIsExcludedDoubledOrNoTag() throws Exception {
        ScanResult result = fixed(List.of("v1", "a", "v1", "sha256-x.sig", "V2", "v10", "-62", "a\nb", "", "_x", "ü"))
                .scan(repository("nginx"));

        assertThat(result.tags()).containsExactly("ü", "v10", "v1", "a", "_x", "V2", "-62");
        assertThat(result.excluded()).containsExactly("sha256-x.sig");
        assertThat(result.canonicalImageName()).isEqualTo("index.docker.io/library/nginx");
        assertThat(result.scanTime()).isEqualTo(CLOCK.instant());
        assertThat(result.complete()).isTrue();
        assertThat(TagListing.of(repository("nginx"), List.of("a", "b\u0007")).invalid()).isEqualTo(1);
    }

    @Test
    void aRegistryTellsPlatformsAndAgeAndIsAskedInPagesOfTheRepositorysSize() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start();
                RegistryClient client = RegistryClient.create()) {
            registry.pushIndex("org/app", "1.0.0", List.of("linux/amd64", "linux/arm/v7"));
            registry.push("org/app", "1.0.1");
            RegistryTagSource source =
                    new RegistryTagSource(client, CredentialsSource.NONE, RegistryMirrors.none(), CLOCK);
            ImageRepository repository =
                    repository(registry.host() + "/org/app").withOptions(new RepositoryOptions(7, null, ""));

            assertThat(source.scan(repository).tags()).hasSize(2);
            assertThat(registry.requests()).last().satisfies(r -> assertThat(r.parameter("n")).isEqualTo("7"));
            for (int round = 0; round < 2; round++) {
                assertThat(source.platforms(repository, "1.0.0"))
                        .hasValueSatisfying(p -> assertThat(p).containsExactly("linux/amd64", "linux/arm/v7"));
                assertThat(source.created(repository, "1.0.0")).hasValue(Instant.parse("2026-01-02T03:04:05Z"));
                assertThat(registry.requests())
                        .as("what a digest names is read once")
                        .filteredOn(r -> r.method().equals("GET") && r.path().contains("/manifests/"))
                        .hasSize(3);
            }
            assertThatThrownBy(() -> source.platforms(repository, "9"))
                    .isInstanceOf(ScanException.class)
                    .hasMessageContaining("failed fetching the platforms of " + registry.host() + "/org/app:9: 404 from");
        }
    }

    @Test
    void whatIsUrgentMayUseTheLastCallsOfABudget() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start();
                RegistryClient client = RegistryClient.create()) {
            registry.push("org/app", "1.0.0");
            registry.inject(RegistryFault.on(RegistryFault.Request.TAGS, RegistryFaults.rateLimit(20, 21_600)));
            TagSource source = new RegistryTagSource(client, CredentialsSource.NONE, RegistryMirrors.none(), CLOCK);
            ImageRepository repository = repository(registry.host() + "/org/app");
            for (int i = 0; i < 19; i++) {
                source.scan(repository);
            }

            assertThatThrownBy(() -> source.scan(repository))
                    .isInstanceOf(ScanException.class)
                    .hasMessageContaining("not asked: ")
                    .hasMessageContaining("its budget of 20 calls in 6 h is used up");
            assertThat(source.urgent().scan(repository).tags()).containsExactly("1.0.0");
        }
    }

    @Test
    void theRevisionIsTheChecksumOfTheLines() throws Exception {
        // printf 'b\na\n' | sha256sum
        assertThat(fixed(List.of("a", "b")).scan(repository("nginx")).revision())
                .isEqualTo("sha256:aea8a04c2f293417e499bf5de2def8ebb1ed40264d128a67180ea56fbe4600ff");
    }

    @Test
    void anOwnExclusionListReplacesTheDefaultAndAnEmptyOneDoesNot() throws Exception {
        FixedTagSource source = fixed(List.of("1.0.sig", "1.0-rc1", "1.0"));

        assertThat(source.scan(repository("nginx").withExclusionList(List.of("rc"))).tags())
                .containsExactly("1.0.sig", "1.0");
        assertThat(source.scan(repository("nginx").withExclusionList(List.of())).tags())
                .containsExactly("1.0-rc1", "1.0");
    }

    @Test
    void aWrongExpressionFailsTheScan() {
        ScanException failure = failure(fixed(List.of("a")), repository("nginx").withExclusionList(List.of("a(b")));

        assertThat(failure).hasMessageStartingWith("scan failed: failed to compile regex a(b: ");
        assertThat(failure.reason()).isEqualTo(ScanException.Reason.READ_OPERATION_FAILED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"nginx:1.23", "https://ghcr.io/a/b", "x"})
    void aWrongNameEndsTrying(String image) {
        ScanException failure = failure(fixed(List.of("a")), repository(image));

        assertThat(failure.reason()).isEqualTo(ScanException.Reason.IMAGE_URL_INVALID);
        assertThat(failure.reason().stalled()).isTrue();
    }

    @Test
    void absentAndEmptyAreNotReady() {
        for (FixedTagSource source : List.of(fixed(List.of()), new FixedTagSource(Map.of(), CLOCK))) {
            ScanException failure = failure(source, repository("nginx"));
            assertThat(failure.reason()).isEqualTo(ScanException.Reason.DEPENDENCY_NOT_READY);
            assertThat(failure).hasMessageContaining("no tags in database").hasMessageContaining("team/app");
        }
    }

    @Test
    void givenDigestsAreTold() throws Exception {
        FixedTagSource source =
                new FixedTagSource(Map.of(NAME, FixedTagSource.Tags.of(Map.of("a", "sha256:1"))), CLOCK);

        assertThat(source.digest(repository("nginx"), "a")).isEqualTo("sha256:1");
        assertThat(source.digest(repository("nginx"), "b")).isNull();
    }

    @Test
    void aRegistryIsAskedThroughAMirrorWithDockerHubsNames() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start()) {
            String digest = registry.push("library/nginx", "1.23.1");
            RegistryTagSource source = source(CredentialsSource.NONE, "docker.io=" + registry.url());

            ScanResult result = source.scan(repository("nginx"));

            assertThat(result.tags()).containsExactly("1.23.1");
            assertThat(result.canonicalImageName()).isEqualTo("index.docker.io/library/nginx");
            assertThat(source.digest(repository("index.docker.io/nginx"), "1.23.1")).isEqualTo(digest);
            ScanException failure = failure(source, repository("org/none"));
            assertThat(failure).hasMessageStartingWith("scan failed: 404 from " + registry.host());
            assertThat(failure.reason()).isEqualTo(ScanException.Reason.READ_OPERATION_FAILED);
        }
    }

    @Test
    void aRepositorysOwnMirrorIsAskedWithTheMirrorsCredentialsAlone() throws Exception {
        try (EmbeddedRegistry registry = EmbeddedRegistry.start()) {
            registry.push("library/nginx", "1.23.1");
            List<String> asked = new ArrayList<>();
            CredentialsSource credentials = (repository, image) -> {
                asked.add(image.registry());
                return RegistryCredentials.anonymous();
            };
            ImageRepository mirrored =
                    repository("nginx").withOptions(new RepositoryOptions(null, registry.url(), ""));

            ScanResult result = new RegistryTagSource(
                            RegistryClient.create(), credentials, RegistryMirrors.none(), CLOCK)
                    .scan(mirrored);
            assertThat(result.tags()).containsExactly("1.23.1");
            assertThat(result.canonicalImageName()).isEqualTo("index.docker.io/library/nginx");

            ImageRepository elsewhere =
                    repository("nginx").withOptions(new RepositoryOptions(null, URI.create("http://127.0.0.1:1"), ""));
            assertThat(source(credentials, "docker.io=" + registry.url()).scan(elsewhere).tags())
                    .as("who starts the program has the last word")
                    .containsExactly("1.23.1");
            assertThat(asked).containsExactly(registry.host(), "index.docker.io");
        }
    }

    @Test
    void missingCredentialsAreAnAuthenticationFailure() {
        CredentialsSource missing = (repository, image) -> {
            throw new ScanException(ScanException.Reason.AUTHENTICATION_FAILED, "Secret team/registry is missing");
        };

        ScanException failure = failure(source(missing, "docker.io=http://127.0.0.1:1"), repository("nginx"));

        assertThat(failure)
                .hasMessage("failed to configure authentication options: Secret team/registry is missing");
        assertThat(failure.reason()).isEqualTo(ScanException.Reason.AUTHENTICATION_FAILED);
    }

    private static RegistryTagSource source(CredentialsSource credentials, String mirror) {
        return new RegistryTagSource(
                RegistryClient.create(), credentials, RegistryMirrors.parse(List.of(mirror)), CLOCK);
    }

    private static FixedTagSource fixed(List<String> tags) {
        return new FixedTagSource(Map.of(NAME, FixedTagSource.Tags.of(tags)), CLOCK);
    }

    private static ImageRepository repository(String image) {
        return ImageRepository.of(NAME, image, Duration.ofMinutes(1));
    }

    private static ScanException failure(TagSource source, ImageRepository repository) {
        return catchThrowableOfType(ScanException.class, () -> source.scan(repository));
    }
}

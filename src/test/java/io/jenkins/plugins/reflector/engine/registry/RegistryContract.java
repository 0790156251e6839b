package io.jenkins.plugins.reflector.engine.registry;

import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.QUICK;
import static io.jenkins.plugins.reflector.engine.registry.RegistryClients.client;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.registry.RegistryCredentials.UserPassword;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the client gets from any registry that keeps to the OCI distribution specification, whoever wrote it. */
abstract class RegistryContract {

    private static final Instant CREATED = Instant.parse("2026-01-02T03:04:05Z");

    private final String repository = "org/" + UUID.randomUUID();

    /** The registry, as its client and its pushers see it. */
    interface Subject {

        String host();

        String push(String repository, String tag) throws Exception;

        String pushIndex(String repository, String tag, List<String> platforms) throws Exception;

        String pushReferrer(String repository, String subject, String artifactType) throws Exception;
    }

    abstract Subject subject();

    /** With what it must be asked. */
    RegistryCredentials credentials() {
        return RegistryCredentials.anonymous();
    }

    /** How it must be reached. */
    RegistryOptions options() throws Exception {
        return RegistryOptions.DEFAULT;
    }

    @Test
    void tellsAllTags() throws Exception {
        for (String tag : List.of("1.0.0", "1.0.1", "latest")) {
            subject().push(repository, tag);
        }

        TagList whole = client(QUICK).listTags(target());
        TagList byOne = client(QUICK).listTags(target().withOptions(options().withPageSize(1)));

        assertThat(whole.tags()).containsExactlyInAnyOrder("1.0.0", "1.0.1", "latest");
        assertThat(whole.complete()).isTrue();
        assertThat(byOne.tags()).containsExactlyInAnyOrder("1.0.0", "1.0.1", "latest");
        assertThat(byOne.complete()).isTrue();
    }

    @Test
    void tellsTheDigestOfATagAlsoWhenItMoves() throws Exception {
        RegistryClient client = client(QUICK);
        String first = subject().push(repository, "latest");
        assertThat(client.resolveDigest(target(), "latest")).isEqualTo(first);

        String second = subject().pushIndex(repository, "latest", List.of("linux/amd64", "linux/arm64"));
        assertThat(second).isNotEqualTo(first);
        assertThat(client.resolveDigest(target(), "latest")).isEqualTo(second);
    }

    @Test
    void tellsWhatStandsBehindATag() throws Exception {
        String digest = subject().push(repository, "1.0.0");
        RegistryClient client = client(QUICK);

        ImageManifest manifest = client.manifest(target(), "1.0.0");

        assertThat(manifest.digest()).isEqualTo(digest);
        assertThat(client(QUICK).manifest(target(), digest)).isEqualTo(manifest);
        ImageConfig config = client.config(target(), manifest.configDigest());
        assertThat(config.labels()).containsEntry("tag", "1.0.0");
        assertThat(config.created()).isEqualTo(CREATED);
        assertThat(client.created(target(), "1.0.0")).hasValue(CREATED);
        assertThat(client.platforms(target(), "1.0.0")).containsExactly(Platform.parse("linux/amd64"));
    }

    @Test
    void tellsThePlatformsOfAnIndex() throws Exception {
        subject().pushIndex(repository, "1.0.0", List.of("linux/amd64", "linux/arm/v7"));
        RegistryClient client = client(QUICK);

        assertThat(client.manifest(target(), "1.0.0").isIndex()).isTrue();
        assertThat(client.platforms(target(), "1.0.0"))
                .containsExactlyInAnyOrder(Platform.parse("linux/amd64"), Platform.parse("linux/arm/v7"));
        assertThat(client.created(target(), "1.0.0")).hasValue(CREATED);
    }

    @Test
    void tellsWhatRefersToAnImage() throws Exception {
        String digest = subject().push(repository, "1.0.0");
        assertThat(client(QUICK).referrers(target(), digest)).isEmpty();

        String signature = subject().pushReferrer(repository, digest, "application/vnd.example.signature");

        assertThat(client(QUICK).referrers(target(), digest)).singleElement().satisfies(referrer -> {
            assertThat(referrer.digest()).isEqualTo(signature);
            assertThat(referrer.artifactType()).isEqualTo("application/vnd.example.signature");
        });
    }

    @Test
    void saysWhatIsNotThere() throws Exception {
        subject().push(repository, "1.0.0");
        RegistryTarget other = target(repository + "-else", credentials());

        RegistryException noTag = catchThrowableOfType(
                RegistryException.class, () -> client(QUICK).resolveDigest(target(), "9.9.9"));
        RegistryException noRepository =
                catchThrowableOfType(RegistryException.class, () -> client(QUICK).listTags(other));

        assertThat(noTag.kind()).isEqualTo(RegistryException.Kind.NOT_FOUND);
        assertThat(noTag).hasMessageContaining("404 from " + subject().host() + " for " + repository);
        assertThat(noRepository.kind()).isEqualTo(RegistryException.Kind.NOT_FOUND);
    }

    @Test
    void refusesStrangersWithoutShowingWhatTheySaid() throws Exception {
        subject().push(repository, "1.0.0");
        RegistryTarget stranger = target(repository, RegistryCredentials.basic("bot", "wrong-hush"));
        RegistryTarget nobody = target(repository, RegistryCredentials.anonymous());
        RegistryClient client = client(QUICK);

        assertThat(client.listTags(target()).tags()).containsExactly("1.0.0");
        for (RegistryTarget target : List.of(stranger, nobody)) {
            if (!(credentials() instanceof UserPassword)) {
                assertThat(client.listTags(target).tags()).as("open to everybody").containsExactly("1.0.0");
                continue;
            }
            RegistryException failure = catchThrowableOfType(RegistryException.class, () -> client.listTags(target));
            assertThat(failure.kind()).isEqualTo(RegistryException.Kind.UNAUTHORIZED);
            assertThat(failure).message().contains(subject().host()).doesNotContain("wrong-hush");
        }
    }

    private RegistryTarget target() throws Exception {
        return target(repository, credentials());
    }

    private RegistryTarget target(String name, RegistryCredentials credentials) throws Exception {
        return new RegistryTarget(
                ImageName.parse(subject().host() + "/" + name),
                credentials,
                false,
                null,
                Duration.ofSeconds(20),
                options());
    }
}

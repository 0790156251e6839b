package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.reflector.config.RegistryHost;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrySettingsTest {

    private final List<String> asked = new ArrayList<>();

    @Test
    void dockerHubIsOneRegistryInAllItsSpellings() throws Exception {
        RegistryHost hub = new RegistryHost("docker.io");
        hub.setInsecure(true);

        source(hub).scan(repository("nginx"));
        source(hub).scan(repository("ghcr.io/a/b"));

        assertThat(asked).containsExactly("nginx true", "ghcr.io/a/b false");
    }

    @Test
    void aWrongMirrorFailsItsOwnRegistryAlone() throws Exception {
        RegistryHost wrong = new RegistryHost("docker.io");
        wrong.setMirror("https://me:secret@cache.example.com");
        TagSource source = source(wrong);

        assertThatThrownBy(() -> source.digest(repository("nginx"), "1"))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("mirror of index.docker.io")
                .hasMessageContaining("Manage Jenkins")
                .hasMessageNotContaining("secret");
        source.scan(repository("ghcr.io/a/b"));
        assertThat(asked).containsExactly("ghcr.io/a/b false");
    }

    @Test
    void fipsNeverAsksOverPlainHttp() throws Exception {
        RegistryHost insecure = new RegistryHost("ghcr.io");
        insecure.setInsecure(true);
        RegistryHost mirrored = new RegistryHost("docker.io");
        mirrored.setMirror("http://cache.example.com");
        TagSource source = source(true, insecure, mirrored);

        assertThatThrownBy(() -> source.scan(repository("ghcr.io/a/b")))
                .isInstanceOf(ScanException.class)
                .hasMessageContaining("in FIPS mode no registry is asked over plain HTTP");
        assertThatThrownBy(() -> source.digest(repository("nginx"), "1")).hasMessageContaining("FIPS");
        assertThatThrownBy(() -> source.scan(repository("localhost:5000/app"))).hasMessageContaining("FIPS");
        source.scan(repository("quay.io/a/b"));
        assertThat(asked).containsExactly("quay.io/a/b false");
        assertThat(RegistrySettings.of(List.of(insecure, mirrored), true).broken().values())
                .as("what administrators are told")
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("in FIPS mode", "Manage Jenkins"));
        assertThat(RegistrySettings.of(List.of(insecure, mirrored), false).broken()).isEmpty();
    }

    private static ImageRepository repository(String image) {
        return ImageRepository.of(new ResourceName("a", "b"), image, Duration.ofMinutes(1));
    }

    private TagSource source(RegistryHost host) {
        return source(false, host);
    }

    private TagSource source(boolean fips, RegistryHost... hosts) {
        return new ConfiguredRegistries(
                new TagSource() {
                    @Override
                    public ScanResult scan(ImageRepository repository) {
                        asked.add(repository.image() + " " + repository.insecure());
                        return new ScanResult("x", List.of(), List.of(), true, Instant.EPOCH);
                    }

                    @Override
                    public String digest(ImageRepository repository, String tag) {
                        return null;
                    }
                },
                RegistrySettings.of(List.of(hosts), fips));
    }
}

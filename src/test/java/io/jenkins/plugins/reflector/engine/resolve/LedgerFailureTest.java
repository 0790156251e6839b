package io.jenkins.plugins.reflector.engine.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FixedTagSource;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerFailureTest {

    @TempDir
    Path folder;

    @Test
    void aPolicyIsNotReadyWhileItsLedgerCannotBeRead() throws Exception {
        ImageRepository app = repository("app");
        ImageRepository other = repository("other");
        FixedTagSource tags = new FixedTagSource(
                Map.of(app.name(), FixedTagSource.Tags.of(List.of("1.0.0")), other.name(), FixedTagSource.Tags.of(List.of("2.0.0"))),
                Clock.systemUTC());
        resolve(tags, app);
        Path file;
        try (Stream<Path> files = Files.list(folder.resolve("first-seen"))) {
            file = files.findFirst().orElseThrow();
        }
        Files.delete(file);
        Files.createDirectory(file);

        List<PolicyResolution> resolutions = resolve(tags, app, other);

        assertThat(resolutions.get(0).ready()).isFalse();
        assertThat(resolutions.get(0).reason()).isEqualTo("Failure");
        assertThat(resolutions.get(0).message()).startsWith("cannot read " + file);
        assertThat(resolutions.get(1).ready()).as("the others go on").isTrue();
    }

    private List<PolicyResolution> resolve(FixedTagSource tags, ImageRepository... repositories) throws Exception {
        return new PolicyResolver(
                        name -> Stream.of(repositories).filter(r -> r.name().equals(name)).findFirst(),
                        tags,
                        Store.open(folder, warning -> {}).ledger(),
                        Clock.systemUTC())
                .resolveAll(
                        Stream.of(repositories)
                                .map(r -> ImagePolicy.of(r.name(), r.name(), new PolicyChoice.SemVer(">=1.0.0")))
                                .toList(),
                        name -> null);
    }

    private static ImageRepository repository(String image) {
        return ImageRepository.of(new ResourceName("team", image), image, Duration.ofMinutes(10));
    }
}

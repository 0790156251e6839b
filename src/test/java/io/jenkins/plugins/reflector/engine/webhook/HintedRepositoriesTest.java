package io.jenkins.plugins.reflector.engine.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.webhook.Delivery.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HintedRepositoriesTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    private final HintedRepositories repositories = new HintedRepositories(Stream.of(
                    "nginx", "docker.io/library/redis", "ghcr.io/acme/web", "Reg.Example.com:5000/team/web", "not a name")
            .map(image -> ImageRepository.of(
                    new ResourceName("a", image.replaceAll("\\W", "-").toLowerCase()), image, Duration.ofMinutes(10)))
            .toList());

    @Test
    void namesAreComparedAsRegistriesKnowThem() {
        assertThat(hinted(new PushedImage("index.docker.io", "library/nginx", "1"))).containsExactly("nginx");
        assertThat(hinted(new PushedImage("docker.io", "redis", ""))).containsExactly("docker.io/library/redis");
        assertThat(hinted(new PushedImage("reg.example.com:5000", "team/web", "1")))
                .containsExactly("Reg.Example.com:5000/team/web");
        assertThat(hinted(new PushedImage("evil.example.com", "acme/web", "1"))).isEmpty();
        assertThat(hinted(new PushedImage("ghcr.io", "acme/other", "1"))).isEmpty();
        assertThat(hinted(new PushedImage("ghcr.io", "../x?y", "1"))).isEmpty();
    }

    @Test
    void aSenderThatTellsNoHostHintsAtThePath() {
        assertThat(hinted(new PushedImage("", "team/web", "1"))).containsExactly("Reg.Example.com:5000/team/web");
    }

    @Test
    void allImagesOfADeliveryCountAndEachRepositoryOnce() {
        assertThat(hinted(
                        new PushedImage("ghcr.io", "acme/web", "1"),
                        new PushedImage("ghcr.io", "acme/web", "2"),
                        new PushedImage("docker.io", "nginx", "1")))
                .containsExactly("ghcr.io/acme/web", "nginx");
    }

    @Test
    void everythingIsHintedAtIfNothingIsTold() {
        assertThat(repositories.of(new Delivery(NOW, Outcome.ACCEPTED, "", List.of(), true))).hasSize(5);
    }

    @Test
    void whatWasNotAcceptedHintsAtNothing() {
        List<PushedImage> images = List.of(new PushedImage("ghcr.io", "acme/web", "1"));
        for (Outcome outcome : List.of(Outcome.REFUSED, Outcome.NOT_UNDERSTOOD, Outcome.REPEATED)) {
            assertThat(repositories.of(new Delivery(NOW, outcome, "", images, true))).isEmpty();
        }
    }

    @Test
    void hintsAreGatheredForAWhile() {
        Debounce debounce = new Debounce(Duration.ofSeconds(5));
        ResourceName web = new ResourceName("a", "web");
        ResourceName api = new ResourceName("a", "api");

        assertThat(debounce.next()).isNull();
        assertThat(debounce.note(web, NOW)).isTrue();
        assertThat(debounce.note(web, NOW.plusSeconds(4))).isFalse();
        assertThat(debounce.note(api, NOW.plusSeconds(2))).isTrue();
        assertThat(debounce.next()).isEqualTo(NOW.plusSeconds(5));
        assertThat(debounce.take(NOW.plusSeconds(4))).isEmpty();
        assertThat(debounce.take(NOW.plusSeconds(5))).containsExactly(web);
        assertThat(debounce.take(NOW.plusSeconds(60))).containsExactly(api);
        assertThat(debounce.take(NOW.plusSeconds(60))).isEmpty();
        assertThat(debounce.note(web, NOW.plusSeconds(61))).isTrue();
    }

    private List<String> hinted(PushedImage... images) {
        return repositories.of(new Delivery(NOW, Outcome.ACCEPTED, "push", List.of(images), false)).stream()
                .map(ImageRepository::image)
                .toList();
    }
}

package io.jenkins.plugins.reflector.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageReferenceTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "nginx, nginx, , ",
        "nginx:1.23.0, nginx, 1.23.0, ",
        "nginx@sha256:ab12, nginx, , sha256:ab12",
        "nginx:1.23.0@sha256:ab12, nginx, 1.23.0, sha256:ab12",
        "localhost:5000/app, localhost:5000/app, , ",
        "localhost:5000/app:v1, localhost:5000/app, v1, ",
        "ghcr.io/org/app:latest, ghcr.io/org/app, latest, "
    })
    void reads(String text, String name, String tag, String digest) {
        ImageReference reference = ImageReference.parse(text).orElseThrow();
        assertThat(reference.name().text()).isEqualTo(name);
        assertThat(reference.tag()).isEqualTo(tag);
        assertThat(reference.digest()).isEqualTo(digest);
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "", "{{ .Values.image }}", "nginx:", "nginx:a b", "nginx@latest", "https://ghcr.io/app", "$(IMAGE):1",
                "Nginx",
                "nginx:1@sha256:a@sha256:b"
            })
    void findsNoReferenceIn(String text) {
        assertThat(ImageReference.parse(text)).isEmpty();
    }

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "nginx:1, docker.io/library/nginx, true",
        "docker.io/library/nginx:1, nginx, true",
        "index.docker.io/nginx, library/nginx, true",
        "nginx:1, registry-1.docker.io/library/nginx, false",
        "ghcr.io/org/app, ghcr.io/org/app2, false",
        "ghcr.io/org/app@sha256:ab, ghcr.io/org/app, true"
    })
    void comparesCanonically(String text, String repository, boolean same) throws Exception {
        assertThat(ImageReference.parse(text).orElseThrow().isOf(ImageName.parse(repository))).isEqualTo(same);
    }
}

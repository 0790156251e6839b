package io.jenkins.plugins.reflector.engine.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of flux.md 1.3. */
class ImageNameTest {

    @ParameterizedTest(name = "{0} is {1}, plain HTTP {2}")
    @CsvSource({
        "alpine, index.docker.io/library/alpine, false",
        "library/alpine, index.docker.io/library/alpine, false",
        "docker.io/alpine, index.docker.io/library/alpine, false",
        "docker.io/library/alpine, index.docker.io/library/alpine, false",
        "index.docker.io/alpine, index.docker.io/library/alpine, false",
        "registry-1.docker.io/library/alpine, registry-1.docker.io/library/alpine, false",
        "org/app, index.docker.io/org/app, false",
        "a/b/c, index.docker.io/a/b/c, false",
        "localhost/app, index.docker.io/localhost/app, false",
        "myregistry/app, index.docker.io/myregistry/app, false",
        "localhost:5000/app, localhost:5000/app, true",
        "registry:5000/app, registry:5000/app, false",
        "127.0.0.1:5000/app, 127.0.0.1:5000/app, true",
        "[::1]:5000/app, [::1]:5000/app, true",
        "foo.localhost/app, foo.localhost/app, true",
        "foo.localhost:80/app, foo.localhost:80/app, true",
        "10.0.0.5/app, 10.0.0.5/app, true",
        "192.168.1.4:443/app, 192.168.1.4:443/app, true",
        "172.16.0.1/app, 172.16.0.1/app, true",
        "172.32.0.1/app, 172.32.0.1/app, false",
        "10.0.0.5.example.com/app, 10.0.0.5.example.com/app, false",
        "127.0.0.1.example.com/app, 127.0.0.1.example.com/app, false",
        "8.8.8.8/app, 8.8.8.8/app, false",
        "ghcr.io/org/app, ghcr.io/org/app, false",
        "GHCR.io/org/app, GHCR.io/org/app, false",
        "ghcr.io, index.docker.io/library/ghcr.io, false",
        "ghcr.io/org/app/, ghcr.io/org/app/, false",
        "ghcr.io//app, ghcr.io//app, false",
        "/app, index.docker.io//app, false",
        "ghcr.io/org/-app, ghcr.io/org/-app, false"
    })
    void reads(String spec, String canonical, boolean plainHttp) throws Exception {
        ImageName name = ImageName.parse(spec);
        assertThat(name.text()).isEqualTo(spec);
        assertThat(name.canonical()).isEqualTo(canonical);
        assertThat(name.plainHttpTried(false)).isEqualTo(plainHttp);
        assertThat(name.plainHttpTried(true)).isTrue();
    }

    @ParameterizedTest(name = "[{0}]")
    @ValueSource(
            strings = {
                "x", "r.io/x", "ghcr.io/", "ghcr.io/Org/app", "nginx ", "", "Nginx", "user@ghcr.io/app",
                "r.io:abc/app", "nginx@latest"
            })
    void refusesWhatIsNoName(String spec) {
        assertThatThrownBy(() -> ImageName.parse(spec))
                .isInstanceOf(InvalidImageNameException.class)
                .hasMessage("could not parse reference: " + spec);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "ghcr.io/org/app:1.0, :1.0",
        "nginx:1.23, :1.23",
        "localhost:5000/app:1, :1",
        "nginx@sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef, "
                + ":0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    })
    void refusesATag(String spec, String rest) {
        assertThatThrownBy(() -> ImageName.parse(spec))
                .isInstanceOf(InvalidImageNameException.class)
                .hasMessage("image '" + spec + "' should not include a tag; remove '" + rest + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ghcr.io/org/app", "oci://ghcr.io/org/app"})
    void refusesAScheme(String spec) {
        String scheme = spec.substring(0, spec.indexOf(':'));
        assertThatThrownBy(() -> ImageName.parse(spec))
                .isInstanceOf(InvalidImageNameException.class)
                .hasMessage("image '" + spec + "' should not include URL scheme; remove '" + scheme + "://'");
    }

    @Test
    void limitsTheLengthOfARepository() throws Exception {
        assertThat(ImageName.parse("r.io/" + "a".repeat(255)).repository()).hasSize(255);
        assertThatThrownBy(() -> ImageName.parse("r.io/" + "a".repeat(256)))
                .isInstanceOf(InvalidImageNameException.class);
    }
}

package io.jenkins.plugins.reflector.engine.image;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatestRefTest {

    @ParameterizedTest
    @CsvSource({"nginx, 1.0, ", "reg.io:5000/org/app, v1, sha256:ab12"})
    void isTakenApart(String name, String tag, String digest) {
        assertThat(new LatestRef(name, tag, digest).reference()).hasValueSatisfying(reference -> {
            assertThat(reference.name().text()).isEqualTo(name);
            assertThat(reference.tag()).isEqualTo(tag);
            assertThat(reference.digest()).isEqualTo(digest);
        });
    }

    @ParameterizedTest(name = "{0} + {1} + {2}")
    @CsvSource({
        "nginx, a b, ",
        "nginx, '', ",
        "nginx, 1@sha256:ab, ",
        "nginx@sha256:ab, 1, ",
        "nginx:1, 2, ",
        "nginx, /app:2, ",
        "Nginx, 1, ",
        "nginx, 1, latest",
        "nginx, 1, 'sha256:a b'"
    })
    void isNoReference(String name, String tag, String digest) {
        assertThat(new LatestRef(name, tag, digest).reference()).isEmpty();
    }
}

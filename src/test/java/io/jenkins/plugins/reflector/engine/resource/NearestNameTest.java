package io.jenkins.plugins.reflector.engine.resource;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestNameTest {

    @ParameterizedTest
    @CsvSource({
        "semvr, semver",
        "odrer, order",
        "imagerepositoryref, imageRepositoryRef",
        "namspace, namespace",
        "exclusions, ''",
        "x, ''",
        "ab, ''"
    })
    void findsWhatWasMeant(String written, String expected) {
        assertThat(NearestName.of(written, List.of("semver", "order", "imageRepositoryRef", "namespace", "y", "cd")))
                .isEqualTo(expected.isEmpty() ? java.util.Optional.empty() : java.util.Optional.of(expected));
    }

    @Test
    void countsEdits() {
        assertThat(NearestName.distance("", "abc")).isEqualTo(3);
        assertThat(NearestName.distance("kitten", "sitting")).isEqualTo(3);
        assertThat(NearestName.distance("Main", "main")).isZero();
    }
}

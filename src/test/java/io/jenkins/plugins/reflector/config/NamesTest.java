package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {

    @ParameterizedTest
    @CsvSource({
        "nginx, default/nginx, true", "nginx, team/nginx, false", "team/*, team/nginx, true",
        "team/*, team/sub/nginx, false",
        "team/sub/*, team/sub/nginx, true", "*/nginx, team/nginx, true", "*, default/a, true", "*, team/a, false",
        "team/n*x, team/nginx, true", "team/n.inx, team/nginx, false", "team/ngin, team/nginx, false"
    })
    void matches(String glob, String name, boolean expected) {
        assertThat(Names.matches(glob, Names.parse(name, null))).isEqualTo(expected);
    }

    @Test
    void aNamespaceMayHoldSlashes() {
        assertThat(Names.parse("a/b/c", "x")).isEqualTo(new ResourceName("a/b", "c"));
        assertThat(Names.parse("c", "x")).isEqualTo(new ResourceName("x", "c"));
        assertThat(Names.parse("c", null)).isEqualTo(new ResourceName("default", "c"));
    }
}

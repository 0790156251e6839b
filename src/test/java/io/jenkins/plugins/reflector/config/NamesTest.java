package io.jenkins.plugins.reflector.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void aNamespaceMayHoldSlashes() {
        assertThat(Names.parse("a/b/c", "x")).isEqualTo(new ResourceName("a/b", "c"));
        assertThat(Names.parse("c", "x")).isEqualTo(new ResourceName("x", "c"));
        assertThat(Names.parse("c", null)).isEqualTo(new ResourceName("default", "c"));
    }
}

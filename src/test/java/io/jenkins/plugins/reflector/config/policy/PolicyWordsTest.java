package io.jenkins.plugins.reflector.config.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.TagFilterSpec;
import io.jenkins.plugins.reflector.engine.resource.UpdateLevel;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyWordsTest {

    private static final ResourceName NAME = new ResourceName("a", "b");

    private static String words(PolicyChoice choice) {
        return PolicyWords.of(ImagePolicy.of(NAME, NAME, choice));
    }

    @Test
    void eachKindOfRuleHasItsWords() {
        assertThat(words(new PolicyChoice.SemVer("1.x"))).isEqualTo("newest version in 1.x");
        assertThat(words(new PolicyChoice.Numerical("asc"))).isEqualTo("highest number");
        assertThat(words(new PolicyChoice.Numerical("desc"))).isEqualTo("lowest number");
        assertThat(words(new PolicyChoice.Alphabetical("asc"))).isEqualTo("last in the alphabet");
        assertThat(words(new PolicyChoice.DigestOf("latest"))).isEqualTo("whatever latest points at; with digest");
        assertThat(words(new PolicyChoice.Newest())).isEqualTo("tag that was seen last");
    }

    @Test
    void optionsFollow() {
        ImagePolicy policy = ImagePolicy.of(NAME, NAME, new PolicyChoice.SemVer("1.x"))
                .withFilterTags(new TagFilterSpec("^v", ""))
                .withOptions(new PolicyOptions(
                        Duration.ofHours(72), List.of("1.2.3"), null, UpdateLevel.MINOR, null, null, null, List.of("linux/arm64"), "web", false, false));

        assertThat(PolicyWords.of(policy))
                .isEqualTo("newest version in 1.x; tags like ^v; steps up to minor; at least 72h old; not 1.2.3; for linux/arm64;"
                        + " together with the group web");
    }
}

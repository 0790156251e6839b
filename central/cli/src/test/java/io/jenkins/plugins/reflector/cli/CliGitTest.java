package io.jenkins.plugins.reflector.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.git.MirrorLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CliGitTest {

    @Test
    void theEnvironmentLimitsTheMirrors() {
        List<String> warnings = new ArrayList<>();
        assertThat(CliGit.limits(Map.of("REFLECTOR_MIRROR_DAYS", "7", "REFLECTOR_MIRROR_GIB", "2")::get, warnings::add))
                .isEqualTo(new MirrorLimits(Duration.ofDays(7), 2L << 30));
        assertThat(CliGit.limits(Map.<String, String>of()::get, warnings::add)).isEqualTo(MirrorLimits.DEFAULT);
        assertThat(warnings).isEmpty();
        assertThat(CliGit.limits(Map.of("REFLECTOR_MIRROR_GIB", "much")::get, warnings::add)).isEqualTo(MirrorLimits.DEFAULT);
        assertThat(warnings).singleElement().asString().contains("REFLECTOR_MIRROR_GIB is much");
    }
}

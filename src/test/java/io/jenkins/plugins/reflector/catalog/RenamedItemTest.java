package io.jenkins.plugins.reflector.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenamedItemTest {

    @ParameterizedTest
    @CsvSource({"team, org/crew", "team/app, org/crew/app", "team/app/x, org/crew/app/x", "teams, teams", "org/team, org/team", "default, default"})
    void whatLiesInItIsRenamedToo(String before, String after) {
        assertThat(new RenamedItem("team", "org/crew").nameOf(new ResourceName(before, "p"))).isEqualTo(new ResourceName(after, "p"));
    }
}

package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.util.List;
import org.junit.jupiter.api.Test;

class PolicyFinderTest {

    private final DashboardFixture observed = new DashboardFixture();

    private String find(String policy, String... rights) {
        return new PolicyFinder(observed.catalog(), new Access(DashboardFixture.user(rights))).find(policy, "acme/web");
    }

    @Test
    void aPolicyHasAPageForThoseWhoMaySeeItWhereItIsConfigured() {
        ImageRepository web = DashboardFixture.repository("default/web", "acme/web");
        ImageRepository ours = DashboardFixture.repository("team/a/web", "acme/web");
        observed.configure(null, List.of(web), List.of(DashboardFixture.policy("default/stable", "default/web", "1.x")));
        observed.configure("team/a", List.of(ours), List.of(DashboardFixture.policy("team/a/stable", "team/a/web", "1.x")));

        assertThat(find("default/stable", "VIEW")).isEqualTo("reflector/policy/default%3Astable/");
        assertThat(find("team/a/stable", "VIEW team/a")).isEqualTo("reflector/policy/team%3Aa%3Astable/");
        assertThat(find("default/stable", "VIEW team/a")).isNull();
        assertThat(find("team/a/stable", "VIEW")).isNull();
        assertThat(find("default/gone", "VIEW")).isNull();
    }
}

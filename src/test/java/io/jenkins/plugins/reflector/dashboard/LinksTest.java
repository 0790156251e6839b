package io.jenkins.plugins.reflector.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinksTest {

    private static final String ID = "0123456789012345678901234567890123456789";

    @Test
    void aCommitIsLinkedWhereTheHostIsKnown() {
        assertThat(Links.commit("https://bot:secret@github.com/acme/fleet.git", ID)).isEqualTo("https://github.com/acme/fleet/commit/" + ID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"javascript:alert(1)", "https://github.com/a/\"onclick=alert(1)//", "data:text/html,x", "file:///etc/passwd", ""})
    void nothingElseBecomesALink(String url) {
        assertThat(Links.commit(url, ID)).isNull();
    }

    @Test
    void noPasswordIsShown() {
        assertThat(Links.shown("https://bot:secret@git.example.com/fleet.git")).isEqualTo("https://git.example.com/fleet.git");
        assertThat(Links.shown("https://bot:se@cret@git.example.com/a@b")).as("with an @ in it").doesNotContain("cret").doesNotContain("bot");
        assertThat(Links.shown("https://git.example.com?by=a@b")).isEqualTo("https://git.example.com?by=a@b");
    }

    @Test
    void whatMadeAnUpdateIsBelowTheRootOfJenkins() {
        assertThat(Links.maker(update(null, "team a/deploy"))).isEqualTo("job/team%20a/job/deploy/7/");
        assertThat(Links.maker(update("team/fleet", null))).isEqualTo("reflector/automation/team%3Afleet/");
        assertThat(Links.maker(update("team/../x\"y", null))).doesNotContain("\"").doesNotContain("/../");
    }

    private static PushedUpdate update(String automation, String job) {
        return new PushedUpdate(0, automation, job, job == null ? 0 : 7, "https://g/x", "main", ID, List.of(), List.of());
    }
}

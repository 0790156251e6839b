package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.config.ImageEntry;
import io.jenkins.plugins.reflector.config.automation.PullRequestSettings;
import io.jenkins.plugins.reflector.config.policy.SemVerChoice;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrderChecksTest {

    private static UpdateOrder images() {
        ImageEntry entry = new ImageEntry("nginx");
        entry.setPolicy(new SemVerChoice("1.x"));
        return new UpdateOrder("https://git.example.com/fleet.git", List.of(entry), null);
    }

    @Test
    void whatCanNeverWorkIsToldBefore() {
        assertThat(new UpdateOrder("https://g/x.git", null, null).running("fleet", null).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("automation and also url"));
        assertThat(images().running(null, "flux").problem())
                .hasValueSatisfying(text -> assertThat(text).contains("resources and also images"));
        assertThat(new UpdateOrder(null, null, null).running("fleet", null).problem()).isEmpty();
        assertThat(new UpdateOrder(null, null, null).running("fleet", null).on("main", "updates", "bot").committing("Words", null).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("automation and also credentialsId and message and pushBranch"));
        assertThat(new UpdateOrder(null, null, null).running("fleet", null).on("release", null, null).waiting("never").problem())
                .hasValueSatisfying(text -> assertThat(text).contains("automation and also branch and commitWindow"));
        PullRequestSettings request = new PullRequestSettings();
        assertThat(images().asking(request).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("pullRequest needs a push branch"));
        request.setForge("sourceforge");
        assertThat(images().on("main", "updates", null).asking(request).problem())
                .hasValueSatisfying(text -> assertThat(text).contains("sourceforge", "gitea"));
    }
}

package io.jenkins.plugins.reflector.step;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hudson.FilePath;
import io.jenkins.plugins.reflector.step.StepWorkspace.Need;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import java.io.File;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StepWorkspaceTest {

    private final FilePath workspace = new FilePath(new File("workspace"));
    private int asked;

    private FilePath afterTwoLooks() throws IOException {
        if (++asked < 3) {
            throw new IOException("offline");
        }
        return workspace;
    }

    private static FilePath away() throws IOException {
        throw new IOException("offline");
    }

    @ParameterizedTest
    @EnumSource(value = Need.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void anAgentIsWaitedForWhereItsWorkspaceIsRead(Need need) throws Exception {
        assertThat(new StepWorkspace(this::afterTwoLooks, Duration.ofMinutes(5), Duration.ofMillis(1)).find(need)).isSameAs(workspace);
    }

    @ParameterizedTest
    @EnumSource(value = Need.class, names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void anAgentThatDoesNotComeBackIsTold(Need need) {
        assertThatThrownBy(() -> new StepWorkspace(StepWorkspaceTest::away, Duration.ofMillis(1), Duration.ofMillis(1)).find(need))
                .isInstanceOf(IOException.class)
                .hasMessage("The agent of the workspace is away: offline");
        assertThatThrownBy(() -> new StepWorkspace(StepWorkspaceTest::away, false).find(need)).isInstanceOf(IOException.class);
    }

    @Test
    void nobodyWaitsForAWorkspaceThatIsNotRead() throws Exception {
        assertThat(new StepWorkspace(StepWorkspaceTest::away, true).find(Need.NONE)).isNull();
        assertThat(new StepWorkspace(() -> null, true).find(Need.WHERE_THERE_IS_ONE)).isNull();
    }

    @Test
    void resourcesAreReadThereIfTheyAreAPath() {
        assertThat(new UpdateOrder("https://git.example.com/fleet.git", null, null).running(null, "clusters/production").mayReadWorkspace())
                .isTrue();
        assertThat(new UpdateOrder("https://git.example.com/fleet.git", null, null).running(null, "kind: ImagePolicy").mayReadWorkspace())
                .isFalse();
        assertThat(new UpdateOrder("https://git.example.com/fleet.git", null, null).mayReadWorkspace()).isFalse();
    }
}

package io.jenkins.plugins.reflector.trigger;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TriggerStateTest {

    private static final String FILE = "image-reflector-trigger.v1.json";

    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWritten() throws IOException {
        TriggerState state = new TriggerState(
                Map.of("image nginx nginx", new LatestRef("nginx", "1", null), "policy ./p app", new LatestRef("app", "2", "sha256:2")),
                1234567890123L,
                "12-abc",
                3,
                List.of("It \"failed\".", "Twice."),
                true,
                Map.of("policy ./p app", 5L));

        state.write(folder);

        assertThat(TriggerState.read(folder)).isEqualTo(state);
    }

    @Test
    void aPickIsWhatItIsSinceItWasAnotherOne() {
        LatestRef one = new LatestRef("nginx", "1", null);
        LatestRef two = new LatestRef("nginx", "2", null);
        TriggerState first = new TriggerState(Map.of("a", one), 1, "s", 0, List.of(), false);

        assertThat(first.sinceOnceSeen(Map.of("a", one, "b", one), 7)).as("the baseline is no change").isEmpty();
        assertThat(first.sinceOnceSeen(Map.of("a", two), 7)).containsExactly(Map.entry("a", 7L));
        TriggerState second = new TriggerState(Map.of("a", two), 1, "s", 0, List.of(), false, Map.of("a", 7L));
        assertThat(second.sinceOnceSeen(Map.of("a", two), 9)).containsExactly(Map.entry("a", 7L));
        assertThat(second.sinceOnceSeen(Map.of(), 9)).isEmpty();
    }

    @Test
    void nothingAndDamageCountAsNever() throws IOException {
        assertThat(TriggerState.read(folder)).isEqualTo(TriggerState.NEVER);

        for (String damaged : List.of("", "{\"seen\":{\"a\":{\"name\":", "[]", "{\"seen\":{\"a\":{\"name\":\"nginx\"}}}")) {
            Files.writeString(folder.resolve(FILE), damaged);
            assertThat(TriggerState.read(folder)).as(damaged).isEqualTo(TriggerState.NEVER);
        }
    }

    @Test
    void aJobThatWasDeletedMeanwhileStaysDeleted() throws IOException {
        Path deleted = folder.resolve("deleted");

        TriggerState.NEVER.write(deleted);

        assertThat(deleted).doesNotExist();
    }
}

package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PickHistoryTest {

    private static final ResourceName WEB = new ResourceName("team/app", "web");

    @TempDir
    Path state;

    private static PickedTag pick(long time, ResourceName policy, String image, String from, String to) {
        return new PickedTag(
                time, policy, from == null ? null : new LatestRef(image, from, null), new LatestRef(image, to, "sha256:" + to));
    }

    @Test
    void aPolicysPicksComeBackTheNewestFirst() throws Exception {
        PickHistory history = PickHistory.in(state);
        assertThat(history.newest(WEB, "web", 10)).isEmpty();
        history.add(pick(1, WEB, "web", null, "1.0"));
        history.add(pick(2, new ResourceName("team", "web"), "web", null, "3.0"));
        history.add(pick(3, WEB, "other", null, "4.0"));
        history.add(pick(4, WEB, "web", "1.0", "1.1"));

        assertThat(history.newest(WEB, "web", 10))
                .containsExactly(pick(4, WEB, "web", "1.0", "1.1"), pick(1, WEB, "web", null, "1.0"));
        assertThat(history.newest(WEB, "web", 1)).hasSize(1);
    }

    @Test
    void thePicksOfARenamedFolderKeepTheirHistory() throws Exception {
        PickHistory history = PickHistory.in(state);
        history.add(pick(1, WEB, "web", null, "1.0"));
        history.add(pick(2, new ResourceName("team/apple", "web"), "web", null, "2.0"));
        history.add(pick(3, new ResourceName("default", "team-app"), "team/app", null, "3.0"));
        Path file = state.resolve("history/picks.v1.jsonl");
        Files.writeString(file, "damaged team/app\n", StandardOpenOption.APPEND);
        ResourceName renamed = new ResourceName("shop/the \"app\"", "web");

        history.rename("team/app", name -> name.equals(WEB) ? renamed : name);

        assertThat(history.newest(renamed, "web", 10)).containsExactly(pick(1, renamed, "web", null, "1.0"));
        assertThat(history.newest(WEB, "web", 10)).isEmpty();
        assertThat(history.newest(new ResourceName("team/apple", "web"), "web", 10)).hasSize(1);
        assertThat(history.newest(new ResourceName("default", "team-app"), "team/app", 10)).hasSize(1);
        assertThat(Files.readAllLines(file)).hasSize(4).contains("damaged team/app");
        history.add(pick(5, renamed, "web", "1.0", "1.1"));
        history.rename("shop/the \"app\"", name -> name.equals(renamed) ? WEB : name);
        assertThat(history.newest(WEB, "web", 10)).extracting(PickedTag::time).containsExactly(5L, 1L);
    }

    @Test
    void aDamagedLineIsLeftOut() throws Exception {
        PickHistory history = PickHistory.in(state);
        history.add(pick(1, WEB, "web", null, "1.0"));
        Path file = state.resolve("history/picks.v1.jsonl");
        for (String line : new String[] {"{\"policy\": \"team/app/web\"", "null", "{\"time\": 2, \"policy\": \"web\", \"latest\": {\"name\": \"web\", \"tag\": \"2\"}}", "[]"}) {
            Files.writeString(file, line + "\n", StandardOpenOption.APPEND);
        }
        history.add(pick(3, WEB, "web", "1.0", "1.1"));

        assertThat(history.newest(WEB, "web", 10)).extracting(PickedTag::time).containsExactly(3L, 1L);
    }

    @Test
    void theOldestGoWhenThereAreTooMany() throws Exception {
        Path file = state.resolve("history/picks.v1.jsonl");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "x\n".repeat(PickHistory.KEPT + PickHistory.KEPT / 4));
        PickHistory history = PickHistory.in(state);

        history.add(pick(1, WEB, "web", null, "1.0"));

        assertThat(Files.readAllLines(file)).hasSize(PickHistory.KEPT);
        assertThat(history.newest(WEB, "web", 10)).hasSize(1);
    }
}

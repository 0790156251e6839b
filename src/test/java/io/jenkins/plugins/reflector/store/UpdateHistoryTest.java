package io.jenkins.plugins.reflector.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UpdateHistoryTest {

    @TempDir
    Path state;

    @Test
    void theNewestComeFirstAndAreReadBackWhole() throws Exception {
        UpdateHistory history = UpdateHistory.in(state);
        assertThat(history.newest(10)).isEmpty();
        PushedUpdate build = new PushedUpdate(
                2, null, "team/deploy", 12, "https://git/x.git", "main", "b".repeat(40),
                List.of(new PushedUpdate.Image("default/nginx", "nginx", null, "1.23.1", "sha256:1")), List.of("a.yaml"));

        history.append(update(1));
        history.append(build);

        assertThat(history.newest(10)).containsExactly(build, update(1));
        assertThat(history.newest(1)).containsExactly(build);
        assertThat(build.by()).isEqualTo("team/deploy #12");
        assertThat(update(1).by()).isEqualTo("default/fleet");
    }

    @Test
    void theNewestOfAJobIsItsOwnAlone() throws Exception {
        UpdateHistory history = UpdateHistory.in(state);
        history.append(of("team/\"deploy\"", 1));
        history.append(of("team/\"deploy\"", 2));
        history.append(of("other", 3));
        history.append(new PushedUpdate(4, null, "third", 1, "https://git/x.git", "main", "c".repeat(40), List.of(), List.of("other")));

        assertThat(history.newestOf("team/\"deploy\"")).hasValue(of("team/\"deploy\"", 2));
        assertThat(history.newestOf("other")).hasValue(of("other", 3));
        assertThat(history.newestOf("team")).isEmpty();
    }

    private static PushedUpdate of(String job, int build) {
        return new PushedUpdate(build, null, job, build, "https://git/x.git", "main", "b".repeat(40), List.of(), List.of());
    }

    @Test
    void whatIsRenamedKeepsItsUpdatesAndNobodyElsesLineChanges() throws Exception {
        UpdateHistory history = UpdateHistory.in(state);
        PushedUpdate automation = new PushedUpdate(
                1, "team/fleet", null, 0, "https://git/x.git", "main", "a".repeat(40),
                List.of(
                        new PushedUpdate.Image("team/app/nginx", "nginx", "1.0", "1.1", null),
                        new PushedUpdate.Image("default/redis", "redis", null, "7", "sha256:1")),
                List.of("a.yaml"));
        // An automation is no folder, though it may be called like one.
        PushedUpdate sameName = new PushedUpdate(2, "org/team", null, 0, "https://git/x.git", "main", "a".repeat(40), List.of(), List.of());
        for (PushedUpdate update : List.of(automation, sameName, of("team/deploy", 3), of("teams", 4))) {
            history.append(update);
        }
        Files.writeString(file(), "{\"time\": 5, \"com\n", StandardOpenOption.APPEND);

        history.rename(new RenamedItem("team", "crew")::fullNameOf);
        history.rename(new RenamedItem("org/team", "org/crew")::fullNameOf);
        history.rename(new RenamedItem("crew/deploy", "crew/ship")::fullNameOf);

        PushedUpdate renamed = new PushedUpdate(
                1, "crew/fleet", null, 0, "https://git/x.git", "main", "a".repeat(40),
                List.of(
                        new PushedUpdate.Image("crew/app/nginx", "nginx", "1.0", "1.1", null),
                        new PushedUpdate.Image("default/redis", "redis", null, "7", "sha256:1")),
                List.of("a.yaml"));
        assertThat(history.newest(10)).containsExactly(of("teams", 4), of("crew/ship", 3), sameName, renamed);
        assertThat(history.newestOf("crew/ship")).hasValue(of("crew/ship", 3));
        assertThat(Files.readString(file())).contains("{\"time\": 5, \"com\n");
    }

    @Test
    void theOldestAreForgotten() throws Exception {
        UpdateHistory history = UpdateHistory.in(state);
        history.keep(() -> 5);
        for (int i = 1; i <= 40; i++) {
            history.append(update(i));
        }

        assertThat(history.newest(5)).containsExactly(update(40), update(39), update(38), update(37), update(36));
        assertThat(Files.readAllLines(file())).hasSizeLessThanOrEqualTo(15);
    }

    @Test
    void aLineThatACrashCutOffIsLeftOutAndTheNextBeginsOnItsOwn() throws Exception {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), UpdateLine.write(update(1)) + "\n{\"time\": 2, \"com", StandardOpenOption.CREATE);
        UpdateHistory history = UpdateHistory.in(state);

        history.append(update(3));

        assertThat(history.newest(10)).containsExactly(update(3), update(1));
    }

    private Path file() {
        return state.resolve("history/updates.v1.jsonl");
    }

    private static PushedUpdate update(long time) {
        return new PushedUpdate(
                time, "default/fleet", null, 0, "https://git/x.git", "main", "a".repeat(40),
                List.of(new PushedUpdate.Image("default/nginx", "nginx", "1.23.0", "1.23.1", null)), List.of("a.yaml", "b.yaml"));
    }
}

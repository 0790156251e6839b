package io.jenkins.plugins.reflector.watcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DismissedTroublesTest {

    @TempDir
    Path directory;

    @Test
    void whatWasDismissedIsNotToldAgainButSomethingElseIs() throws Exception {
        Path file = directory.resolve("dismissed");
        Trouble one = new Trouble("a 1", "One.");
        Trouble two = new Trouble("b 1", "Two.");
        new DismissedTroubles(file).dismiss(List.of(one));

        assertThat(new DismissedTroubles(file).without(List.of(one, two))).containsExactly(two);
        new DismissedTroubles(file).dismiss(List.of());
        assertThat(new DismissedTroubles(file).without(List.of(one))).containsExactly(one);
    }
}

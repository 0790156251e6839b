package io.jenkins.plugins.reflector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class FigureTest {

    private static final Figure GREP = Figure.of("grep", 200, "ms");

    @Test
    void aLimitIsOneOfTheRatioWhereThereIsOne() {
        Figure ours = Figure.of("ours", 25, "ms");

        assertThat(ours.timesAsFastAs(GREP).wantedAtLeast(8).holds()).isTrue();
        assertThat(ours.timesAsFastAs(GREP).wantedAtLeast(8.1).holds()).isFalse();
        assertThat(ours.wantedAtMost(0.125).timesThatOf(GREP).holds()).isTrue();
        assertThat(ours.timesThatOf(GREP).wantedAtMost(0.124).holds()).isFalse();
        assertThat(ours.wantedAtMost(25).holds()).isTrue();
        assertThat(ours.wantedAtMost(24.9).holds()).isFalse();
        assertThat(ours.holds()).isTrue();
    }

    @Test
    void differentUnitsAreNotCompared() {
        assertThatThrownBy(() -> Figure.of("ours", 25, "s").timesThatOf(GREP))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("A figure in s cannot be compared with grep, in ms");
    }

    @Test
    void aTableSaysAllThere() {
        String table = Table.of(List.of(
                Figure.of("ours", 25, "ms").timesAsFastAs(GREP).wantedAtLeast(10),
                GREP.wantedAtMost(1234),
                Figure.of("tiny", 0.0123, "MB")));

        assertThat(table)
                .isEqualTo(
                        """
                        | what | figure   | ratio                   | wanted            | holds  |
                        | ---- | -------- | ----------------------- | ----------------- | ------ |
                        | ours | 25 ms    | 8 times as fast as grep | at least 10 times | **no** |
                        | grep | 200 ms   |                         | at most 1,234 ms  | yes    |
                        | tiny | 0.012 MB |                         |                   |        |
                        """);
    }
}

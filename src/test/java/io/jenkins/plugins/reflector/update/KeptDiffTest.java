package io.jenkins.plugins.reflector.update;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class KeptDiffTest {

    @Test
    void aShortDiffIsKeptAsItIs() {
        String diff = "+é\n".repeat(10);
        assertThat(KeptDiff.of(diff)).isSameAs(diff);
        assertThat(KeptDiff.of(diff, 40)).isEqualTo(diff);
        assertThat(KeptDiff.of("")).isEmpty();
    }

    @Test
    void aLongOneEndsWithAWholeLineAndSaysSo() {
        String cut = KeptDiff.of("+é\n".repeat(10), 39);

        assertThat(cut)
                .isEqualTo("+é\n".repeat(9) + "[The diff is cut after 36 of 40 bytes: the repository has the rest.]\n");
        assertThat(KeptDiff.of(cut, 39)).as("cut again").isEqualTo(cut);
    }

    @Test
    void aLineLongerThanAllThatIsKeptIsLeftOut() {
        assertThat(KeptDiff.of("+" + "x".repeat(100) + "\n", 50)).isEqualTo("[The diff is cut after 0 of 102 bytes: the repository has the rest.]\n");
    }

    @Test
    void theBoundIsInBytes() {
        String diff = "+é\n".repeat(KeptDiff.MOST_BYTES / 4 + 1);
        assertThat(KeptDiff.of(diff).getBytes(StandardCharsets.UTF_8).length).isLessThan(KeptDiff.MOST_BYTES + 100);
    }
}

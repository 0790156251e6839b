package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Spoilt files of the {@link Corpus}: no exception, and no change but where one is reported. */
class ManifestFuzzTest {
    /** For each seed; {@code -Dfuzz.rounds=100000} looks longer. */
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 3_000);

    private static final List<PolicyImage> OTHERS = Corpus.PICKS.stream()
            .map(pick -> Picks.pick(
                    pick.policy().name(), pick.image().name(), "9.9.9-other", pick.image().digest()))
            .toList();

    @ParameterizedTest
    @ValueSource(longs = {1, 20_261, 4_711, 77})
    void spoiltYamlKeepsAllThatIsNotReported(long seed) throws IOException {
        List<Corpus.Pair> pairs = Corpus.pairs().stream().filter(Corpus.Pair::isYaml).toList();
        Mutations mutations = new Mutations(seed);
        int edits = 0;
        int judged = 0;
        for (int round = 0; round < ROUNDS; round++) {
            Corpus.Pair pair = mutations.oneOf(pairs);
            String before = mutations.of(pair.before());
            try {
                Picks.Edited edited = Corpus.edit(pair.path(), before);
                edits += edited.changes().isEmpty() ? 0 : 1;
                judged += judge(pair.path(), before, edited);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ", round " + round + ", " + pair + ":\n" + visible(before), e);
            }
        }
        assertThat(edits).as("rounds in which something was edited").isGreaterThan(ROUNDS / 5);
        assertThat(judged).as("edits that another reader could judge").isGreaterThan(edits * 9 / 10);
    }

    private static String visible(String text) {
        StringBuilder shown = new StringBuilder();
        for (char c : text.toCharArray()) {
            shown.append(c == '\n' || c >= ' ' && c < 0x7f ? String.valueOf(c) : String.format("\\u%04x", (int) c));
        }
        return shown.toString();
    }

    /** One if another reader could read the file and found the edit to be what was reported. */
    private static int judge(String path, String before, Picks.Edited edited) {
        if (edited.changes().isEmpty()) {
            assertThat(edited.text()).isEqualTo(before);
            return 0;
        }
        int readers = EditJudge.judge(before, edited);
        Picks.Edited again = Corpus.edit(path, edited.text());
        assertThat(again.changes()).as("applied twice: %s", edited.text()).isEmpty();
        Picks.Edited other = Picks.edit(UpdateStrategy.BOTH, OTHERS, path, edited.text());
        // What looks like a number and stands there without quotes already has them afterwards.
        assertThat(Corpus.edit(path, other.text()).text().replace("\"", ""))
                .as("to another pick and back, by way of %s", other.text())
                .isEqualTo(edited.text().replace("\"", ""));
        return readers > 0 ? 1 : 0;
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each pair of the {@link Corpus}, in each form. */
class CorpusTest {

    static Stream<Corpus.Pair> pairs() throws IOException {
        return Corpus.allForms();
    }

    @Test
    void holdsPairsOfAllKinds() throws IOException {
        assertThat(Corpus.pairs().size()).isGreaterThanOrEqualTo(150);
        Set<String> written = Corpus.pairs().stream()
                .flatMap(pair -> Corpus.edit(pair.path(), pair.before()).changes().stream())
                .map(change -> change.policy().name())
                .collect(Collectors.toSet());
        assertThat(written)
                .as("every pick is written somewhere")
                .hasSameSizeAs(Corpus.PICKS);
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void changesWhatAReviewerWouldAndNothingElse(Corpus.Pair given) {
        Picks.Edited edited = Corpus.edit(given.path(), given.before());

        assertThat(edited.text()).isEqualTo(given.after());
        assertThat(edited.changes().isEmpty()).isEqualTo(given.before().equals(given.after()));
        assertThat(Corpus.edit(given.path(), edited.text()).changes())
                .as("applied twice")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void everyChangeIsToldWithItsLineAndItsTexts(Corpus.Pair given) {
        Picks.Edited edited = Corpus.edit(given.path(), given.before());

        List<String> lines = given.before().lines().toList();
        for (Change change : edited.changes()) {
            assertThat(change.line()).isBetween(1, lines.size());
            assertThat(change.setter()).startsWith("ns:" + change.policy().name());
            assertThat(change.newValue()).isNotEmpty();
            // A block's text stands below its header; other texts of several lines, and escapes, are read as one.
            String read = change.oldValue().strip();
            String written = lines.get(change.line() - 1)
                    + lines.subList(change.line(), Math.min(change.line() + 1, lines.size()));
            boolean readAsOne = read.indexOf(' ') >= 0 || read.indexOf('\n') >= 0 || given.before().contains("\\");
            assertThat(written.contains(read) || readAsOne)
                    .as("line %d has \"%s\"", change.line(), read)
                    .isTrue();
        }
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void warnsOfWhatItLeavesAloneByLine(Corpus.Pair given) {
        List<ManifestWarning> warnings = Corpus.edit(given.path(), given.before()).warnings();

        assertThat(warnings.stream().map(ManifestWarning::line).sorted().toList())
                .as("%s", warnings)
                .isEqualTo(given.warnings());
        assertThat(warnings).allSatisfy(warning -> {
            assertThat(warning.path()).isEqualTo(given.path());
            assertThat(warning.message()).matches("(?s).*[.?]").doesNotContain("null");
        });
    }
}

package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files of every kind, each with the edits that a reviewer would have typed: {@code ‹old→new›} in the text of the
 * corpus. Each is also tried with Windows' line ends, with a byte order mark, and without the last line break.
 */
class CorpusTest {

    private static final Path CORPUS = Path.of("src/test/resources/manifests/corpus");
    private static final Pattern EDIT = Pattern.compile("‹([^→]*)→([^›]*)›");

    private static final List<PolicyImage> PICKS = List.of(
            Picks.pick("p", "nginx", "1.23.1", null), Picks.pick("w", "ghcr.io/acme/web", "2.0.0", Picks.DIGEST));

    record Case(String title, String path, String before, String after) {
        @Override
        public String toString() {
            return title + " (" + path + ")";
        }
    }

    static Stream<Case> cases() throws IOException {
        Path root = Files.isDirectory(CORPUS) ? CORPUS : Path.of("../..").resolve(CORPUS);
        List<Case> cases = new ArrayList<>();
        try (Stream<Path> files = Files.list(root)) {
            for (Path file : files.sorted().toList()) {
                for (String part : Files.readString(file).split("(?m)^=== ")) {
                    if (!part.isEmpty()) {
                        cases.addAll(forms(part));
                    }
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return cases.stream();
    }

    private static List<Case> forms(String part) {
        int end = part.indexOf('\n');
        String[] head = part.substring(0, end).split(" \\| ");
        String text = part.substring(end + 1).replace("DIGEST", Picks.DIGEST);
        String before = EDIT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(1)));
        String after = EDIT.matcher(text).replaceAll(match -> Matcher.quoteReplacement(match.group(2)));
        return List.of(
                new Case(head[0], head[1], before, after),
                new Case(head[0] + ", CR LF", head[1], before.replace("\n", "\r\n"), after.replace("\n", "\r\n")),
                new Case(head[0] + ", byte order mark", head[1], "\uFEFF" + before, "\uFEFF" + after),
                new Case(head[0] + ", no last line break", head[1], before.stripTrailing(), after.stripTrailing()));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void changesWhatAReviewerWouldAndNothingElse(Case given) {
        Picks.Edited edited = Picks.edit(UpdateStrategy.IMAGES, PICKS, given.path(), given.before());

        assertThat(edited.text()).isEqualTo(given.after());
        assertThat(edited.changes().isEmpty()).isEqualTo(given.before().equals(given.after()));
        assertThat(Picks.edit(UpdateStrategy.IMAGES, PICKS, given.path(), edited.text()).changes())
                .as("applied twice")
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyChangeIsToldWithItsLineAndItsTexts(Case given) {
        Picks.Edited edited = Picks.edit(UpdateStrategy.IMAGES, PICKS, given.path(), given.before());

        String[] lines = given.before().split("\r\n|\n", -1);
        for (Change change : edited.changes()) {
            assertThat(lines[change.line() - 1]).contains(change.oldValue());
            assertThat(new String(given.after().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
                    .contains(change.newValue());
            assertThat(change.setter()).isIn("ns:p", "ns:w");
        }
    }
}

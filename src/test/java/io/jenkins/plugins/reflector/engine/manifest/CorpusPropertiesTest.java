package io.jenkins.plugins.reflector.engine.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.reflector.engine.git.GitBinary;
import io.jenkins.plugins.reflector.engine.git.UnifiedDiff;
import io.jenkins.plugins.reflector.engine.resource.UpdateStrategy;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every edit of the {@link Corpus}, whatever its picks. */
class CorpusPropertiesTest {

    static Stream<Corpus.Pair> yaml() throws IOException {
        return Corpus.allForms().filter(Corpus.Pair::isYaml);
    }

    static Stream<Corpus.Pair> pairs() throws IOException {
        return Corpus.allForms();
    }

    @ParameterizedTest
    @MethodSource("yaml")
    void onlyWhatIsReportedDiffersToOtherReadersOfYaml(Corpus.Pair given) {
        Picks.Edited edited = Corpus.edit(given.path(), given.before());

        assertThat(EditJudge.judge(given.before(), edited)).as("readers").isPositive();
    }

    /** Other tags with the same names; none of a kind that would be quoted, since quotes are not taken off again. */
    private static final List<PolicyImage> OTHERS = Corpus.PICKS.stream()
            .map(pick -> Picks.pick(
                    pick.policy().name(), pick.image().name(), "9.9.9-other", pick.image().digest()))
            .toList();

    @ParameterizedTest
    @MethodSource("pairs")
    void toAnotherPickAndBackGivesTheSameBytes(Corpus.Pair given) {
        String once = Corpus.edit(given.path(), given.before()).text();
        Picks.Edited other = Picks.edit(UpdateStrategy.BOTH, OTHERS, given.path(), once);

        assertThat(Corpus.edit(given.path(), other.text()).text()).isEqualTo(once);
        assertThat(other.text().equals(once)).isEqualTo(other.changes().isEmpty());
    }

    @Test
    void gitAppliesTheDiffAndTakesItBack(@TempDir Path temp) throws Exception {
        GitBinary.require();
        List<FileChange> changes = new ArrayList<>();
        for (Corpus.Pair pair : Corpus.allForms().toList()) {
            Picks.Edited edited = Corpus.edit(pair.path(), pair.before());
            if (!edited.changes().isEmpty()) {
                String path = changes.size() + "/" + pair.path();
                changes.add(new FileChange(path, utf8(pair.before()), utf8(edited.text()), edited.changes()));
            }
        }
        Path tree = Files.createDirectory(temp.resolve("tree"));
        for (FileChange change : changes) {
            Path file = tree.resolve(change.path());
            Files.createDirectories(file.getParent());
            Files.write(file, change.before());
        }
        Path patch = Files.writeString(temp.resolve("patch"), UnifiedDiff.of(changes));
        GitBinary.run(tree, "init", "-q");

        GitBinary.run(tree, "apply", "--whitespace=nowarn", patch.toString());
        for (FileChange change : changes) {
            assertThat(tree.resolve(change.path())).hasBinaryContent(change.after());
        }
        GitBinary.run(tree, "apply", "--whitespace=nowarn", "-R", patch.toString());
        for (FileChange change : changes) {
            assertThat(tree.resolve(change.path())).hasBinaryContent(change.before());
        }
        assertThat(changes).hasSizeGreaterThan(500);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifiedFileTest {

    @Test
    void aRowSaysWhatWasSeenAndHowItEnded() {
        String section = VerifiedFile.section(
                LocalDate.of(2026, 11, 28),
                List.of("Jenkins 2.479.3"),
                List.of(new Results.Row("StepIT.pushes", "a | b", List.of("one", "two\nlines"), "passed")));

        assertThat(section).isEqualTo("""
                2026-11-28, `./central/acceptance/run`:

                - Jenkins 2.479.3

                | test | what is shown | seen | result |
                | --- | --- | --- | --- |
                | `StepIT.pushes` | a \\| b | one; two<br>lines | passed |
                """);
    }

    @Test
    void onlyWhatStandsBetweenTheCommentsIsReplaced() throws IOException {
        String all = "before\n<!-- acceptance -->\nold\n<!-- /acceptance -->\nafter\n";

        assertThat(VerifiedFile.replace(all, "acceptance", "new\n"))
                .isEqualTo("before\n<!-- acceptance -->\nnew\n<!-- /acceptance -->\nafter\n");
    }

    @Test
    void aFileWithoutThePairOfCommentsIsLeftAlone() {
        for (String wrong : List.of("", "<!-- acceptance -->", "<!-- /acceptance --><!-- acceptance -->",
                "<!-- acceptance --><!-- acceptance --><!-- /acceptance -->")) {
            assertThatThrownBy(() -> VerifiedFile.replace(wrong, "acceptance", "new"))
                    .as(wrong)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("docs/verified.md must have <!-- acceptance --> once");
        }
    }

    @Test
    void docsVerifiedHasAPlaceForIt() throws IOException {
        Path file = Project.root().resolve("docs/verified.md");

        for (String jenkins : List.of("2.479.3", "2.568.2")) {
            assertThat(VerifiedFile.replace(Files.readString(file), VerifiedFile.acceptance(file, jenkins), ""))
                    .contains("<!-- acceptance in " + jenkins + " -->\n<!-- /acceptance in " + jenkins + " -->");
        }
        assertThat(VerifiedFile.replace(Files.readString(file), "servers", "")).contains("<!-- servers -->\n<!-- /servers -->");
    }

    @Test
    void rowsOfTestsThatWereRunAgainComeInPlaceOfTheOldOnes() {
        String before = VerifiedFile.section(
                LocalDate.of(2026, 1, 2),
                List.of("Jenkins 2.479.3"),
                List.of(new Results.Row("AIT.one", "One", List.of(), "passed"),
                        new Results.Row("BIT.gone", "Renamed since", List.of(), "passed"),
                        new Results.Row("BIT.two", "Two", List.of(), "failed: x"),
                        new Results.Row("DIT.four", "Four", List.of(), "passed")));

        String first = VerifiedFile.added(
                before,
                LocalDate.of(2026, 1, 3),
                List.of(new Results.Row("BIT.two", "Two", List.of("2"), "passed"), new Results.Row("CIT.three", "Three", List.of(), "passed")));
        String second = VerifiedFile.added(first, LocalDate.of(2026, 1, 4), List.of(new Results.Row("DIT.four", "Four", List.of("4"), "passed")));

        assertThat(second).isEqualTo("""
                2026-01-02, `./central/acceptance/run`:

                - Jenkins 2.479.3
                - run by themselves, on 2026-01-04: `BIT`, `CIT`, `DIT`.

                | test | what is shown | seen | result |
                | --- | --- | --- | --- |
                | `AIT.one` | One |  | passed |
                | `BIT.two` | Two | 2 | passed |
                | `CIT.three` | Three |  | passed |
                | `DIT.four` | Four | 4 | passed |
                """);
    }

    @Test
    void rowsOfOneJenkinsLeaveThoseOfAnotherAlone(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("verified.md");
        String old = "<!-- acceptance in 2.479.3 -->\n| `AIT.one` | One | here | passed |\n<!-- /acceptance in 2.479.3 -->\n";
        Files.writeString(file, old + "<!-- acceptance in 2.568.2 -->\n<!-- /acceptance in 2.568.2 -->\n");
        List<Results.Row> rows = List.of(new Results.Row("AIT.one", "One", List.of("there"), "passed"));

        VerifiedFile.add(file, VerifiedFile.acceptance(file, "2.568.2"), List.of("Jenkins 2.568.2"), rows);
        VerifiedFile.add(file, VerifiedFile.acceptance(file, "2.568.2"), List.of("Jenkins 2.568.2"), rows);

        assertThat(Files.readString(file)).startsWith(old).contains("- Jenkins 2.568.2\n- run by themselves, on ").containsOnlyOnce("| there | passed |");
    }

    @Test
    void aJenkinsThatHasNoPlaceIsToldBeforeItsTestsAreRun(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("verified.md"), "<!-- acceptance in 2.479.3 -->\n<!-- /acceptance in 2.479.3 -->\n");

        assertThatThrownBy(() -> VerifiedFile.acceptance(file, "2.568.2"))
                .isInstanceOf(IOException.class)
                .hasMessage("docs/verified.md must have <!-- acceptance in 2.568.2 --> once, and after it <!-- /acceptance in 2.568.2 --> once");
    }
}

package io.jenkins.plugins.reflector.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

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

        assertThat(VerifiedFile.replace(Files.readString(file), "acceptance", ""))
                .contains("<!-- acceptance -->\n<!-- /acceptance -->");
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
                - run by themselves afterwards, on 2026-01-04: `BIT`, `CIT`, `DIT`.

                | test | what is shown | seen | result |
                | --- | --- | --- | --- |
                | `AIT.one` | One |  | passed |
                | `BIT.two` | Two | 2 | passed |
                | `CIT.three` | Three |  | passed |
                | `DIT.four` | Four | 4 | passed |
                """);
    }
}

package io.jenkins.plugins.reflector.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    private static final Measurement GOOD = new Fake("good", List.of(Figure.of("x", 1, "ms").wantedAtMost(2)));
    private static final Measurement POOR = new Fake("poor", List.of(Figure.of("x", 3, "ms").wantedAtMost(2)));
    private static final Measurement BROKEN = new Fake("broken", List.of());

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void whatIsNamedIsMeasured() throws IOException {
        assertThat(run(Effort.FULL, List.of(GOOD, POOR, BROKEN), "good")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("Title of good\n\n| what ").doesNotContain("poor");
        assertThat(figures()).contains("<!-- figures:good -->").doesNotContain("poor");
    }

    @Test
    void everythingIsMeasuredAlthoughOneFails() throws IOException {
        assertThat(run(Effort.FULL, List.of(BROKEN, GOOD))).isEqualTo(1);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("bench: broken failed", "broken is broken");
        assertThat(figures()).contains("<!-- figures:good -->").doesNotContain("figures:broken");
    }

    @Test
    void aFigureThatIsNotAsWantedIsWrittenAndTold() throws IOException {
        assertThat(run(Effort.FULL, List.of(POOR))).isEqualTo(1);

        assertThat(figures()).contains("| at most 2 ms | **no** |");
    }

    @Test
    void aQuickRunWritesNothing() {
        assertThat(run(Effort.QUICK, List.of(GOOD, POOR))).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("Title of good", "Title of poor");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whatTheMachineLacksIsLeftOut() {
        Measurement lacking = new SemVerTags() {
            @Override
            public Optional<String> lacks() {
                return Optional.of("the package docker-registry");
            }
        };

        assertThat(run(Effort.FULL, List.of(lacking))).isZero();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .isEqualTo("bench: semver is left out: it needs the package docker-registry" + System.lineSeparator());
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void anUnknownNameIsTold() {
        assertThat(run(Effort.FULL, List.of(GOOD, POOR), "good", "godo")).isEqualTo(2);

        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("bench: there is no benchmark godo; there are good, poor");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void theListSaysWhatThereIs() {
        assertThat(run(Effort.FULL, Main.registered(), "--list")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("semver               A semver policy over 100,000 tags");
    }

    @Test
    void namesAndTitlesAreUniqueAndFitTheirPlaces() {
        List<Measurement> all = Main.registered();

        assertThat(all).extracting(Measurement::name).doesNotHaveDuplicates().contains("semver", "filter", "hpi", "launcher");
        assertThat(all).extracting(Measurement::title).doesNotHaveDuplicates().allMatch(title -> !title.isBlank());
        assertThat(all).allMatch(measurement -> measurement.name().matches("[a-z0-9]+(-[a-z0-9]+)*"));
        assertThat(all).allMatch(measurement -> !measurement.description().isBlank());
    }

    @Test
    void everySectionOfTheFiguresIsOneBenchmarks() throws IOException {
        String figures = Files.readString(Project.root().resolve("docs/figures.md"));
        Set<String> registered = new TreeSet<>(Main.registered().stream().map(Measurement::name).toList());

        Set<String> sections = new TreeSet<>();
        Matcher opening = Pattern.compile("<!-- figures:(\\S+) -->").matcher(figures);
        while (opening.find()) {
            assertThat(sections.add(opening.group(1))).as("section %s once", opening.group(1)).isTrue();
            assertThat(figures.indexOf(FiguresFile.closing(opening.group(1)))).isGreaterThan(opening.start());
        }

        assertThat(registered).containsAll(sections);
        assertThat(sections).contains("semver", "filter", "hpi", "launcher");
    }

    private int run(Effort effort, List<Measurement> known, String... args) {
        return new Main(
                        known,
                        effort,
                        new FiguresFile(folder.resolve("figures.md")),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8))
                .run(args);
    }

    private String figures() throws IOException {
        return Files.readString(folder.resolve("figures.md"));
    }
}

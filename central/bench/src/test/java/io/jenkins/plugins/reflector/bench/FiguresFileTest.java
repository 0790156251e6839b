package io.jenkins.plugins.reflector.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresFileTest {

    private static final List<Figure> FIGURES = List.of(Figure.of("reading", 1234, "ms"));

    @TempDir
    private Path folder;

    private Path path;

    @BeforeEach
    void name() {
        path = folder.resolve("figures.md");
    }

    @Test
    void onlyTheOwnSectionIsReplaced() throws IOException {
        String before = "# Figures\n\nBy hand: 3 s.  \n\n<!-- figures:a -->\nold a\n<!-- /figures:a -->\n\n";
        String after = "\n\n<!-- figures:ab -->\nkept\r\n<!-- /figures:ab -->\n\n## More by hand\n$1 \\0";
        Files.writeString(path, before + "<!-- figures:b -->\nold b\n<!-- /figures:b -->" + after);

        new FiguresFile(path).write(new Fake("b", FIGURES), FIGURES);

        String written = Files.readString(path);
        assertThat(written).startsWith(before + "<!-- figures:b -->\n## Title of b\n\nWhat b is.\n\n");
        assertThat(written).contains("`./central/bench/run b`\n\n| what ", "| reading | 1,234 ms |", ", JDK ");
        assertThat(written).endsWith("|\n<!-- /figures:b -->" + after).doesNotContain("old b");
    }

    @Test
    void writingTwiceIsWritingOnce() throws IOException {
        FiguresFile file = new FiguresFile(path);
        file.write(new Fake("b", FIGURES), FIGURES);
        String once = Files.readString(path);

        file.write(new Fake("b", FIGURES), FIGURES);

        assertThat(Files.readString(path)).isEqualTo(once).startsWith("# Figures\n\n<!-- figures:b -->\n");
    }

    @Test
    void aNewSectionComesLast() throws IOException {
        Files.writeString(path, "# Figures\n\nBy hand: 3 s.\n");

        new FiguresFile(path).write(new Fake("new", FIGURES), FIGURES);

        assertThat(Files.readString(path))
                .startsWith("# Figures\n\nBy hand: 3 s.\n\n<!-- figures:new -->\n## Title of new\n")
                .endsWith("<!-- /figures:new -->\n");
    }

    @Test
    void aFileWhereTheSectionHasNoEndIsLeftAlone() throws IOException {
        String broken = "# Figures\n\n<!-- figures:b -->\nold b\n";
        Files.writeString(path, broken);

        assertThatThrownBy(() -> new FiguresFile(path).write(new Fake("b", FIGURES), FIGURES))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith("must have <!-- figures:b --> once, and after it <!-- /figures:b --> once");
        assertThat(Files.readString(path)).isEqualTo(broken);
    }
}

package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/**
 * docs/figures.md: sections that measurements write, between comments with their names, and around them what people
 * wrote, which stays as it is.
 */
final class FiguresFile {

    private final Path path;

    FiguresFile(@NonNull Path path) {
        this.path = path;
    }

    /**
     * Puts the figures into the measurement's own section; a measurement that has none gets one at the end.
     *
     * @throws IOException if the file cannot be read or written, or one of the two comments is missing
     */
    void write(@NonNull Measurement measurement, @NonNull List<Figure> figures) throws IOException {
        String all = Files.exists(path) ? Files.readString(path) : "# Figures\n";
        Files.writeString(path, replace(all, measurement.name(), section(measurement, figures)));
    }

    private static String section(Measurement measurement, List<Figure> figures) {
        return "## " + measurement.title() + "\n\n"
                + measurement.description() + "\n\n"
                + LocalDate.now() + ", " + Machine.describe() + (Machine.isBusy() ? ", busy with other things" : "") + ": `./central/bench/run " + measurement.name() + "`\n\n"
                + Table.of(figures);
    }

    private String replace(String all, String name, String section) throws IOException {
        String opening = opening(name);
        String closing = closing(name);
        int start = all.indexOf(opening);
        int end = all.indexOf(closing);
        String written = opening + "\n" + section + closing;
        if (start < 0 && end < 0) {
            return all.stripTrailing() + "\n\n" + written + "\n";
        }
        if (start < 0 || end < start || all.indexOf(opening, start + 1) >= 0 || all.indexOf(closing, end + 1) >= 0) {
            throw new IOException(path + " must have " + opening + " once, and after it " + closing + " once");
        }
        return all.substring(0, start) + written + all.substring(end + closing.length());
    }

    @NonNull
    static String opening(@NonNull String name) {
        return "<!-- figures:" + name + " -->";
    }

    @NonNull
    static String closing(@NonNull String name) {
        return "<!-- /figures:" + name + " -->";
    }
}

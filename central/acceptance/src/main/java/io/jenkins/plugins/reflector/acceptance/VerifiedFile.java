package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The sections of docs/verified.md that are written here, each between two comments; all else there is people's own. */
final class VerifiedFile {

    private VerifiedFile() {}

    /**
     * Replaces the section of the acceptance tests.
     *
     * @throws IOException if the file cannot be read or written, or lacks one of the comments
     */
    static void write(@NonNull Path file, @NonNull List<String> versions, @NonNull List<Results.Row> rows) throws IOException {
        write(file, "acceptance", section(LocalDate.now(), versions, rows));
    }

    /**
     * Replaces a section.
     *
     * @throws IOException if the file cannot be read or written, or lacks one of the section's comments
     */
    static void write(@NonNull Path file, @NonNull String name, @NonNull String section) throws IOException {
        Files.writeString(file, replace(Files.readString(file), name, section));
    }

    @NonNull
    static String replace(@NonNull String all, @NonNull String name, @NonNull String section) throws IOException {
        String opening = "<!-- " + name + " -->";
        String closing = "<!-- /" + name + " -->";
        int start = all.indexOf(opening);
        int end = all.indexOf(closing);
        if (start < 0 || end < start || all.indexOf(opening, start + 1) >= 0 || all.indexOf(closing, end + 1) >= 0) {
            throw new IOException("docs/verified.md must have " + opening + " once, and after it " + closing + " once");
        }
        return all.substring(0, start) + opening + "\n" + section + all.substring(end);
    }

    @NonNull
    static String section(@NonNull LocalDate day, @NonNull List<String> versions, @NonNull List<Results.Row> rows) {
        StringBuilder section = new StringBuilder(day + ", `./central/acceptance/run`:\n\n");
        versions.forEach(line -> section.append("- ").append(line).append('\n'));
        section.append("\n| test | what is shown | seen | result |\n| --- | --- | --- | --- |\n");
        for (Results.Row row : rows) {
            section.append("| `").append(row.test()).append("` | ").append(cell(row.shown())).append(" | ")
                    .append(cell(String.join("; ", row.seen()))).append(" | ").append(cell(row.result())).append(" |\n");
        }
        return section.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\n\\s*", "<br>").strip();
    }
}

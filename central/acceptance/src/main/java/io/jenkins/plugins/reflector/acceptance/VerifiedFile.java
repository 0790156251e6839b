package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** The section of docs/verified.md that is written here, between two comments; all else there is people's own. */
final class VerifiedFile {

    private static final String OPENING = "<!-- acceptance -->";
    private static final String CLOSING = "<!-- /acceptance -->";

    private VerifiedFile() {}

    /**
     * Replaces the section.
     *
     * @throws IOException if the file cannot be read or written, or lacks one of the comments
     */
    static void write(@NonNull Path file, @NonNull List<String> versions, @NonNull List<Results.Row> rows) throws IOException {
        Files.writeString(file, replace(Files.readString(file), section(LocalDate.now(), versions, rows)));
    }

    @NonNull
    static String replace(@NonNull String all, @NonNull String section) throws IOException {
        int start = all.indexOf(OPENING);
        int end = all.indexOf(CLOSING);
        if (start < 0 || end < start || all.indexOf(OPENING, start + 1) >= 0 || all.indexOf(CLOSING, end + 1) >= 0) {
            throw new IOException("docs/verified.md must have " + OPENING + " once, and after it " + CLOSING + " once");
        }
        return all.substring(0, start) + OPENING + "\n" + section + all.substring(end);
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

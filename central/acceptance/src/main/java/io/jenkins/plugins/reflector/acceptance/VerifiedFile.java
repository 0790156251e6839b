package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The sections of docs/verified.md that are written here, each between two comments; all else there is people's own. */
final class VerifiedFile {

    private static final String ROW = "| `";
    private static final String HEADING = "| test | what is shown | seen | result |";
    private static final String BY_THEMSELVES = "- run by themselves, ";

    private VerifiedFile() {}

    /**
     * The section of the acceptance tests in one Jenkins, so that no run in one takes the rows of another away.
     *
     * @throws IOException if the file cannot be read or lacks one of the section's comments
     */
    @NonNull
    static String acceptance(@NonNull Path file, @NonNull String jenkins) throws IOException {
        String name = "acceptance in " + jenkins;
        section(Files.readString(file), name);
        return name;
    }

    /**
     * Puts the rows of tests that were run by themselves into a section of acceptance tests, in place of those that their classes had.
     *
     * @param versions what an empty section begins with
     * @throws IOException if the file cannot be read or written, or lacks one of the section's comments
     */
    static void add(@NonNull Path file, @NonNull String name, @NonNull List<String> versions, @NonNull List<Results.Row> rows) throws IOException {
        String all = Files.readString(file);
        String before = section(all, name);
        LocalDate day = LocalDate.now();
        Files.writeString(file, replace(all, name, added(before.isBlank() ? section(day, versions, List.of()) : before, day, rows)));
    }

    /**
     * Replaces a section.
     *
     * @throws IOException if the file cannot be read or written, or lacks one of the section's comments
     */
    static void write(@NonNull Path file, @NonNull String name, @NonNull String section) throws IOException {
        Files.writeString(file, replace(Files.readString(file), name, section));
    }

    private static String section(String all, String name) throws IOException {
        // Says what is wrong with the comments, if anything is.
        replace(all, name, "");
        String opening = "<!-- " + name + " -->\n";
        return all.substring(all.indexOf(opening) + opening.length(), all.indexOf("<!-- /" + name + " -->"));
    }

    @NonNull
    static String added(@NonNull String section, @NonNull LocalDate day, @NonNull List<Results.Row> rows) {
        Set<String> classes = new TreeSet<>();
        rows.forEach(row -> classes.add(className(row.test())));
        List<String> lines = new ArrayList<>(section.lines()
                .filter(line -> !line.startsWith(ROW) || !classes.contains(className(line.substring(ROW.length()))))
                .toList());
        lines.removeIf(line -> {
            boolean note = line.startsWith(BY_THEMSELVES);
            if (note) {
                classes.addAll(List.of(line.substring(line.indexOf(": ") + 2).replaceAll("[`.]", "").split(", ")));
            }
            return note;
        });
        rows.forEach(row -> lines.add(line(row)));
        List<String> table = lines.stream().filter(line -> line.startsWith(ROW)).sorted(Comparator.comparing(line -> className(line.substring(ROW.length())))).toList();
        lines.removeIf(line -> line.startsWith(ROW));
        lines.addAll(table);
        int heading = lines.indexOf(HEADING);
        lines.addAll(heading < 0 ? 0 : heading - 1, List.of(BY_THEMSELVES + "on " + day + ": `" + String.join("`, `", classes) + "`."));
        return String.join("\n", lines) + "\n";
    }

    private static String className(String test) {
        return test.replaceFirst("[.`].*", "");
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
        section.append("\n").append(HEADING).append("\n| --- | --- | --- | --- |\n");
        rows.forEach(row -> section.append(line(row)).append("\n"));
        return section.toString();
    }

    private static String line(Results.Row row) {
        return ROW + row.test() + "` | " + cell(row.shown()) + " | " + cell(String.join("; ", row.seen())) + " | " + cell(row.result()) + " |";
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\n\\s*", "<br>").strip();
    }
}

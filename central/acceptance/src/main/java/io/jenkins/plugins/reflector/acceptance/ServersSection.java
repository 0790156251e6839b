package io.jenkins.plugins.reflector.acceptance;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.testing.RealServerRuns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Which tests ran against which real servers, by what {@link RealServerRuns} noted in each module. */
final class ServersSection {

    private ServersSection() {}

    /** The notes of all modules. */
    @NonNull
    static List<String> notes(@NonNull Path root) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> modules = Files.list(root.resolve("central"))) {
            for (Path module : modules.sorted().toList()) {
                Path notes = module.resolve(RealServerRuns.FILE);
                if (Files.isRegularFile(notes)) {
                    lines.addAll(Files.readAllLines(notes));
                }
            }
        }
        return lines;
    }

    /** A table of servers; of a class that ran more than once the last run counts. */
    @NonNull
    static String of(@NonNull LocalDate day, @NonNull String versions, @NonNull List<String> notes) {
        Map<String, Map<String, String>> servers = new TreeMap<>();
        for (String note : notes) {
            String[] cells = note.split("\t");
            String test = cells[0].substring(cells[0].lastIndexOf('.') + 1);
            servers.computeIfAbsent(cells[1], server -> new TreeMap<>())
                    .put(test, result(cells[2], cells[3], cells[4]));
        }
        StringBuilder section = new StringBuilder(day + ", " + versions + ":\n\n| real thing | tests |\n| --- | --- |\n");
        servers.forEach((server, tests) -> section.append("| ").append(server).append(" | ")
                .append(String.join(", ", tests.entrySet().stream().map(test -> "`" + test.getKey() + "` (" + test.getValue() + ")").toList()))
                .append(" |\n"));
        return section.toString();
    }

    private static String result(String passed, String failed, String skipped) {
        return passed + " passed" + (failed.equals("0") ? "" : ", **" + failed + " failed**") + (skipped.equals("0") ? "" : ", " + skipped + " skipped");
    }
}

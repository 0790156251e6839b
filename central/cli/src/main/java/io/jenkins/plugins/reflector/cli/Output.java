package io.jenkins.plugins.reflector.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.jenkins.plugins.reflector.engine.print.YamlText;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** How results are printed. */
final class Output {

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            defaultValue = "table",
            description = "table (default), json or yaml; for update and run also diff (of the files) or message (of the "
                    + "commit), and nothing else.")
    private OutputFormat format;

    OutputFormat format() {
        return format;
    }

    /** Refuses the formats that only updates have. */
    void refuseUpdateFormats(String command) throws UsageException {
        if (format == OutputFormat.diff || format == OutputFormat.message) {
            throw new UsageException("'" + command + "' has no -o " + format + ": use table, json or yaml");
        }
    }

    /** Prints a document as JSON or YAML; its maps, lists, strings, numbers and booleans are printed as they are. */
    void print(PrintWriter out, Map<String, ?> document) {
        if (format == OutputFormat.json) {
            out.println(json(document));
        } else {
            // Readers of YAML 1.1 and 1.2 must take a tag such as 2024-01-01 for the text that it is.
            out.print(YamlText.of(new LinkedHashMap<>(document)));
        }
        out.flush();
    }

    /** Prints rows under a header, in columns; nothing if there are no rows. A cell of several lines becomes one line. */
    static void table(PrintWriter out, List<String> header, List<List<String>> cells) {
        if (cells.isEmpty()) {
            return;
        }
        List<List<String>> rows = cells.stream()
                .map(row -> row.stream().map(Output::oneLine).toList())
                .toList();
        int[] widths = new int[header.size()];
        for (int column = 0; column < widths.length; column++) {
            widths[column] = header.get(column).length();
            for (List<String> row : rows) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        out.println(line(header, widths));
        rows.forEach(row -> out.println(line(row, widths)));
    }

    private static String oneLine(String cell) {
        return cell.replaceAll("\\p{Cntrl}+", " ").stripTrailing();
    }

    private static String line(List<String> cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            line.append(cells.get(column));
            if (column < widths.length - 1) {
                line.append(" ".repeat(widths[column] - cells.get(column).length() + 2));
            }
        }
        return line.toString().stripTrailing();
    }

    private static String json(Map<String, ?> document) {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and scalars always have a JSON form", e);
        }
    }
}

package io.jenkins.plugins.reflector.bench;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Figures as a Markdown table, with columns as wide as their cells, so that it reads well on a terminal too. */
final class Table {

    private Table() {}

    @NonNull
    static String of(@NonNull List<Figure> figures) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(List.of("what", "figure", "ratio", "wanted", "holds"));
        figures.forEach(figure -> rows.add(row(figure)));
        int[] widths = new int[rows.get(0).size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder table = new StringBuilder();
        for (List<String> row : rows) {
            line(table, row, widths, ' ');
            if (row == rows.get(0)) {
                line(table, List.of("", "", "", "", ""), widths, '-');
            }
        }
        return table.toString();
    }

    private static void line(StringBuilder table, List<String> row, int[] widths, char filler) {
        for (int i = 0; i < widths.length; i++) {
            String cell = row.get(i);
            table.append("| ").append(cell).append(String.valueOf(filler).repeat(widths[i] - cell.length())).append(' ');
        }
        table.append("|\n");
    }

    private static List<String> row(Figure figure) {
        Figure.Ratio ratio = figure.ratio();
        Figure.Limit limit = figure.limit();
        String unit = ratio == null ? " " + figure.unit() : " times";
        return List.of(
                figure.what(),
                number(figure.value()) + " " + figure.unit(),
                ratio == null ? "" : number(ratio.number()) + " " + ratio.words(),
                limit == null ? "" : (limit.least() ? "at least " : "at most ") + number(limit.number()) + unit,
                limit == null ? "" : figure.holds() ? "yes" : "**no**");
    }

    /** Three digits that count; more would claim a precision that no such run has. */
    private static String number(double value) {
        double size = Math.abs(value);
        if (value == Math.rint(value) || size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value);
    }
}

package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.ArrayList;
import java.util.List;

/** A list at the moment in which a page shows it; for the views. */
public final class DrawnEntries {

    /** Lists up to this length are shown whole, so that nobody asks for a handful of rows. */
    private static final int WHOLE = 60;

    /** So many rows of a longer list are shown at first. */
    private static final int FIRST = 50;

    private final String mark;
    private final List<DrawnRow> rows;

    /**
     * @param keys of the entries, in the same order
     */
    DrawnEntries(@NonNull String mark, @NonNull List<? extends FormEntry> entries, @NonNull List<String> keys) {
        this.mark = mark;
        boolean whole = entries.size() <= WHOLE;
        int shown = whole ? entries.size() : FIRST;
        rows = new ArrayList<>(rows(entries.subList(0, shown), keys));
        if (!whole) {
            rows.add(DrawnRow.others(keys.subList(shown, keys.size())));
        }
    }

    /** A row for each entry. */
    @NonNull
    static List<DrawnRow> rows(@NonNull List<? extends FormEntry> entries, @NonNull List<String> keys) {
        List<DrawnRow> rows = new ArrayList<>();
        for (int i = 0; i < entries.size(); i++) {
            rows.add(DrawnRow.of(entries.get(i), keys.get(i)));
        }
        return rows;
    }

    /** What the form brings back, so that it is known which list the page showed. */
    @NonNull
    public String getMark() {
        return mark;
    }

    /** In their order; the last one stands for all further entries of a long list. */
    @NonNull
    public List<DrawnRow> getRows() {
        return List.copyOf(rows);
    }
}

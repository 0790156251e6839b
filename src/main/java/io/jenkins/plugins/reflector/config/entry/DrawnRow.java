package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/** A row of a list: an entry, or all those in one that a long list does not show at first; for the views. */
public final class DrawnRow {

    private final String name;
    private final String text;
    private final List<String> keys;
    private final boolean entry;

    private DrawnRow(String name, String text, List<String> keys, boolean entry) {
        this.name = name;
        this.text = text;
        this.keys = keys;
        this.entry = entry;
    }

    /** That of one entry. */
    @NonNull
    static DrawnRow of(@NonNull FormEntry entry, @NonNull String key) {
        return new DrawnRow(entry.rowName(), entry.rowText(), List.of(key), true);
    }

    /** That of entries which are not shown, by their keys. */
    @NonNull
    static DrawnRow others(@NonNull List<String> keys) {
        return new DrawnRow("", "", List.copyOf(keys), false);
    }

    /** Whether it is that of one entry. */
    public boolean isEntry() {
        return entry;
    }

    /** The entry's name; empty if it has none. */
    @NonNull
    public String getName() {
        return name;
    }

    /** What the entry is about. */
    @NonNull
    public String getText() {
        return text;
    }

    /** For how many entries it stands. */
    public int getCount() {
        return keys.size();
    }

    /** What it brings back instead of the entries' fields. */
    @NonNull
    public String getKept() {
        return SubmittedEntry.joined(keys);
    }
}

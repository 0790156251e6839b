package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** A list at the moment in which a page shows it; for the views. */
public final class DrawnEntries {

    private final String mark;
    private final List<FormEntry> entries;
    private final Map<FormEntry, String> keys = new IdentityHashMap<>();

    /**
     * @param keys of the entries, in the same order
     */
    DrawnEntries(@NonNull String mark, @NonNull List<? extends FormEntry> entries, @NonNull List<String> keys) {
        this.mark = mark;
        this.entries = List.copyOf(entries);
        for (int i = 0; i < keys.size(); i++) {
            this.keys.put(this.entries.get(i), keys.get(i));
        }
    }

    /** What the form brings back, so that it is known which list the page showed. */
    @NonNull
    public String getMark() {
        return mark;
    }

    /** In their order. */
    @NonNull
    public List<FormEntry> getEntries() {
        return entries;
    }

    /** What the row of one of the entries brings back instead of its fields. */
    @NonNull
    public String key(@NonNull FormEntry entry) {
        return keys.get(entry);
    }
}

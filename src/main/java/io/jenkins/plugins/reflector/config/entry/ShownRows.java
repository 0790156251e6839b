package io.jenkins.plugins.reflector.config.entry;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/** The rows that a long list did not show at first, fetched when somebody asks for them; for the view beside it. */
public final class ShownRows {

    private final List<DrawnRow> rows;
    private final boolean readOnly;

    ShownRows(@NonNull List<DrawnRow> rows, boolean readOnly) {
        this.rows = List.copyOf(rows);
        this.readOnly = readOnly;
    }

    /** In their order. */
    @NonNull
    public List<DrawnRow> getRows() {
        return rows;
    }

    /** Whether they may be looked at and not changed. */
    public boolean isReadOnly() {
        return readOnly;
    }
}

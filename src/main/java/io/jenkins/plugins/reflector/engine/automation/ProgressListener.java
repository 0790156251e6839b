package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.Change;

/** Hears what a run is doing, a line at a time, for a log or a terminal. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener SILENT = line -> {};

    /** One thing that happens or happened; without a line end, without secrets. */
    void line(@NonNull String text);

    /** A value is changed, perhaps not for the last time: after a conflict all is edited anew. */
    default void change(@NonNull String file, @NonNull Change change) {
        line(file + ":" + change.line() + ": " + change.oldValue() + " -> " + change.newValue());
    }

    /**
     * A commit is about to be sent. Who remembers it can tell after a crash whether it arrived.
     *
     * @param delivered what the report will be if it arrives, but for a pull request
     */
    default void sending(@NonNull AutomationReport delivered) {}
}

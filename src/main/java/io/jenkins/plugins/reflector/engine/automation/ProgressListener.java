package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.NonNull;

/** Hears what a run is doing, a line at a time, for a log or a terminal. */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener SILENT = line -> {};

    /** One thing that happens or happened; without a line end, without secrets. */
    void line(@NonNull String text);
}

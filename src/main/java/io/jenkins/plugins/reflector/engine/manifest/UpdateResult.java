package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * The edit plan for a tree: which files change, and how. Nothing is written yet.
 *
 * @param files the files that change, by path
 * @param warnings by path and line
 */
public record UpdateResult(@NonNull List<FileChange> files, @NonNull List<ManifestWarning> warnings) {

    public UpdateResult {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Whether any file changes. */
    public boolean changed() {
        return !files.isEmpty();
    }
}

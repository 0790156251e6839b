package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.List;

/**
 * The edit plan for a tree: which files change, and how. Nothing is written yet.
 *
 * @param files the files that change, by path
 * @param warnings by path and line
 */
public record UpdateResult(@NonNull List<FileChange> files, @NonNull List<ManifestWarning> warnings) implements Serializable {

    public UpdateResult {
        files = List.copyOf(files);
        warnings = List.copyOf(warnings);
    }

    /** Whether any file changes. */
    public boolean changed() {
        return !files.isEmpty();
    }

    /**
     * The same with file names relative to the directory that was edited, as commit messages show them (cli.md).
     *
     * @param path the directory or the one file that was edited, however it is written; empty for the root
     */
    @NonNull
    public UpdateResult relativeTo(@NonNull String path) {
        String plain = FileSelection.plain(path);
        String directory = plain.isEmpty() ? "" : plain + "/";
        return new UpdateResult(
                files.stream()
                        .map(file -> new FileChange(
                                relative(file.path(), plain, directory), file.before(), file.after(), file.changes()))
                        .toList(),
                warnings);
    }

    private static String relative(String file, String path, String directory) {
        if (file.equals(path)) {
            return file.substring(file.lastIndexOf('/') + 1);
        }
        return file.startsWith(directory) ? file.substring(directory.length()) : file;
    }
}

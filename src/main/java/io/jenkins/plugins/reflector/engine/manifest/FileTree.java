package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.util.List;

/** The files that may be edited: a directory, or the tree of a commit without a work tree. */
public interface FileTree {

    /**
     * All regular files at or below a path, in byte order of their paths. Links to directories are not followed, and
     * nothing outside the tree is ever listed (flux.md 3.5.1).
     *
     * @param path relative to the root, with {@code /}; empty for the root; may name one file
     * @throws java.nio.file.NoSuchFileException if there is nothing at the path
     * @throws IOException if the tree cannot be read, or the path leads out of it
     */
    @NonNull
    List<String> files(@NonNull String path) throws IOException;

    /**
     * The bytes of a file.
     *
     * @param file a path that {@link #files} gave
     * @throws FileTooLargeException if it is too large to be a manifest
     * @throws IOException if it cannot be read
     */
    @NonNull
    byte[] read(@NonNull String file) throws IOException;

    /**
     * Whether Git is told to ignore a file; never in the tree of a commit, since what is committed is not ignored.
     *
     * @param file a path that {@link #files} gave
     * @throws IOException if a file that says so cannot be read
     */
    default boolean isIgnored(@NonNull String file) throws IOException {
        return false;
    }

    /** The machine that has the files, if edits are better planned there than read here; null: they are here. */
    @CheckForNull
    default DistantPlan.Planner planner() {
        return null;
    }
}

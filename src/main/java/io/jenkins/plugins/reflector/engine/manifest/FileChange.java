package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;
import java.util.List;

/**
 * A file that changes.
 *
 * @param path relative to the root of the tree, with {@code /}
 * @param before its bytes as they were
 * @param after its bytes as they shall be
 * @param changes at least one, in the order of the file
 */
public record FileChange(
        @NonNull String path, @NonNull byte[] before, @NonNull byte[] after, @NonNull List<Change> changes) implements Serializable {

    public FileChange {
        changes = List.copyOf(changes);
    }
}

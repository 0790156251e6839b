package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;

/**
 * A commit that was fetched, and its files.
 *
 * @param commit its id, 40 hex digits
 * @param branch the branch whose head it is; null if something else was checked out
 * @param tree its files; readable until the session is closed
 */
public record Snapshot(@NonNull String commit, @CheckForNull String branch, @NonNull FileTree tree) {}

package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Serializable;

/**
 * Who made a commit, and how it is worded.
 *
 * @param id 40 hex digits
 * @param author such as {@code Bot <bot@example.com>}
 * @param authorEmail may be empty
 * @param message to the letter
 * @param ours whether it was pushed through the same mirror
 */
public record CommitInfo(
        @NonNull String id, @NonNull String author, @NonNull String authorEmail, @NonNull String message, boolean ours)
        implements Serializable {}

package io.jenkins.plugins.reflector.spi;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.util.List;

/**
 * A commit that this controller pushed: what the history keeps and listeners hear.
 *
 * @param time when, in milliseconds since 1970 in UTC
 * @param automation {@code namespace/name} of the automation that asked; null if a build did
 * @param job the full name of the job that asked; null if an automation did
 * @param build the number of that job's build; 0 if an automation asked
 * @param url the Git repository, without user info
 * @param branch what it was pushed to
 * @param commit 40 hex digits
 * @param images what changed, at least one
 * @param files the files that changed, relative to the repository's root
 */
public record PushedUpdate(
        long time,
        @CheckForNull String automation,
        @CheckForNull String job,
        int build,
        @NonNull String url,
        @NonNull String branch,
        @NonNull String commit,
        @NonNull List<Image> images,
        @NonNull List<String> files) {

    public PushedUpdate {
        images = List.copyOf(images);
        files = List.copyOf(files);
    }

    /**
     * An image that changed.
     *
     * @param policy {@code namespace/name}
     * @param image its name as the user wrote it
     * @param from the tag before; null if none is known
     * @param to the tag now
     * @param digest the digest now; null if none is reflected
     */
    public record Image(
            @NonNull String policy,
            @NonNull String image,
            @CheckForNull String from,
            @NonNull String to,
            @CheckForNull String digest) {}

    /** Who asked, for a text: {@code default/fleet} or {@code team/deploy #12}. */
    @NonNull
    public String by() {
        return job == null ? String.valueOf(automation) : job + " #" + build;
    }
}

package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Work with one remote repository, without a work tree. Not for several threads at once. */
public interface GitSession extends AutoCloseable {

    /**
     * Fetches what a ref names now.
     *
     * @throws GitException if it does not exist or the server cannot be read
     */
    @NonNull
    Snapshot fetch(@NonNull GitRef ref) throws GitException, InterruptedException;

    /** Fetches the head of a branch; empty if the remote has no such branch. */
    @NonNull
    Optional<Snapshot> fetchBranch(@NonNull String branch) throws GitException, InterruptedException;

    /**
     * Writes a commit on top of a snapshot into the local mirror; nothing is sent.
     *
     * @param message used to the letter
     * @return the commit's id
     */
    @NonNull
    String commit(
            @NonNull Snapshot parent,
            @NonNull List<FileChange> changes,
            @NonNull CommitIdentity identity,
            @NonNull String message)
            throws GitException;

    /**
     * Pushes a commit to a branch, provided that the branch still is where we saw it (a lease).
     *
     * @param expectedHead what the branch must point at; null if it must not exist yet
     * @param options Git push options, sent if the server takes any
     */
    @NonNull
    PushOutcome push(
            @NonNull String commit,
            @NonNull String branch,
            @CheckForNull String expectedHead,
            @NonNull Map<String, String> options)
            throws GitException, InterruptedException;

    @Override
    void close();
}

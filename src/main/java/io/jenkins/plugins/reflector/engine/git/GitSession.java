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

    /** The commit that a branch of the remote is at; empty if there is no such branch. Fetches nothing. */
    @NonNull
    Optional<String> head(@NonNull String branch) throws GitException, InterruptedException;

    /**
     * Writes a commit on top of a snapshot into the local mirror; nothing is sent.
     *
     * @param message used to the letter
     * @param signer signs it; null for no signature
     * @return the commit's id
     * @throws GitException if it cannot be written or signed
     */
    @NonNull
    String commit(
            @NonNull Snapshot parent,
            @NonNull List<FileChange> changes,
            @NonNull CommitIdentity identity,
            @NonNull String message,
            @CheckForNull CommitSigner signer)
            throws GitException;

    /** The same without a signature. */
    @NonNull
    default String commit(
            @NonNull Snapshot parent,
            @NonNull List<FileChange> changes,
            @NonNull CommitIdentity identity,
            @NonNull String message)
            throws GitException {
        return commit(parent, changes, identity, message, null);
    }

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

    /**
     * Pushes a commit that is not built on the branch's head, so that the commits which stand there now are lost: the
     * branch must still be where we saw it.
     *
     * @param expectedHead what the branch must point at
     */
    @NonNull
    PushOutcome replace(
            @NonNull String commit,
            @NonNull String branch,
            @NonNull String expectedHead,
            @NonNull Map<String, String> options)
            throws GitException, InterruptedException;

    /**
     * Pushes a commit of this session's to any ref in addition, wherever that stands (flux.md 3.6, refspec).
     *
     * @param ref its full name, such as {@code refs/heads/auto}
     * @param force whether commits of the ref may be lost; without it that is {@link PushOutcome.Refused}
     */
    @NonNull
    PushOutcome pushRef(
            @NonNull String commit, @NonNull String ref, boolean force, @NonNull Map<String, String> options)
            throws GitException, InterruptedException;

    /**
     * The commits that are in the history of one snapshot and not in that of another, newest first; none if the first is
     * merged into the other. Both must be of this session. Asks the server for the history of both; to be
     * called before a commit is made, which may not survive it.
     */
    @NonNull
    List<CommitInfo> ahead(@NonNull Snapshot head, @NonNull Snapshot base) throws GitException, InterruptedException;

    /**
     * Whether all that a branch changed since it parted from the base came into the base by other commits: squashed, rebased
     * or picked. It does not matter what became of it there afterwards. Both must be of this session; as {@link #ahead},
     * to be called before a commit is made.
     */
    boolean isTakenOver(@NonNull Snapshot branch, @NonNull Snapshot base) throws GitException, InterruptedException;

    @Override
    void close();
}

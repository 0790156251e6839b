package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.FileChange;
import io.jenkins.plugins.reflector.engine.manifest.FileTree;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ConfigConstants;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A repository with a work tree, such as a build has checked out. Commits are written on top of others without a look at the
 * work tree, so that nothing of what lies there uncommitted gets into them. Talks to no server.
 */
public final class GitCheckout implements AutoCloseable {

    private static final String ORIGIN = "origin";

    private final Repository repository;
    private final CheckedOutFiles files;

    private GitCheckout(Repository repository, Path directory) {
        this.repository = repository;
        this.files = new CheckedOutFiles(repository, directory);
    }

    /**
     * Where a checkout stands.
     *
     * @param head the commit that is checked out; null before the first one
     * @param branch the local branch that is checked out; null if HEAD is detached
     * @param upstream the branch of the remote that the local one follows; null if it follows none
     * @param remote whom it follows, else {@code origin}, else the only remote; null if that does not tell one
     * @param url the remote's address as it is configured; null if there is no remote
     */
    public record State(
            @CheckForNull String head,
            @CheckForNull String branch,
            @CheckForNull String upstream,
            @CheckForNull String remote,
            @CheckForNull String url)
            implements Serializable {}

    /**
     * A tree that is written and waits for its commit.
     *
     * @param id the tree's
     * @param uncommitted those of its changed files that are changed in the work tree or the index too
     */
    public record WrittenTree(@NonNull String id, @NonNull List<String> uncommitted) implements Serializable {

        public WrittenTree {
            uncommitted = List.copyOf(uncommitted);
        }
    }

    /**
     * Opens the repository that a directory is the work tree of.
     *
     * @throws IOException if it is none, or its files lie outside of it; the message says what to do
     */
    @NonNull
    public static GitCheckout open(@NonNull Path directory) throws IOException {
        Path real = directory.toRealPath();
        if (!Files.exists(real.resolve(Constants.DOT_GIT), LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException("there is no Git checkout in " + directory
                    + "; check out there first (checkout scm), or change to its top directory with dir('…')");
        }
        Repository repository =
                new FileRepositoryBuilder().setWorkTree(real.toFile()).setMustExist(true).build();
        if (!repository.getDirectory().toPath().toRealPath().startsWith(real)) {
            repository.close();
            throw new IOException("the repository of " + directory + " lies outside of it (its .git leads elsewhere); "
                    + "check it out as a repository of its own");
        }
        return new GitCheckout(repository, real);
    }

    /** Where it stands now. */
    @NonNull
    public State state() throws IOException {
        ObjectId head = repository.resolve(Constants.HEAD);
        String full = repository.getFullBranch();
        String branch = full != null && full.startsWith(Constants.R_HEADS) ? full.substring(Constants.R_HEADS.length()) : null;
        StoredConfig config = repository.getConfig();
        String follows = branch == null
                ? null
                : config.getString(ConfigConstants.CONFIG_BRANCH_SECTION, branch, ConfigConstants.CONFIG_KEY_REMOTE);
        String merge = branch == null
                ? null
                : config.getString(ConfigConstants.CONFIG_BRANCH_SECTION, branch, ConfigConstants.CONFIG_KEY_MERGE);
        Set<String> remotes = config.getSubsections(ConfigConstants.CONFIG_REMOTE_SECTION);
        String remote = remotes.contains(follows)
                ? follows
                : remotes.contains(ORIGIN) ? ORIGIN : remotes.size() == 1 ? remotes.iterator().next() : null;
        return new State(
                head == null ? null : head.name(),
                branch,
                merge != null && merge.startsWith(Constants.R_HEADS) && remotes.contains(follows)
                        ? merge.substring(Constants.R_HEADS.length())
                        : null,
                remote,
                remote == null
                        ? null
                        : config.getString(
                                ConfigConstants.CONFIG_REMOTE_SECTION, remote, ConfigConstants.CONFIG_KEY_URL));
    }

    /** Whether a commit is here. */
    public boolean has(@NonNull String commit) throws IOException {
        return repository.getObjectDatabase().has(ObjectId.fromString(commit));
    }

    /** Whether a commit is another, or in its history. */
    public boolean isIn(@NonNull String commit, @NonNull String history) throws IOException {
        return History.isMerged(repository, ObjectId.fromString(commit), ObjectId.fromString(history));
    }

    /** As {@link GitSession#ahead}. */
    @NonNull
    public List<CommitInfo> ahead(@NonNull String head, @NonNull String base) throws IOException {
        return new ArrayList<>(
                History.between(repository, ObjectId.fromString(head), ObjectId.fromString(base), Set.of()));
    }

    /** As {@link GitSession#isTakenOver}; false where the history that is here is too short to tell. */
    public boolean isTakenOver(@NonNull String branch, @NonNull String base) throws IOException {
        try {
            return TakenOver.isIn(repository, ObjectId.fromString(branch), ObjectId.fromString(base));
        } catch (MissingObjectException e) {
            return false;
        }
    }

    /** The files of a commit, readable until this is closed. */
    @NonNull
    public FileTree tree(@NonNull String commit) {
        return new GitTree(
                new GitTree.Objects() {
                    @Override
                    public Repository repository() {
                        return repository;
                    }

                    @Override
                    public void repair(ObjectId damaged) throws IOException {
                        throw new IOException("objects of commit " + damaged.name()
                                + " are missing or damaged in the checkout; check out anew");
                    }
                },
                ObjectId.fromString(commit));
    }

    /** Writes the tree of a commit on top of another; the work tree stays as it is. */
    @NonNull
    public WrittenTree writeTree(@NonNull String parent, @NonNull List<FileChange> changes) throws IOException {
        ObjectId base = ObjectId.fromString(parent);
        ObjectId tree = CommitWriter.writeTree(repository, base, changes);
        return new WrittenTree(tree.name(), files.uncommitted(base, tree));
    }

    /**
     * The bytes of a commit, to be made on the machine that has the signing key.
     *
     * @param tree what {@link #writeTree} wrote
     */
    @NonNull
    public static byte[] commitObject(
            @NonNull String tree,
            @NonNull String parent,
            @NonNull CommitIdentity identity,
            @NonNull String message,
            @CheckForNull CommitSigner signer)
            throws GitException {
        return CommitWriter.bytes(CommitWriter.commit(
                ObjectId.fromString(tree), ObjectId.fromString(parent), identity, message, signer));
    }

    /** The id of a commit with these bytes. */
    @NonNull
    public static String idOf(@NonNull byte[] commitObject) {
        try (ObjectInserter.Formatter ids = new ObjectInserter.Formatter()) {
            return ids.idFor(Constants.OBJ_COMMIT, commitObject).name();
        }
    }

    /** Stores a commit. */
    public void insert(@NonNull byte[] commitObject) throws IOException {
        try (ObjectInserter inserter = repository.newObjectInserter()) {
            inserter.insert(Constants.OBJ_COMMIT, commitObject);
            inserter.flush();
        }
    }

    /**
     * Brings work tree, index and HEAD to a commit; what is uncommitted stays. The local branch of that name goes along if it
     * is checked out, else HEAD is detached.
     *
     * @return why it stays where it is, a part of a sentence; null if it stands on the commit
     */
    @CheckForNull
    public String moveTo(@NonNull String commit, @NonNull String branch) throws IOException {
        return files.moveTo(ObjectId.fromString(commit), branch);
    }

    @Override
    public void close() {
        repository.close();
    }
}

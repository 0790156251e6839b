package io.jenkins.plugins.reflector.servers;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** A bare repository of the embedded server, worked on from the inside: filled, looked at. */
public final class EmbeddedGitRepository {

    private static final PersonIdent SOMEBODY =
            new PersonIdent("Somebody", "somebody@example.com", Instant.parse("2024-01-02T03:04:05Z"), ZoneOffset.UTC);

    private final Path directory;

    private EmbeddedGitRepository(Path directory) {
        this.directory = directory;
    }

    /** Makes an empty one whose default branch is {@code main}. */
    @NonNull
    public static EmbeddedGitRepository create(@NonNull Path directory) throws IOException {
        EmbeddedGitRepository created = new EmbeddedGitRepository(directory);
        try (Repository repository = created.open()) {
            repository.create(true);
            repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
        }
        return created;
    }

    /** Where it is. */
    @NonNull
    public Path directory() {
        return directory;
    }

    /**
     * Lets the repository's own hook, which Git runs and the embedded server does not, refuse every push from now on.
     *
     * @param message one line without quotes, which the hook says
     */
    public void refusePushes(@NonNull String message) throws IOException {
        Path hook = directory.resolve("hooks/pre-receive");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\necho '" + message + "' >&2\nexit 1\n");
        if (!hook.toFile().setExecutable(true)) {
            throw new IOException(hook + " cannot be made executable");
        }
    }

    /** Takes back {@link #refusePushes}. */
    public void acceptPushes() throws IOException {
        Files.deleteIfExists(directory.resolve("hooks/pre-receive"));
    }

    /**
     * Commits files on top of a branch, as somebody else.
     *
     * @param branch made if it does not exist
     * @param files new content by path; what is not named stays
     * @return the commit's id
     */
    @NonNull
    public String commit(@NonNull String branch, @NonNull Map<String, String> files, @NonNull String message)
            throws IOException {
        Map<String, byte[]> bytes = new TreeMap<>();
        files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
        return commit(branch, bytes, FileMode.REGULAR_FILE, message);
    }

    /** As above, with bytes and a mode: an executable file, or a symbolic link whose bytes are its target. */
    @NonNull
    public String commit(
            @NonNull String branch, @NonNull Map<String, byte[]> files, @NonNull FileMode mode, @NonNull String message)
            throws IOException {
        try (Repository repository = open();
                ObjectInserter inserter = repository.newObjectInserter()) {
            ObjectId parent = repository.resolve(Constants.R_HEADS + branch);
            DirCache index = index(repository, parent);
            DirCacheEditor editor = index.editor();
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ObjectId blob = inserter.insert(Constants.OBJ_BLOB, file.getValue());
                editor.add(new DirCacheEditor.PathEdit(file.getKey()) {
                    @Override
                    public void apply(DirCacheEntry entry) {
                        entry.setFileMode(mode);
                        entry.setObjectId(blob);
                    }
                });
            }
            editor.finish();
            CommitBuilder commit = new CommitBuilder();
            commit.setTreeId(index.writeTree(inserter));
            if (parent != null) {
                commit.setParentId(parent);
            }
            commit.setAuthor(SOMEBODY);
            commit.setCommitter(SOMEBODY);
            commit.setMessage(message);
            ObjectId id = inserter.insert(commit);
            inserter.flush();
            point(repository, Constants.R_HEADS + branch, id);
            return id.name();
        }
    }

    /** Points a ref at an object, whatever it pointed at before. */
    public void point(@NonNull String refName, @NonNull String id) throws IOException {
        try (Repository repository = open()) {
            point(repository, refName, ObjectId.fromString(id));
        }
    }

    private static void point(Repository repository, String refName, ObjectId id) throws IOException {
        RefUpdate update = repository.updateRef(refName);
        update.setNewObjectId(id);
        update.setForceUpdate(true);
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> {}
            default -> throw new IOException(refName + " cannot be moved: " + result);
        }
    }

    private static DirCache index(Repository repository, @CheckForNull ObjectId parent) throws IOException {
        DirCache index = DirCache.newInCore();
        if (parent != null) {
            try (RevWalk walk = new RevWalk(repository)) {
                DirCacheBuilder builder = index.builder();
                builder.addTree(new byte[0], 0, walk.getObjectReader(), walk.parseCommit(parent).getTree());
                builder.finish();
            }
        }
        return index;
    }

    /** The id of a branch's head; null if there is no such branch. */
    @CheckForNull
    public String head(@NonNull String branch) throws IOException {
        try (Repository repository = open()) {
            ObjectId id = repository.resolve(Constants.R_HEADS + branch);
            return id == null ? null : id.name();
        }
    }

    /** The content of a file at a branch's head; null if there is none. */
    @CheckForNull
    public String read(@NonNull String branch, @NonNull String path) throws IOException {
        try (Repository repository = open();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.R_HEADS + branch);
            if (head == null) {
                return null;
            }
            try (TreeWalk file = TreeWalk.forPath(repository, path, walk.parseCommit(head).getTree())) {
                return file == null
                        ? null
                        : new String(repository.open(file.getObjectId(0)).getBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    /** The commits of a branch, newest first. */
    @NonNull
    public List<LogEntry> log(@NonNull String branch) throws IOException {
        List<LogEntry> log = new ArrayList<>();
        try (Repository repository = open();
                RevWalk walk = new RevWalk(repository)) {
            ObjectId head = repository.resolve(Constants.R_HEADS + branch);
            if (head != null) {
                walk.markStart(walk.parseCommit(head));
                for (RevCommit commit : walk) {
                    PersonIdent author = commit.getAuthorIdent();
                    log.add(new LogEntry(
                            commit.name(), author.getName(), author.getEmailAddress(), commit.getFullMessage()));
                }
            }
        }
        return log;
    }

    private Repository open() throws IOException {
        return new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare().build();
    }

    /**
     * A commit.
     *
     * @param id 40 hex digits
     * @param author may be empty
     * @param email of the author
     * @param message in full
     */
    public record LogEntry(
            @NonNull String id, @NonNull String author, @NonNull String email, @NonNull String message) {}
}

package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/**
 * A bare repository that keeps what was fetched, so that the next fetch is small. It is a cache: what is wrong with it
 * is cured by deleting it. Its refs only say which objects are complete here; what a server has is never read from
 * them, so who may not fetch sees nothing of what others fetched.
 */
final class Mirror implements AutoCloseable {

    private static final long SLACK_BYTES = 256L << 20;
    private static final int MAX_FILES = 4_000;
    private static final String SIZE_FILE = "reflector-size";

    private final MirrorGenerations generations;
    private final PushedCommits pushed;
    private Path directory;
    private Repository repository;
    private boolean givenUp;
    private boolean fresh;
    private boolean measured = true;

    private Mirror(Path home) {
        this.generations = new MirrorGenerations(home);
        this.pushed = new PushedCommits(home.resolve("pushed"));
    }

    /** Opens the mirror; makes it if it is missing, unreadable or has grown too much. The caller holds its lock. */
    static Mirror open(Path home) throws IOException {
        Mirror mirror = new Mirror(home);
        mirror.generations.deleteOlder();
        mirror.directory = mirror.generations.newest();
        try {
            if (mirror.directory != null && !mirror.hasOutgrown()) {
                mirror.openExisting();
                return mirror;
            }
        } catch (IOException | RuntimeException e) {
            mirror.close();
        }
        mirror.rebuild();
        return mirror;
    }

    private void openExisting() throws IOException {
        repository = builder().setMustExist(true).build();
        repository.getConfig().getInt("core", "repositoryformatversion", 0);
        repository.getObjectDatabase().getShallowCommits();
        repository.exactRef(Constants.HEAD);
    }

    private FileRepositoryBuilder builder() {
        // Neither the environment nor the place decides anything: bare, here.
        return new FileRepositoryBuilder().setGitDir(directory.toFile()).setBare();
    }

    Repository repository() {
        return repository;
    }

    /** The commits that were pushed from here. */
    PushedCommits pushed() {
        return pushed;
    }

    /** Whether nothing has been kept from an earlier session. */
    boolean fresh() {
        return fresh;
    }

    /** Throws everything away and starts anew. */
    void rebuild() throws IOException {
        close();
        directory = generations.begin();
        generations.deleteOlder();
        givenUp = false;
        repository = builder().build();
        repository.create(true);
        StoredConfig config = repository.getConfig();
        config.setInt("gc", null, "auto", 0);
        config.setBoolean("core", null, "logAllRefUpdates", false);
        config.setString("http", null, "followRedirects", "true"); // within the same origin: see HttpGuard
        config.save();
        fresh = true;
        measured = false;
    }

    /**
     * Sees to it that nobody uses these files any more, as a thread that could not be stopped may still write into
     * them. What is here can be read until the next fetch.
     */
    void giveUp() {
        givenUp = true;
        try {
            generations.begin();
        } catch (IOException e) {
            // Where no directory can be made, that thread writes nothing either.
        }
    }

    /** Whether it must be rebuilt before something is fetched into it. */
    boolean givenUp() {
        return givenUp;
    }

    /** The head that was fetched last under this name and is complete here; null if none was. */
    ObjectId kept(String refName) throws IOException {
        Ref ref = repository.exactRef(keptName(refName));
        return ref == null ? null : ref.getObjectId();
    }

    /** Notes that an object and all that it needs is here. */
    void keep(String refName, ObjectId id) throws IOException {
        if (id.equals(kept(refName))) {
            return;
        }
        RefUpdate update = repository.updateRef(keptName(refName));
        update.setNewObjectId(id);
        update.setForceUpdate(true);
        update.disableRefLog();
        RefUpdate.Result result = update.update();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("cannot note " + refName + ": " + result);
        }
    }

    private static String keptName(String refName) {
        // Hashed: a branch "a" of yesterday must not stand in the way of "a/b" of today.
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(refName.getBytes(StandardCharsets.UTF_8));
            return "refs/reflector/" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Remembers how large a newly filled mirror is: the measure of its growth. */
    void noteSize() throws IOException {
        if (!measured) {
            Files.writeString(directory.resolve(SIZE_FILE), Long.toString(measure().bytes));
            measured = true;
        }
    }

    private boolean hasOutgrown() throws IOException {
        long first;
        try {
            first = Long.parseLong(Files.readString(directory.resolve(SIZE_FILE)).strip());
        } catch (NoSuchFileException | NumberFormatException e) {
            first = 0;
        }
        Measure now = measure();
        return now.files > MAX_FILES || now.bytes > 2 * first + SLACK_BYTES;
    }

    private Measure measure() throws IOException {
        Measure measure = new Measure();
        Path objects = directory.resolve("objects");
        if (Files.isDirectory(objects)) {
            Files.walkFileTree(objects, measure);
        }
        return measure;
    }

    @Override
    public void close() {
        if (repository != null) {
            repository.close();
            repository = null;
        }
    }

    private static final class Measure extends SimpleFileVisitor<Path> {
        private long bytes;
        private int files;

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            bytes += attributes.size();
            files++;
            return FileVisitResult.CONTINUE;
        }
    }
}

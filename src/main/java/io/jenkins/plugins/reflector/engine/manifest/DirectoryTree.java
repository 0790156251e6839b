package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a directory. A link to a file of the directory stands for that file, which is listed once; all other
 * links are passed over, and so are {@code .git} and other repositories that lie in this one, such as submodules (flux.md
 * appendix E, "Files").
 */
public final class DirectoryTree implements FileTree {
    /** As their UTF-8 bytes: by code points, where surrogates come after all other chars. */
    private static final Comparator<String> BYTES = (one, other) -> {
        int both = Math.min(one.length(), other.length());
        for (int i = 0; i < both; i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b) {
                return Character.isSurrogate(a) == Character.isSurrogate(b)
                        ? Character.compare(a, b)
                        : Character.isSurrogate(a) ? 1 : -1;
            }
        }
        return Integer.compare(one.length(), other.length());
    };

    private final Path root;
    private final Map<Path, Boolean> directories = new ConcurrentHashMap<>();

    /**
     * @param root an existing directory
     * @throws IOException if there is none
     */
    public DirectoryTree(@NonNull Path root) throws IOException {
        this.root = root.toRealPath();
    }

    @Override
    @NonNull
    public List<String> files(@NonNull String path) throws IOException {
        Path start = inside(path);
        if (!Files.exists(start)) {
            throw new NoSuchFileException(path, null, "there is nothing at this path; correct update.path or reflector.paths, whichever names it");
        }
        Path real = start.toRealPath();
        if (!isOurs(real)) {
            throw new FileSystemException(path, null, "the path leads out of the tree; name one inside of it");
        }
        if (isInOtherRepository(real)) {
            throw new FileSystemException(
                    path, null, "the path is in a submodule, whose commits are its own; edit its repository instead");
        }
        Set<String> found = new HashSet<>();
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isOurs(directory) && !isOtherRepository(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                add(file, attributes, found);
                return FileVisitResult.CONTINUE;
            }
        });
        return found.stream().sorted(BYTES).toList();
    }

    private void add(Path file, BasicFileAttributes attributes, Set<String> found) {
        if (attributes.isRegularFile()) {
            found.add(relative(file));
        } else if (attributes.isSymbolicLink()) {
            try {
                Path target = file.toRealPath();
                if (isOurs(target) && !isInOtherRepository(target) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
                    found.add(relative(target));
                }
            } catch (IOException e) {
                // A link that leads nowhere, or in a circle, is no file.
            }
        }
    }

    @Override
    @NonNull
    public byte[] read(@NonNull String file) throws IOException {
        Path path = inside(file);
        Path directory = path.getParent();
        try {
            // Whether a directory is really where its name says is asked once, not for each of its files.
            if (isOurs(path) && directories.computeIfAbsent(directory, DirectoryTree::isReal)) {
                return read(file, path);
            }
        } catch (FileTooLargeException e) {
            throw e;
        } catch (IOException e) {
            // Gone, or a link, which is opened only if it stays in the tree.
        }
        return read(file, existing(file));
    }

    private static boolean isReal(Path directory) {
        try {
            return directory.toRealPath().equals(directory);
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] read(String file, Path path) throws IOException {
        try (SeekableByteChannel channel =
                Files.newByteChannel(path, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (channel.size() > FileTooLargeException.MOST_BYTES) {
                throw new FileTooLargeException(file);
            }
            ByteBuffer content = ByteBuffer.allocate((int) channel.size());
            while (content.hasRemaining() && channel.read(content) >= 0) {
                // A file that shrinks meanwhile ends early.
            }
            return content.hasRemaining() ? Arrays.copyOf(content.array(), content.position()) : content.array();
        }
    }

    /**
     * Writes a changed file: another process sees the old bytes or the new ones, never a part of them. Permissions
     * stay.
     *
     * @throws IOException if the file is not as it was read, or cannot be written
     */
    public void write(@NonNull FileChange change) throws IOException {
        Path file = existing(change.path());
        if (!Arrays.equals(Files.readAllBytes(file), change.before())) {
            throw new FileSystemException(
                    change.path(), null, "somebody else changed the file meanwhile; start the update again");
        }
        Path temporary = Files.createTempFile(file.resolveSibling("."), ".reflector", ".tmp");
        try {
            Files.write(temporary, change.after());
            PosixFileAttributeView view = Files.getFileAttributeView(file, PosixFileAttributeView.class);
            if (view != null) {
                Files.setPosixFilePermissions(temporary, view.readAttributes().permissions());
            }
            move(temporary, file);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private Path existing(String file) throws IOException {
        Path path = inside(file);
        if (!Files.exists(path)) {
            throw new NoSuchFileException(file, null, "somebody removed the file meanwhile; start the update again");
        }
        Path real = path.toRealPath();
        if (!isOurs(real) || !Files.isRegularFile(real)) {
            throw new FileSystemException(file, null, "it is not a file of the tree; name a regular file inside of it");
        }
        return real;
    }

    private Path inside(String path) throws IOException {
        Path relative;
        try {
            relative = Path.of(path);
        } catch (InvalidPathException e) {
            throw new FileSystemException(path, null, "this cannot be a path: " + e.getReason());
        }
        boolean leadsUp = false;
        for (Path part : relative) {
            leadsUp |= part.toString().equals("..");
        }
        if (relative.isAbsolute() || path.startsWith("/") || leadsUp) {
            throw new FileSystemException(
                    path, null, "the path must be relative to the root of the tree and hold no ..");
        }
        return root.resolve(relative).normalize();
    }

    private boolean isOurs(Path path) {
        if (!path.startsWith(root)) {
            return false;
        }
        for (Path part : root.relativize(path)) {
            if (part.toString().equals(".git")) {
                return false;
            }
        }
        return true;
    }

    /** A submodule, or a clone that lies in this one: what is in it is not this repository's. */
    private boolean isOtherRepository(Path directory) {
        return !directory.equals(root) && Files.exists(directory.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
    }

    private boolean isInOtherRepository(Path file) {
        for (Path at = file; !at.equals(root); at = at.getParent()) {
            if (isOtherRepository(at)) {
                return true;
            }
        }
        return false;
    }

    private String relative(Path file) {
        String separator = file.getFileSystem().getSeparator();
        String path = file.toString().substring(root.toString().length());
        String below = path.startsWith(separator) ? path.substring(separator.length()) : path;
        return separator.equals("/") ? below : below.replace(separator, "/");
    }
}

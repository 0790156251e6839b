package io.jenkins.plugins.reflector.engine.manifest;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;

/**
 * The files of a directory. A link to a file of the directory stands for that file, which is listed once; all other
 * links are passed over, and so is {@code .git} (flux.md appendix E, "Files").
 */
public final class DirectoryTree implements FileTree {
    private static final Comparator<String> BYTES = (one, other) ->
            Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));

    private final Path root;

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
            throw new NoSuchFileException(path, null, "there is nothing at this path; correct update.path");
        }
        Path real = start.toRealPath();
        if (!isOurs(real)) {
            throw new FileSystemException(path, null, "the path leads out of the tree; name one inside of it");
        }
        TreeSet<String> found = new TreeSet<>(BYTES);
        Files.walkFileTree(real, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                return isOurs(directory) ? FileVisitResult.CONTINUE : FileVisitResult.SKIP_SUBTREE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                add(file, attributes, found);
                return FileVisitResult.CONTINUE;
            }
        });
        return List.copyOf(found);
    }

    private void add(Path file, BasicFileAttributes attributes, TreeSet<String> found) {
        if (attributes.isRegularFile()) {
            found.add(relative(file));
        } else if (attributes.isSymbolicLink()) {
            try {
                Path target = file.toRealPath();
                if (isOurs(target) && Files.isRegularFile(target, LinkOption.NOFOLLOW_LINKS)) {
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
        Path path = existing(file);
        if (Files.size(path) > FileTooLargeException.MOST_BYTES) {
            throw new FileTooLargeException(file);
        }
        return Files.readAllBytes(path);
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

    private String relative(Path file) {
        return root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
    }
}

package io.jenkins.plugins.reflector.engine.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** Writes a file so that a reader, or a crash at any moment, never meets half of it. */
public final class AtomicFile {

    private static final String TEMPORARY = ".tmp";
    private static final Duration STALE = Duration.ofMinutes(10);

    private AtomicFile() {}

    /** Puts the content in the place of what was there: a new file, written to the disk, and then renamed. */
    public static void write(@NonNull Path file, @NonNull byte[] content) throws IOException {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IOException("There is no folder to write " + file + " into.");
        }
        Files.createDirectories(folder);
        Path temporary = Files.createTempFile(folder, String.valueOf(file.getFileName()), TEMPORARY);
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(content);
                while (buffer.hasRemaining()) {
                    channel.write(buffer);
                }
                channel.force(true);
            }
            move(temporary, file);
            sync(folder);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Deletes what writers left in a folder that were killed; younger files may be of writers that are at it. */
    static void deleteLeftOvers(@NonNull Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<Path> temporary;
        try (Stream<Path> files = Files.list(folder)) {
            temporary = files.filter(file -> file.toString().endsWith(TEMPORARY)).toList();
        }
        FileTime stale = FileTime.from(Instant.now().minus(STALE));
        for (Path file : temporary) {
            if (Files.exists(file) && Files.getLastModifiedTime(file).compareTo(stale) < 0) {
                Files.deleteIfExists(file);
            }
        }
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** So that the new name survives a power cut too; where a folder cannot be opened, the system sees to it itself. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows refuses to open a folder.
        }
    }
}

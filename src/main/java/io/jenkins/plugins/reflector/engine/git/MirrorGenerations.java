package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directories of one mirror, numbered in the order they were begun; the newest counts. Starting anew means
 * beginning another one, so that whoever still writes into an older one does no harm.
 */
final class MirrorGenerations {

    private final Path home;

    MirrorGenerations(Path home) {
        this.home = home;
    }

    /** The directory that counts; null if there is none yet. */
    @CheckForNull
    Path newest() throws IOException {
        long highest = highest();
        return highest == 0 ? null : home.resolve(Long.toString(highest));
    }

    /** Makes a directory that counts from now on. */
    Path begin() throws IOException {
        return Files.createDirectories(home.resolve(Long.toString(highest() + 1)));
    }

    /** Deletes what does not count any more, as far as that is possible now. */
    void deleteOlder() throws IOException {
        long highest = highest();
        for (Path generation : all()) {
            if (number(generation) < highest) {
                try {
                    delete(generation);
                } catch (IOException e) {
                    // Somebody still uses it: the next session will try again.
                }
            }
        }
    }

    /** How large they are together; what vanishes or cannot be read meanwhile does not count. */
    long bytes() throws IOException {
        long[] bytes = {0};
        for (Path generation : all()) {
            Files.walkFileTree(generation, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    bytes[0] += attributes.size();
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, IOException failure) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return bytes[0];
    }

    private long highest() throws IOException {
        return all().stream().mapToLong(MirrorGenerations::number).max().orElse(0);
    }

    private List<Path> all() throws IOException {
        if (!Files.isDirectory(home)) {
            return List.of();
        }
        try (Stream<Path> entries = Files.list(home)) {
            return entries.filter(entry -> String.valueOf(entry.getFileName()).matches("[1-9]\\d{0,17}"))
                    .toList();
        }
    }

    private static long number(Path generation) {
        return Long.parseLong(String.valueOf(generation.getFileName()));
    }

    private static void delete(Path directory) throws IOException {
        Files.walkFileTree(directory, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!file.toFile().canWrite()) {
                    // Pack files are read-only, and Windows deletes none such.
                    file.toFile().setWritable(true);
                }
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                if (failure != null) {
                    throw failure;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}

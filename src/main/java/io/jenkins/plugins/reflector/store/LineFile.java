package io.jenkins.plugins.reflector.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.store.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.IntSupplier;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * A file with a line for each thing that happened, the newest last, that loses its oldest lines when it has many more than are kept.
 * Nothing of it is held in memory. Not safe for threads.
 */
final class LineFile {

    private static final Logger LOGGER = Logger.getLogger(LineFile.class.getName());

    private final Path file;
    private final IntSupplier kept;
    private final Predicate<String> whole;
    private final List<OpenOption> options;
    private int lines = -1;

    /**
     * @param file it and its folder need not exist yet
     * @param kept how many lines are kept; asked before each is added
     * @param whole whether a line is not damaged
     * @param durable whether a line must outlive a power cut, which takes its time
     */
    LineFile(@NonNull Path file, @NonNull IntSupplier kept, @NonNull Predicate<String> whole, boolean durable) {
        this.file = file;
        this.kept = kept;
        this.whole = whole;
        this.options = durable
                ? List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.DSYNC)
                : List.of(StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    void append(@NonNull String line) throws IOException {
        if (lines < 0) {
            lines = begin();
        }
        Files.createDirectories(file.getParent());
        Files.writeString(file, line + "\n", options.toArray(OpenOption[]::new));
        lines++;
        int most = Math.max(1, kept.getAsInt());
        // Rewritten now and then only, not with each line.
        if (lines > most + Math.max(10, most / 4)) {
            List<String> all = read();
            List<String> newest = all.subList(Math.max(0, all.size() - most), all.size());
            AtomicFile.write(file, (String.join("\n", newest) + "\n").getBytes(StandardCharsets.UTF_8));
            lines = newest.size();
        }
    }

    /** Counts the lines, and ends one that a crash cut off, so that the next begins on its own. */
    private int begin() throws IOException {
        List<String> all = read();
        long damaged = all.stream().filter(whole.negate()).count();
        if (damaged > 0) {
            LOGGER.log(Level.WARNING, "{0} of {1} lines of {2} are damaged; they are left out.", new Object[] {
                damaged, all.size(), file
            });
        }
        if (!all.isEmpty() && !Files.readString(file, StandardCharsets.ISO_8859_1).endsWith("\n")) {
            Files.writeString(file, "\n", StandardOpenOption.APPEND);
        }
        return all.size();
    }

    /** Puts other lines in the place of those that the function changes, all of them or none. */
    void replace(@NonNull UnaryOperator<String> other) throws IOException {
        List<String> all = read();
        List<String> replaced = all.stream().map(other).toList();
        if (!replaced.equals(all)) {
            AtomicFile.write(file, (String.join("\n", replaced) + "\n").getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All lines, the oldest first; damaged ones too. */
    @NonNull
    List<String> read() throws IOException {
        try {
            // Not readAllLines, which refuses the whole file for one broken character.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    @Override
    public String toString() {
        return file.toString();
    }
}

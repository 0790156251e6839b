package io.jenkins.plugins.reflector.engine.git;

import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The ids of the commits that were pushed to a remote from here, newest last; they outlive the mirror that they were made in. */
final class PushedCommits {

    private static final int MOST = 2_000;

    private final Path file;

    PushedCommits(@NonNull Path file) {
        this.file = file;
    }

    /** Notes one, before it is sent: whoever is stopped in between has sent nothing that is not noted. */
    void add(@NonNull String id) throws IOException {
        List<String> known = read();
        if (known.contains(id)) {
            return;
        }
        if (known.size() >= MOST) {
            Path shorter = file.resolveSibling(file.getFileName() + ".new");
            Files.write(shorter, known.subList(known.size() - MOST / 2, known.size()));
            Files.move(shorter, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.writeString(file, id + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All that are known. */
    @NonNull
    Set<String> all() throws IOException {
        return new HashSet<>(read());
    }

    /** What is damaged is in the list too and equals no id. */
    private List<String> read() throws IOException {
        return Files.isRegularFile(file) ? Files.readAllLines(file, StandardCharsets.ISO_8859_1) : List.of();
    }
}

package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the last look at a job's images found; the file is replaced by each. Until it is {@link #open opened}, lines are only
 * kept, so that a look without news leaves the last log as it is.
 */
final class ScanLog implements Closeable {

    private static final String NAME = "image-reflector-scan.log";

    private final Path file;
    private final List<String> kept = new ArrayList<>();

    @CheckForNull
    private PrintWriter writer;

    /** @param folder the job's */
    ScanLog(@NonNull Path folder) {
        this.file = file(folder);
    }

    /** Where it is, once there is one. */
    @NonNull
    static Path file(@NonNull Path folder) {
        return folder.resolve(NAME);
    }

    /** From here on, and with what was said before, it takes the place of the last log; of a job that was deleted there is none. */
    void open() throws IOException {
        if (writer == null && Files.isDirectory(file.getParent())) {
            writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8), true);
            kept.forEach(writer::println);
        }
    }

    void line(@NonNull String text) {
        if (writer == null) {
            kept.add(text);
        } else {
            writer.println(text);
        }
    }

    @Override
    public void close() {
        if (writer != null) {
            writer.close();
        }
    }
}

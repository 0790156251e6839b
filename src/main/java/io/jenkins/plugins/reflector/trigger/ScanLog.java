package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.model.Job;
import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** What the last check of a job's trigger found; the file is replaced by each check. */
final class ScanLog implements Closeable {

    private static final String NAME = "image-reflector-scan.log";

    private final PrintWriter writer;

    private ScanLog(BufferedWriter writer) {
        this.writer = new PrintWriter(writer, true);
    }

    @NonNull
    static Path file(@NonNull Job<?, ?> job) {
        return job.getRootDir().toPath().resolve(NAME);
    }

    @NonNull
    static ScanLog open(@NonNull Job<?, ?> job) throws IOException {
        ScanLog log = new ScanLog(Files.newBufferedWriter(file(job)));
        log.line("Checked on " + ZonedDateTime.now().format(DateTimeFormatter.RFC_1123_DATE_TIME));
        return log;
    }

    void line(@NonNull String text) {
        writer.println(text);
    }

    @Override
    public void close() {
        writer.close();
    }
}

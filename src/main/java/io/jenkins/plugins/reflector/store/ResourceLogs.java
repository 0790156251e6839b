package io.jenkins.plugins.reflector.store;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A log for each repository and each automation, as a file in {@code logs}. When one is full it takes the place of the one before
 * it, so each resource has two files of bounded size at most; a repository has its last scans in a third. For several threads.
 */
public final class ResourceLogs {

    /** How large a file becomes before the next one is begun. */
    static final long MOST_BYTES = 100_000;

    private static final Logger LOGGER = Logger.getLogger(ResourceLogs.class.getName());
    private static final String SUFFIX = ".log";
    private static final String OLD = ".log.1";
    private static final String SCANNED = ".scans.v1.jsonl";

    /** How many scans of each repository are kept. */
    static final int SCANS = 20;

    private static final int MOST_LINE = 2_000;

    // Nobody should hand a URL with a password on, but a log is the wrong place to find out.
    private static final Pattern USER_INFO = Pattern.compile("(://)[^/\\s@]*@");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\u2028\\u2029]+");

    private final Path folder;
    private final Clock clock;
    private final Map<ResourceName, LineFile> scans = new HashMap<>();

    /** @param stateDirectory it and what is below it need not exist yet */
    public ResourceLogs(@NonNull Path stateDirectory, @NonNull Clock clock) {
        this.folder = stateDirectory.resolve("logs");
        this.clock = clock;
    }

    /** Adds a line with the time before it. Where it cannot be written that is only logged: nothing fails for its log. */
    public void line(@NonNull WatchedKind kind, @NonNull ResourceName name, @NonNull String text) {
        byte[] line = (clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + clean(text) + "\n").getBytes(StandardCharsets.UTF_8);
        Path file = folder.resolve(fileName(kind, name) + SUFFIX);
        try {
            append(file, line);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The log " + file + " cannot be written: check the disk and its permissions.", e);
        }
    }

    private static String clean(String text) {
        String clean = CONTROL.matcher(USER_INFO.matcher(text).replaceAll("$1")).replaceAll(" ");
        return clean.length() > MOST_LINE ? clean.substring(0, MOST_LINE) + "\u2026" : clean;
    }

    /** Remembers a scan of a repository, as {@link #line} remembers what is said of it. */
    public synchronized void scanned(@NonNull ResourceName repository, @NonNull ScanNote scan) {
        ScanNote fit = scan.problem() == null ? scan : scan.withProblem(clean(scan.problem()));
        try {
            scans(repository).append(fit.line());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The last scans of " + repository + " cannot be written: check the disk and its permissions.", e);
        }
    }

    /** The last scans of a repository, the newest first, at most {@link #SCANS}. */
    @NonNull
    public synchronized List<ScanNote> lastScans(@NonNull ResourceName repository) throws IOException {
        List<ScanNote> all = new ArrayList<>(
                scans(repository).read().stream().flatMap(line -> ScanNote.parse(line).stream()).toList());
        Collections.reverse(all);
        return List.copyOf(all.subList(0, Math.min(SCANS, all.size())));
    }

    private LineFile scans(ResourceName repository) {
        return scans.computeIfAbsent(
                repository,
                name -> new LineFile(
                        folder.resolve(fileName(WatchedKind.IMAGE_REPOSITORY, name) + SCANNED),
                        () -> SCANS,
                        line -> ScanNote.parse(line).isPresent(),
                        false));
    }

    private synchronized void append(Path file, byte[] line) throws IOException {
        Files.createDirectories(folder);
        if (Files.exists(file) && Files.size(file) + line.length > MOST_BYTES) {
            Path old = file.resolveSibling(String.valueOf(file.getFileName()).replaceFirst("\\.log$", OLD));
            Files.move(file, old, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.write(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** All that is kept, the oldest line first; empty if there is nothing. */
    @NonNull
    public synchronized String read(@NonNull WatchedKind kind, @NonNull ResourceName name) throws IOException {
        return text(fileName(kind, name) + OLD) + text(fileName(kind, name) + SUFFIX);
    }

    private String text(String file) throws IOException {
        try {
            return new String(Files.readAllBytes(folder.resolve(file)), StandardCharsets.UTF_8);
        } catch (NoSuchFileException e) {
            return "";
        }
    }

    /** Deletes the logs of all other resources of a kind. */
    public synchronized void retain(@NonNull WatchedKind kind, @NonNull Collection<ResourceName> names) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        Set<String> kept = new HashSet<>();
        for (ResourceName name : names) {
            kept.add(fileName(kind, name) + SUFFIX);
            kept.add(fileName(kind, name) + OLD);
            kept.add(fileName(kind, name) + SCANNED);
        }
        if (kind == WatchedKind.IMAGE_REPOSITORY) {
            scans.keySet().retainAll(names);
        }
        List<Path> old;
        try (Stream<Path> files = Files.list(folder)) {
            old = files.filter(file -> String.valueOf(file.getFileName()).startsWith(prefix(kind))
                            && !kept.contains(String.valueOf(file.getFileName())))
                    .toList();
        }
        for (Path file : old) {
            Files.deleteIfExists(file);
        }
    }

    private static String prefix(WatchedKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-";
    }

    /** A name that a person recognises and every file system takes; the hash keeps those apart that look alike. */
    private static String fileName(WatchedKind kind, ResourceName name) {
        String readable = name.toString().replaceAll("[^A-Za-z0-9-]+", "-");
        return prefix(kind) + readable.substring(0, Math.min(80, readable.length())) + "-"
                + Integer.toHexString(name.toString().hashCode());
    }
}

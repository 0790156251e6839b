package io.jenkins.plugins.reflector.engine.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Deletes the mirrors in a directory that nobody has used for long, and of the others the longest unused while all
 * together are too large. The ids of our own commits stay: by them a mirror that is made anew still knows what is ours.
 * It looks once a day, and never fails whoever calls it.
 */
final class MirrorCleaner {

    private static final Duration BETWEEN = Duration.ofDays(1);
    private static final String USED_FILE = "used";
    private static final String CLEANED_FILE = "cleaned";

    private final Path mirrors;
    private final MirrorLimits limits;
    private final Clock clock;
    private final Consumer<String> warnings;

    MirrorCleaner(Path mirrors, MirrorLimits limits, Clock clock, Consumer<String> warnings) {
        this.mirrors = mirrors;
        this.limits = limits;
        this.clock = clock;
        this.warnings = warnings;
    }

    /** Notes that a mirror, whose lock the caller holds and which is kept, is used now, and cleans up if it is time. */
    void opened(Path home) {
        try {
            touch(home.resolve(USED_FILE));
            if (isDue() && !Thread.currentThread().isInterrupted()) {
                try (MirrorLock lock = MirrorLock.tryAcquire(mirrors.resolve(CLEANED_FILE + ".lock"))) {
                    if (lock != null && isDue()) {
                        // First: what cannot be cleaned is not tried again at every session.
                        touch(mirrors.resolve(CLEANED_FILE));
                        clean();
                    }
                }
            }
        } catch (IOException | RuntimeException e) {
            warnings.accept("Local mirrors of Git repositories that are not used any more cannot be deleted from " + mirrors
                    + " (" + ServerText.clean(e.getClass().getSimpleName() + ": " + e.getMessage(), 300)
                    + "); check the permissions there, or delete them yourself.");
        }
    }

    private boolean isDue() throws IOException {
        Path stamp = mirrors.resolve(CLEANED_FILE);
        if (!Files.exists(stamp)) {
            return true;
        }
        Duration since = Duration.between(Files.getLastModifiedTime(stamp).toInstant(), clock.instant());
        // A stamp of the future is of a clock that went wrong.
        return since.isNegative() || since.compareTo(BETWEEN) >= 0;
    }

    private void touch(Path file) throws IOException {
        if (!Files.exists(file)) {
            Files.createFile(file);
        }
        Files.setLastModifiedTime(file, FileTime.from(clock.instant()));
    }

    private void clean() throws IOException {
        IOException failure = null;
        List<Kept> all = new ArrayList<>();
        for (Path home : homes()) {
            try {
                all.add(new Kept(home, used(home), new MirrorGenerations(home).bytes()));
            } catch (IOException e) {
                failure = e;
            }
        }
        all.sort(Comparator.comparing(Kept::used));
        long total = all.stream().mapToLong(Kept::bytes).sum();
        Instant oldest = clock.instant().minus(limits.unused());
        for (Kept each : all) {
            boolean tooMuch = each.used().isBefore(oldest) || total > limits.bytes();
            if (each.bytes() > 0 && tooMuch && !Thread.currentThread().isInterrupted()) {
                try {
                    total -= delete(each);
                } catch (IOException e) {
                    failure = e;
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private List<Path> homes() throws IOException {
        try (Stream<Path> entries = Files.list(mirrors)) {
            return entries.filter(MirrorCleaner::isMirror).toList();
        }
    }

    private static boolean isMirror(Path home) {
        return String.valueOf(home.getFileName()).matches("[0-9a-f]{40}")
                && Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS);
    }

    private static Instant used(Path home) throws IOException {
        try {
            return Files.getLastModifiedTime(home.resolve(USED_FILE)).toInstant();
        } catch (NoSuchFileException e) {
            return Files.getLastModifiedTime(home).toInstant();
        }
    }

    /** How many bytes are free by it: none if somebody uses the mirror. */
    private static long delete(Kept kept) throws IOException {
        try (MirrorLock lock = MirrorLock.tryAcquire(kept.lockFile())) {
            if (lock == null || !used(kept.home()).equals(kept.used())) {
                return 0;
            }
            MirrorGenerations generations = new MirrorGenerations(kept.home());
            // An empty one counts from now on: the numbers go on, so that who still writes into an old one does no harm.
            generations.begin();
            generations.deleteOlder();
            if (generations.bytes() > 0) {
                throw new IOException("some files of " + kept.home() + " cannot be deleted");
            }
            return kept.bytes();
        }
    }

    private record Kept(Path home, Instant used, long bytes) {
        Path lockFile() {
            return home.resolveSibling(home.getFileName() + ".lock");
        }
    }
}

package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The engine's store in the state directory, opened when it is first needed; where that fails it is tried again now and then. */
final class WatcherStore {

    private static final Logger LOGGER = Logger.getLogger(WatcherStore.class.getName());
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Path folder;
    private final Clock clock;

    @CheckForNull
    private Opened opened;

    @CheckForNull
    private String problem;

    private Instant since = Instant.EPOCH;
    private Instant next = Instant.MIN;

    /** The store, and who scans into it. */
    record Opened(@NonNull Store store, @NonNull RepositoryScanner scanner) {}

    WatcherStore(@NonNull Path folder, @NonNull Clock clock) {
        this.folder = folder;
        this.clock = clock;
    }

    /** Empty if it cannot be opened, which is logged once for each reason. */
    @NonNull
    synchronized Optional<Opened> open() {
        Instant now = clock.instant();
        if (opened == null && !now.isBefore(next)) {
            try {
                Store store = Store.open(folder, warning -> LOGGER.log(Level.WARNING, "Image Reflector: {0}", warning));
                opened = new Opened(store, new RepositoryScanner(store.scans(), new ScanSchedule(clock), clock));
                problem = null;
            } catch (IOException e) {
                refuse(e.getMessage() == null ? e.toString() : e.getMessage(), now);
            }
        }
        return Optional.ofNullable(opened);
    }

    private void refuse(String why, Instant now) {
        next = now.plus(RETRY);
        if (!why.equals(problem)) {
            since = problem == null ? now : since;
            problem = why;
            LOGGER.log(Level.SEVERE, "Image Reflector watches nothing until its state can be opened: {0}", why);
        }
    }

    /** Why it cannot be opened; empty if it is open, or nobody needed it yet. */
    @NonNull
    synchronized Optional<String> problem() {
        return Optional.ofNullable(problem);
    }

    /** Since when there is a problem. */
    @NonNull
    synchronized Instant problemSince() {
        return since;
    }
}

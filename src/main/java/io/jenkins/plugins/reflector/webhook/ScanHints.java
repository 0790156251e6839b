package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.webhook.Debounce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Has image repositories scanned a few seconds after the first hint at them, once for all hints of that time. For several threads. */
final class ScanHints {

    private static final Logger LOGGER = Logger.getLogger(ScanHints.class.getName());
    private static final Duration SOON = Duration.ofMillis(50);

    /** How often is looked whether what was asked for was scanned: it may wait for a thread, or for the end of a shutdown that is called off. */
    private static final Duration NOW_AND_THEN = Duration.ofSeconds(30);

    private final Debounce debounce;
    private final Duration window;
    private final Scans scans;
    private final OwedScans owed;
    private final Later later;
    private final Clock clock;
    private final AtomicBoolean planned = new AtomicBoolean();

    /** Runs something after a while. */
    @FunctionalInterface
    interface Later {

        void run(@NonNull Runnable what, @NonNull Duration after);
    }

    /** Who scans. */
    interface Scans {

        /** Has a repository scanned, without waiting for that. */
        void request(@NonNull ResourceName repository);

        /** Whether it was asked for and has not been scanned since. */
        boolean isRequested(@NonNull ResourceName repository);
    }

    /** @param owed what a restart must not lose */
    ScanHints(
            @NonNull Duration window, @NonNull Scans scans, @NonNull OwedScans owed, @NonNull Later later, @NonNull Clock clock) {
        this.debounce = new Debounce(window);
        this.window = window;
        this.scans = scans;
        this.owed = owed;
        this.later = later;
        this.clock = clock;
    }

    void note(@NonNull Collection<ImageRepository> repositories) {
        List<ResourceName> names = repositories.stream().map(ImageRepository::name).toList();
        // In this order: what does not wait is not owed, for whoever looks in between.
        wait(names);
        owed.add(names);
    }

    /** Goes on with what was hinted at before Jenkins was started. */
    void resume() {
        wait(owed.all());
    }

    private void wait(Collection<ResourceName> names) {
        Instant now = clock.instant();
        names.forEach(name -> debounce.note(name, now));
        if (!names.isEmpty()) {
            plan(window);
        }
    }

    private void plan(Duration after) {
        if (planned.compareAndSet(false, true)) {
            later.run(this::look, after);
        }
    }

    private void look() {
        planned.set(false);
        for (ResourceName name : debounce.take(clock.instant())) {
            try {
                scans.request(name);
            } catch (RuntimeException e) {
                // The others are no worse for it.
                LOGGER.log(Level.WARNING, "The scan of " + name + ", which a webhook hints at, could not be asked for.", e);
            }
        }
        owed.keepOnly(name -> debounce.waits(name) || scans.isRequested(name));
        Instant next = debounce.next();
        if (next != null) {
            Duration wait = Duration.between(clock.instant(), next);
            plan(wait.compareTo(SOON) < 0 ? SOON : wait.compareTo(window) > 0 ? window : wait);
        } else if (!owed.all().isEmpty()) {
            plan(NOW_AND_THEN);
        }
    }
}

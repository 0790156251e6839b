package io.jenkins.plugins.reflector.webhook;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.webhook.Debounce;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Has image repositories scanned a few seconds after the first hint at them, once for all hints of that time. For several threads. */
final class ScanHints {

    private static final Duration SOON = Duration.ofMillis(50);

    private final Debounce debounce;
    private final Duration window;
    private final Consumer<ResourceName> scan;
    private final Later later;
    private final Clock clock;
    private final AtomicBoolean planned = new AtomicBoolean();

    /** Runs something after a while. */
    @FunctionalInterface
    interface Later {

        void run(@NonNull Runnable what, @NonNull Duration after);
    }

    /** @param scan has a repository scanned, without waiting for that */
    ScanHints(@NonNull Duration window, @NonNull Consumer<ResourceName> scan, @NonNull Later later, @NonNull Clock clock) {
        this.debounce = new Debounce(window);
        this.window = window;
        this.scan = scan;
        this.later = later;
        this.clock = clock;
    }

    void note(@NonNull Collection<ImageRepository> repositories) {
        Instant now = clock.instant();
        repositories.forEach(repository -> debounce.note(repository.name(), now));
        if (!repositories.isEmpty()) {
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
        debounce.take(clock.instant()).forEach(scan);
        Instant next = debounce.next();
        if (next != null) {
            Duration wait = Duration.between(clock.instant(), next);
            plan(wait.compareTo(SOON) < 0 ? SOON : wait.compareTo(window) > 0 ? window : wait);
        }
    }
}

package io.jenkins.plugins.reflector.engine.webhook;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes one scan of many hints (features.md 4.4): a repository is due some seconds after the first hint, since the
 * parts of one push come one by one, and later hints of that time change nothing. For several threads.
 */
public final class Debounce {

    /** How long hints are gathered where nobody says otherwise. */
    public static final Duration DEFAULT_WINDOW = Duration.ofSeconds(5);

    private final Duration window;
    private final Map<ResourceName, Instant> due = new HashMap<>();

    public Debounce(@NonNull Duration window) {
        this.window = window;
    }

    /**
     * Notes a hint.
     *
     * @return whether it is the first of its window
     */
    public synchronized boolean note(@NonNull ResourceName repository, @NonNull Instant now) {
        return due.putIfAbsent(repository, now.plus(window)) == null;
    }

    /** Takes out what is due; each is given once. */
    @NonNull
    public synchronized List<ResourceName> take(@NonNull Instant now) {
        List<ResourceName> taken = new ArrayList<>();
        due.forEach((repository, time) -> {
            if (!now.isBefore(time)) {
                taken.add(repository);
            }
        });
        taken.forEach(due::remove);
        return taken;
    }

    /** Whether it was hinted at and not given yet. */
    public synchronized boolean waits(@NonNull ResourceName repository) {
        return due.containsKey(repository);
    }

    /** When the next one is due; null if nothing waits. */
    @CheckForNull
    public synchronized Instant next() {
        return due.values().stream().min(Instant::compareTo).orElse(null);
    }
}

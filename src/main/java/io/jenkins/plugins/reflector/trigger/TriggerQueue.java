package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;

/** Looks that wait for a thread: two of one job never overlap, and those that wait become one. */
final class TriggerQueue {

    /** That of this controller. */
    static final TriggerQueue SHARED = new TriggerQueue(WatcherExecutor::submit, job -> ReflectorScanTrigger.of(job).map(trigger -> trigger::look));

    private final BiConsumer<String, WatcherExecutor.Work> threads;
    private final Function<String, Optional<Looking>> triggers;
    private final Map<String, Look> waiting = new HashMap<>();
    private final Set<String> running = new HashSet<>();

    /** What looks for a job. */
    @FunctionalInterface
    interface Looking {
        void look(@NonNull Look look) throws InterruptedException, IOException;
    }

    /**
     * @param threads takes a description and work, which is done as the controller itself
     * @param triggers what looks for a job, by the job's full name; empty if it is gone, or has no trigger any more
     */
    TriggerQueue(
            @NonNull BiConsumer<String, WatcherExecutor.Work> threads, @NonNull Function<String, Optional<Looking>> triggers) {
        this.threads = threads;
        this.triggers = triggers;
    }

    void add(@NonNull String job, @NonNull Look look) {
        synchronized (this) {
            Look before = waiting.get(job);
            waiting.put(job, before == null ? look : before.and(look));
            if (before != null || running.contains(job)) {
                return;
            }
        }
        submit(job);
    }

    /** Whether a look at the job waits and has not begun. */
    synchronized boolean isWaiting(@NonNull String job) {
        return waiting.containsKey(job);
    }

    /** Whether a look at the job is under way or waits. */
    synchronized boolean isBusy(@NonNull String job) {
        return running.contains(job) || waiting.containsKey(job);
    }

    private void submit(String job) {
        threads.accept("look at the images of " + job, () -> {
            Look look;
            synchronized (this) {
                look = waiting.remove(job);
                running.add(job);
            }
            try {
                // Found only now: meanwhile the job may have been saved or loaded again, with another trigger, or deleted.
                Looking trigger = triggers.apply(job).orElse(null);
                if (trigger != null) {
                    trigger.look(look);
                }
            } finally {
                boolean again;
                synchronized (this) {
                    running.remove(job);
                    again = waiting.containsKey(job);
                }
                if (again) {
                    submit(job);
                }
            }
        });
    }
}

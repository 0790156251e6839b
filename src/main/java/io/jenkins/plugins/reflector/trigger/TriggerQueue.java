package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Looks that wait for a thread: two of one job never overlap, and those that wait become one. */
final class TriggerQueue {

    private static final Map<String, Look> WAITING = new HashMap<>();
    private static final Set<String> RUNNING = new HashSet<>();

    private TriggerQueue() {}

    static void add(@NonNull ReflectorScanTrigger trigger, @NonNull Look look) {
        String job = trigger.jobName();
        synchronized (TriggerQueue.class) {
            Look before = WAITING.get(job);
            WAITING.put(job, before == null ? look : before.and(look));
            if (before != null || RUNNING.contains(job)) {
                return;
            }
        }
        submit(trigger, job);
    }

    /** Whether a look at the job waits and has not begun. */
    static synchronized boolean isWaiting(@NonNull String job) {
        return WAITING.containsKey(job);
    }

    /** Whether a look at the job is under way or waits. */
    static synchronized boolean isBusy(@NonNull String job) {
        return RUNNING.contains(job) || WAITING.containsKey(job);
    }

    private static void submit(ReflectorScanTrigger trigger, String job) {
        WatcherExecutor.submit("look at the images of " + job, () -> {
            Look look;
            synchronized (TriggerQueue.class) {
                look = WAITING.remove(job);
                RUNNING.add(job);
            }
            try {
                trigger.look(look);
            } finally {
                boolean again;
                synchronized (TriggerQueue.class) {
                    RUNNING.remove(job);
                    again = WAITING.containsKey(job);
                }
                if (again) {
                    submit(trigger, job);
                }
            }
        });
    }
}

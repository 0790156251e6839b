package io.jenkins.plugins.reflector.trigger;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The triggers that are switched on, and when each was last checked; nothing of it outlives the controller. */
final class TriggerRegistry {

    private static final Map<ReflectorScanTrigger, Instant> LAST_CHECK = new ConcurrentHashMap<>();
    private static final Set<ReflectorScanTrigger> QUEUED = ConcurrentHashMap.newKeySet();

    private TriggerRegistry() {}

    static void add(@NonNull ReflectorScanTrigger trigger) {
        LAST_CHECK.put(trigger, Instant.EPOCH);
    }

    static void remove(@NonNull ReflectorScanTrigger trigger) {
        LAST_CHECK.remove(trigger);
    }

    /** Queues a check of every trigger whose interval is over. */
    static void checkDue(@NonNull Instant now) {
        LAST_CHECK.forEach((trigger, last) -> {
            if (trigger.isDue(last, now)) {
                check(trigger);
            }
        });
    }

    /** Queues a check of every trigger that listens to configured policies. */
    static void checkListening() {
        LAST_CHECK.keySet().stream().filter(ReflectorScanTrigger::listensToPolicies).forEach(TriggerRegistry::check);
    }

    /** Queues a check; one that already waits stands for both, and two of one trigger never overlap. */
    static void check(@NonNull ReflectorScanTrigger trigger) {
        if (!QUEUED.add(trigger)) {
            return;
        }
        WatcherExecutor.submit("check of the image trigger of " + trigger.jobName(), () -> {
            QUEUED.remove(trigger);
            LAST_CHECK.computeIfPresent(trigger, (t, last) -> Instant.now());
            synchronized (trigger) {
                new TriggerCheck(new JenkinsFacade()).run(trigger);
            }
        });
    }
}

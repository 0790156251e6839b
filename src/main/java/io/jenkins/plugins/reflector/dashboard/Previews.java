package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.update.Deliveries;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.RunBook;
import io.jenkins.plugins.reflector.update.UpdateAsker;
import io.jenkins.plugins.reflector.update.UpdateOrder;
import io.jenkins.plugins.reflector.update.UpdateOutcome;
import io.jenkins.plugins.reflector.update.UpdateService;
import io.jenkins.plugins.reflector.watcher.WatcherExecutor;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/**
 * What automations would change now: dry runs by way of the controller's queue, done in the background, as a Git server may take its
 * time. A few at once, lest scans wait for them; the last few are kept for whoever asks. For several threads.
 */
final class Previews {

    private static final int MOST = 20;

    /** How many are under way at once; they have the threads of scans. */
    private static final int AT_ONCE = 2;

    private static final int MOST_TEXT = 500_000;

    private final Clock clock;
    private final DryRun dryRun;
    private final BiConsumer<String, WatcherExecutor.Work> threads;
    private final Map<ResourceName, Preview> last = new LinkedHashMap<>();
    private final Deque<Owned<ImageUpdateAutomation>> waiting = new ArrayDeque<>();
    private int underWay;

    /**
     * A dry run.
     *
     * @param running whether it is still to come
     * @param waiting whether it has not begun, as others are under way
     * @param time when it was asked for or ended, in milliseconds since 1970
     * @param diff what would change, as a unified diff; empty if nothing would
     * @param problem sentences on what went wrong; empty if nothing did
     */
    record Preview(boolean running, boolean waiting, long time, @NonNull String diff, @NonNull String problem) {}

    /** What a dry run came to: a diff, and sentences on what went wrong; each may be empty. */
    record Found(@NonNull String diff, @NonNull String problem) {}

    /** Finds out what an automation would change. */
    @FunctionalInterface
    interface DryRun {
        @NonNull
        Found run(@NonNull Owned<ImageUpdateAutomation> automation) throws InterruptedException;
    }

    Previews(@NonNull JenkinsFacade jenkins, @NonNull Clock clock) {
        this(clock, owned -> run(jenkins, owned), WatcherExecutor::submit);
    }

    /** @param threads takes a description and work, which is done as the controller itself */
    Previews(@NonNull Clock clock, @NonNull DryRun dryRun, @NonNull BiConsumer<String, WatcherExecutor.Work> threads) {
        this.clock = clock;
        this.dryRun = dryRun;
        this.threads = threads;
    }

    /** The last one of an automation; null if nobody asked for one lately. */
    @CheckForNull
    synchronized Preview of(@NonNull ResourceName automation) {
        return last.get(automation);
    }

    /** Begins one, as soon as few enough others are under way; nothing, if one is to come already. */
    void begin(@NonNull Owned<ImageUpdateAutomation> owned) {
        ResourceName name = owned.spec().name();
        synchronized (this) {
            Preview before = last.get(name);
            if (before != null && before.running()) {
                return;
            }
            put(name, new Preview(true, true, clock.millis(), "", ""));
            waiting.add(owned);
        }
        beginNext();
    }

    private void beginNext() {
        Owned<ImageUpdateAutomation> next;
        synchronized (this) {
            if (underWay >= AT_ONCE || waiting.isEmpty()) {
                return;
            }
            next = waiting.remove();
            underWay++;
            put(next.spec().name(), new Preview(true, false, clock.millis(), "", ""));
        }
        threads.accept("preview of the automation " + next.spec().name(), () -> {
            Preview done = new Preview(false, false, clock.millis(), "", "The preview was given up: try again.");
            try {
                done = preview(dryRun.run(next));
            } finally {
                ended(next.spec().name(), done);
            }
        });
    }

    private void ended(ResourceName name, Preview done) {
        synchronized (this) {
            underWay--;
            put(name, done);
        }
        beginNext();
    }

    private synchronized void put(ResourceName name, Preview preview) {
        last.remove(name);
        last.put(name, preview);
        // Those that are to come are small, and one for each automation at most.
        long over = last.values().stream().filter(each -> !each.running()).count();
        Iterator<Preview> eldest = last.values().iterator();
        while (over > MOST) {
            if (!eldest.next().running()) {
                eldest.remove();
                over--;
            }
        }
    }

    private static Found run(JenkinsFacade jenkins, Owned<ImageUpdateAutomation> owned) throws InterruptedException {
        ResourceName name = owned.spec().name();
        WatcherService watcher = WatcherService.get();
        UpdateOrder order = new UpdateOrder(null, null, null).running(name.name(), null).ending(null, true);
        UpdateAsker asker = new UpdateAsker(name, owned.owner().credentials(), null, line -> {}, Deliveries.NONE);
        UpdateOutcome outcome = new UpdateService(new EngineFactory(jenkins), watcher::resolve, watcher.ledger(), RunBook.NONE)
                .run(order, asker);
        return new Found(outcome.result().getDiff(), String.join(" ", outcome.failures()));
    }

    private Preview preview(Found found) {
        String diff = found.diff();
        return new Preview(
                false,
                false,
                clock.millis(),
                diff.length() > MOST_TEXT ? diff.substring(0, MOST_TEXT) + "\n[the rest is left out]" : diff,
                found.problem());
    }
}

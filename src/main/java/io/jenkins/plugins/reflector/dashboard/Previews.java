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
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What automations would change now: dry runs by way of the controller's queue, done in the background, as a Git server may take its
 * time. The last few are kept for whoever asks. For several threads.
 */
final class Previews {

    private static final int MOST = 20;
    private static final int MOST_TEXT = 500_000;

    private final JenkinsFacade jenkins;
    private final Clock clock;
    private final Map<ResourceName, Preview> last = new LinkedHashMap<>();

    /**
     * A dry run.
     *
     * @param running whether it is still under way
     * @param time when it was asked for or ended, in milliseconds since 1970
     * @param diff what would change, as a unified diff; empty if nothing would
     * @param problem sentences on what went wrong; empty if nothing did
     */
    record Preview(boolean running, long time, @NonNull String diff, @NonNull String problem) {}

    Previews(@NonNull JenkinsFacade jenkins, @NonNull Clock clock) {
        this.jenkins = jenkins;
        this.clock = clock;
    }

    /** The last one of an automation; null if nobody asked for one lately. */
    @CheckForNull
    synchronized Preview of(@NonNull ResourceName automation) {
        return last.get(automation);
    }

    /** Begins one, unless one is under way. */
    void begin(@NonNull Owned<ImageUpdateAutomation> owned) {
        ResourceName name = owned.spec().name();
        synchronized (this) {
            Preview before = last.get(name);
            if (before != null && before.running()) {
                return;
            }
            put(name, new Preview(true, clock.millis(), "", ""));
        }
        WatcherExecutor.submit("preview of the automation " + name, () -> {
            Preview done = new Preview(false, clock.millis(), "", "The preview was given up: try again.");
            try {
                done = run(owned);
            } finally {
                put(name, done);
            }
        });
    }

    private synchronized void put(ResourceName name, Preview preview) {
        last.remove(name);
        last.put(name, preview);
        if (last.size() > MOST) {
            last.remove(last.keySet().iterator().next());
        }
    }

    private Preview run(Owned<ImageUpdateAutomation> owned) throws InterruptedException {
        ResourceName name = owned.spec().name();
        WatcherService watcher = WatcherService.get();
        UpdateOrder order = new UpdateOrder(null, null, null).running(name.name(), null).ending(null, true);
        UpdateAsker asker = new UpdateAsker(name, owned.owner().credentials(), null, line -> {}, Deliveries.NONE);
        UpdateOutcome outcome = new UpdateService(new EngineFactory(jenkins), watcher::resolve, watcher.ledger(), RunBook.NONE)
                .run(order, asker);
        String diff = outcome.result().getDiff();
        return new Preview(
                false,
                clock.millis(),
                diff.length() > MOST_TEXT ? diff.substring(0, MOST_TEXT) + "\n[the rest is left out]" : diff,
                String.join(" ", outcome.failures()));
    }
}

package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Tells the log of a repository, once for each, what begins to hold a pick; of a tag that was pushed again, Jenkins' own log too. */
final class ToldRulings {

    private static final Logger LOGGER = Logger.getLogger(ToldRulings.class.getName());

    private final ResourceLogs logs;

    ToldRulings(@NonNull ResourceLogs logs) {
        this.logs = logs;
    }

    /**
     * Tells what is new in a look.
     *
     * @param before the look before it; null if this is the first since the start
     * @param own whether whoever sees the log may know of the policy
     * @param who the policy, as the log names it
     */
    void tell(
            @NonNull ImagePolicy policy,
            @NonNull ResourceName repository,
            @CheckForNull PolicyLook before,
            @NonNull PolicyLook now,
            boolean own,
            @NonNull String who) {
        for (Ruling ruling : now.rulings()) {
            boolean repush = PolicyLook.isRepush(ruling);
            String line = who + (ruling.holds() ? " is held: " : " goes on: ") + ruling.detail();
            if (!(repush || own && ruling.holds() && !ruling.tellsOfOthers()) || isTold(repository, before, ruling, repush, line)) {
                continue;
            }
            logs.line(WatchedKind.IMAGE_REPOSITORY, repository, line);
            if (repush) {
                LOGGER.log(Level.WARNING, "The policy {0} on {1} {2}: {3}.", new Object[] {
                    policy.name(), repository, ruling.holds() ? "is held" : "goes on", ruling.detail()
                });
            }
        }
    }

    /** What was told before a restart is known by the log alone, and so is an alarm that a failed look interrupted. */
    private boolean isTold(ResourceName repository, @CheckForNull PolicyLook before, Ruling ruling, boolean repush, String line) {
        if (before != null && (before.rulings().contains(ruling) || !repush)) {
            return before.rulings().contains(ruling);
        }
        try {
            return logs.read(WatchedKind.IMAGE_REPOSITORY, repository).contains(line + "\n");
        } catch (IOException e) {
            LOGGER.log(Level.FINE, "The log of " + repository + " cannot be read, so this is told anew.", e);
            return false;
        }
    }
}

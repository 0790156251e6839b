package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.store.PickFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What the configured policies picked, kept over restarts. A policy without an answer keeps its last one. For several threads. */
final class PolicyPicks {

    private static final Logger LOGGER = Logger.getLogger(PolicyPicks.class.getName());

    private final PickFile file;
    private final Map<String, LatestRef> picks;
    private final Map<String, Long> lastTickets = new HashMap<>();
    private final WatcherEvents events;
    private long tickets;

    PolicyPicks(@NonNull PickFile file, @NonNull WatcherEvents events) {
        this.file = file;
        this.events = events;
        this.picks = new LinkedHashMap<>(file.read());
    }

    @NonNull
    synchronized List<PolicyImage> all() {
        List<PolicyImage> all = new ArrayList<>();
        picks.forEach((key, pick) -> all.add(new PolicyImage(PickKey.parse(key).policy(), pick)));
        return all;
    }

    /** What a policy picked last; null if nothing yet. */
    @CheckForNull
    synchronized LatestRef previous(@NonNull ImagePolicy policy) {
        return picks.get(PickKey.of(policy).toString());
    }

    /**
     * Looks at policies again, remembers what they pick, and tells the listener what changed. A suspended one is looked at too,
     * but its pick stays. All of a group must be among them.
     *
     * @param resolver asks for tags that are at hand: what it sees when this begins is what counts
     * @return one result for each policy, in the same order
     */
    @NonNull
    List<PolicyResolution> evaluate(@NonNull List<ImagePolicy> policies, @NonNull PolicyResolver resolver)
            throws InterruptedException, IOException {
        long ticket = nextTicket();
        List<PolicyResolution> resolutions = resolver.resolveAll(policies, this::previous);
        List<Changed> changes = remember(resolutions, ticket);
        try {
            if (!changes.isEmpty()) {
                save();
            }
        } finally {
            // Though it may be forgotten by a restart, it is what counts until then.
            changes.forEach(this::tell);
        }
        return resolutions;
    }

    private synchronized void save() throws IOException {
        file.write(picks);
    }

    private void tell(Changed change) {
        LOGGER.log(Level.INFO, "The policy {0} picks {1}{2}.", new Object[] {
            change.policy().name(), change.latest(), change.previous() == null ? "" : " instead of " + change.previous()
        });
        events.picked(change.policy().name(), change.previous(), change.latest());
    }

    private record Changed(ImagePolicy policy, LatestRef previous, LatestRef latest) {}

    private synchronized long nextTicket() {
        return ++tickets;
    }

    /** Who began earlier may have seen older tags, so it changes nothing that a later one has dealt with. */
    private synchronized List<Changed> remember(List<PolicyResolution> resolutions, long ticket) {
        List<Changed> changes = new ArrayList<>();
        for (PolicyResolution resolution : resolutions) {
            ImagePolicy policy = resolution.policy();
            LatestRef latest = resolution.latestRef();
            if (!resolution.ready() || latest == null || policy.suspend()) {
                continue;
            }
            String key = PickKey.of(policy).toString();
            if (lastTickets.getOrDefault(key, 0L) > ticket) {
                continue;
            }
            lastTickets.put(key, ticket);
            LatestRef previous = picks.get(key);
            if (!latest.equals(previous)) {
                picks.put(key, latest);
                changes.add(new Changed(policy, previous, latest));
            }
        }
        return changes;
    }

    /** Keeps the picks under their new names. */
    synchronized void rename(@NonNull RenamedItem folder) throws IOException {
        Map<String, LatestRef> renamed = new LinkedHashMap<>();
        picks.forEach((key, pick) -> renamed.put(PickKey.parse(key).in(folder).toString(), pick));
        if (!renamed.equals(picks)) {
            picks.clear();
            picks.putAll(renamed);
            file.write(picks);
        }
    }

    /** Forgets every policy that is not among these. */
    synchronized void retain(@NonNull Collection<ImagePolicy> policies) throws IOException {
        Set<String> keys =
                policies.stream().map(policy -> PickKey.of(policy).toString()).collect(Collectors.toSet());
        lastTickets.keySet().retainAll(keys);
        if (picks.keySet().retainAll(keys)) {
            file.write(picks);
        }
    }
}

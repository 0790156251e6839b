package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import io.jenkins.plugins.reflector.store.PickFile;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** What the configured policies picked, kept over restarts. A policy without an answer keeps its last one. */
final class PolicyPicks {

    private static final Logger LOGGER = Logger.getLogger(PolicyPicks.class.getName());

    private final PickFile file;
    private final Map<String, LatestRef> picks;

    PolicyPicks(@NonNull PickFile file) {
        this.file = file;
        this.picks = new LinkedHashMap<>(file.read());
    }

    @NonNull
    synchronized Map<ResourceName, LatestRef> all() {
        Map<ResourceName, LatestRef> all = new LinkedHashMap<>();
        picks.forEach((name, pick) -> all.put(Names.parse(name, null), pick));
        return all;
    }

    /**
     * Looks at policies again and tells the listeners what changed.
     *
     * @param complete whether the last scan of a repository brought all of its tags
     */
    void evaluate(
            @NonNull List<ImagePolicy> policies,
            @NonNull List<ImageRepository> repositories,
            @NonNull TagSource tags,
            @NonNull FirstSeenLedger ledger,
            @NonNull Predicate<ResourceName> complete)
            throws InterruptedException, IOException {
        Map<ResourceName, ImageRepository> byName =
                repositories.stream().collect(Collectors.toMap(ImageRepository::name, Function.identity()));
        PolicyResolver resolver = new PolicyResolver(
                name -> Optional.ofNullable(byName.get(name)), tags, ledger, Clock.systemUTC());
        for (ImagePolicy policy : policies) {
            if (!policy.suspend()) {
                LatestRef previous = previous(policy.name());
                PolicyResolution resolution = resolver.resolve(policy, previous);
                LatestRef latest = resolution.latestRef();
                if (!resolution.ready() || latest == null) {
                    LOGGER.log(Level.INFO, "The policy {0} has no answer: {1}", new Object[] {
                        policy.name(), resolution.message()
                    });
                } else if (previous == null || complete.test(policy.repository())) {
                    // An incomplete list may miss the newest tags, so it changes nothing (product.md, "safety").
                    remember(policy.name(), previous, latest);
                }
            }
        }
        ReflectorListener.fireEvaluated();
    }

    private void remember(ResourceName policy, LatestRef previous, LatestRef latest) throws IOException {
        if (latest.equals(previous)) {
            return;
        }
        synchronized (this) {
            picks.put(policy.toString(), latest);
            file.write(picks);
        }
        LOGGER.log(Level.INFO, "The policy {0} picks {1}{2}.", new Object[] {
            policy, latest, previous == null ? "" : " instead of " + previous
        });
        ReflectorListener.firePick(policy, previous, latest);
    }

    private synchronized LatestRef previous(ResourceName policy) {
        return picks.get(policy.toString());
    }

    /** Forgets every policy that is not among these. */
    synchronized void retain(@NonNull Collection<ResourceName> names) throws IOException {
        if (picks.keySet().retainAll(names.stream().map(ResourceName::toString).toList())) {
            file.write(picks);
        }
    }
}

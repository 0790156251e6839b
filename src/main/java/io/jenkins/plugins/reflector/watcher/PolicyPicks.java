package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    synchronized List<PolicyImage> all() {
        List<PolicyImage> all = new ArrayList<>();
        picks.forEach((key, pick) -> all.add(new PolicyImage(PickKey.parse(key).policy(), pick)));
        return all;
    }

    /** The policies to look at after a scan: those of the repository, and those that share a group with one of them. */
    @NonNull
    static List<ImagePolicy> dependingOn(@NonNull ResourceName repository, @NonNull List<ImagePolicy> policies) {
        Set<String> groups = policies.stream()
                .filter(policy -> repository.equals(policy.repository()))
                .flatMap(policy -> group(policy).stream())
                .collect(Collectors.toSet());
        return policies.stream()
                .filter(policy -> repository.equals(policy.repository())
                        || group(policy).filter(groups::contains).isPresent())
                .toList();
    }

    private static Optional<String> group(ImagePolicy policy) {
        String group = policy.options().group();
        return group.isEmpty() ? Optional.empty() : Optional.of(policy.name().namespace() + "/" + group);
    }

    /**
     * Looks at policies again and tells the listeners what changed.
     *
     * @param repositories as policies see them
     * @param complete whether the last scan of a repository brought all of its tags
     */
    void evaluate(
            @NonNull List<ImagePolicy> policies,
            @NonNull Function<ResourceName, Optional<ImageRepository>> repositories,
            @NonNull TagSource tags,
            @NonNull FirstSeenLedger ledger,
            @NonNull Predicate<ResourceName> complete)
            throws InterruptedException, IOException {
        PolicyResolver resolver = new PolicyResolver(repositories, tags, ledger, Clock.systemUTC());
        List<ImagePolicy> active =
                policies.stream().filter(policy -> !policy.suspend()).toList();
        for (PolicyResolution resolution : resolver.resolveAll(active, this::previous)) {
            ImagePolicy policy = resolution.policy();
            LatestRef previous = previous(policy);
            LatestRef latest = resolution.latestRef();
            if (!resolution.ready() || latest == null) {
                LOGGER.log(
                        Level.INFO, "The policy {0} has no answer: {1}", new Object[] {policy.name(), resolution.message()});
            } else if (previous == null || complete.test(policy.repository())) {
                // An incomplete list may miss the newest tags, so it changes nothing (product.md, "safety").
                remember(policy, previous, latest);
            }
        }
        ReflectorListener.fireEvaluated();
    }

    private void remember(ImagePolicy policy, LatestRef previous, LatestRef latest) throws IOException {
        if (latest.equals(previous)) {
            return;
        }
        synchronized (this) {
            picks.put(PickKey.of(policy).toString(), latest);
            file.write(picks);
        }
        LOGGER.log(Level.INFO, "The policy {0} picks {1}{2}.", new Object[] {
            policy.name(), latest, previous == null ? "" : " instead of " + previous
        });
        ReflectorListener.firePick(policy.name(), previous, latest);
    }

    private synchronized LatestRef previous(ImagePolicy policy) {
        return picks.get(PickKey.of(policy).toString());
    }

    /** Forgets every policy that is not among these. */
    synchronized void retain(@NonNull Collection<ImagePolicy> policies) throws IOException {
        Set<String> keys = policies.stream().map(policy -> PickKey.of(policy).toString()).collect(Collectors.toSet());
        if (picks.keySet().retainAll(keys)) {
            file.write(picks);
        }
    }
}

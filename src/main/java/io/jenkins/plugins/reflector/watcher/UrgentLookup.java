package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.ParallelScans;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What configured policies pick by the tags that registries have now, for a build that waits for it. The scans count as those of
 * the watcher do: they are stored, and shared with whoever else wants them.
 */
final class UrgentLookup {

    private final Catalog catalog;
    private final TagSource registries;
    private final RepositoryScans scans;
    private final PolicyEvaluations evaluations;
    private final FirstSeenLedger ledger;
    private final Clock clock;

    @CheckForNull
    private final WatcherStore.Opened store;

    /**
     * @param registries who is asked
     * @param store null if it cannot be opened: nothing is shared or stored then
     */
    UrgentLookup(
            @NonNull Catalog catalog,
            @NonNull TagSource registries,
            @NonNull RepositoryScans scans,
            @NonNull PolicyEvaluations evaluations,
            @NonNull FirstSeenLedger ledger,
            @CheckForNull WatcherStore.Opened store,
            @NonNull Clock clock) {
        this.catalog = catalog;
        this.registries = registries.urgent();
        this.scans = scans;
        this.evaluations = evaluations;
        this.ledger = ledger;
        this.store = store;
        this.clock = clock;
    }

    /** The resolutions of these policies, in their order, and what else was scanned for them. */
    record Found(@NonNull List<PolicyResolution> resolutions, @NonNull Set<ResourceName> scanned) {}

    @NonNull
    Found resolve(@NonNull List<ImagePolicy> policies, @NonNull ProgressListener progress)
            throws InterruptedException, IOException {
        List<ImagePolicy> together = DependentPolicies.withGroups(policies, catalog.evaluated());
        // A suspended repository is asked by nobody, and its last tags count.
        List<ImageRepository> needed = resolver(registries).needed(PolicyEvaluations.active(together)).stream()
                .filter(repository -> store == null || !repository.suspend())
                .toList();
        List<PolicyResolution> all;
        if (store == null) {
            try (ParallelScans parallel = new ParallelScans(registries, needed)) {
                all = evaluations.evaluate(together, resolver(parallel));
            }
        } else {
            // All scans end before the evaluation begins, which must see nothing that is older than another's.
            Map<ResourceName, ScanException> failures = scan(needed, progress);
            all = evaluations.evaluate(together, resolver(new Fresh(new StoredTagSource(store.store().scans(), registries), failures)));
        }
        Map<PickKey, PolicyResolution> byKey = new HashMap<>();
        all.forEach(resolution -> byKey.put(PickKey.of(resolution.policy()), resolution));
        return new Found(
                policies.stream().map(policy -> byKey.get(PickKey.of(policy))).toList(),
                needed.stream().map(ImageRepository::name).collect(Collectors.toSet()));
    }

    private PolicyResolver resolver(TagSource tags) {
        return PolicyResolver.seeing(catalog::seenBy, tags, ledger, clock);
    }

    private Map<ResourceName, ScanException> scan(List<ImageRepository> repositories, ProgressListener progress)
            throws InterruptedException {
        Map<ResourceName, ScanException> failures = new HashMap<>();
        try (ParallelScans parallel = new ParallelScans(new Shared(), repositories)) {
            for (ImageRepository repository : repositories) {
                try {
                    if (!parallel.scan(repository).complete()) {
                        progress.line("the list of the tags of " + repository.image() + " is incomplete: nothing is lowered by it");
                    }
                } catch (ScanException e) {
                    failures.put(repository.name(), e);
                }
            }
        }
        return failures;
    }

    /** Scans by way of the store. */
    private final class Shared extends ForwardingTagSource {

        Shared() {
            super(registries);
        }

        @NonNull
        @Override
        public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
            try {
                RepositoryScanner.Outcome outcome = scans.now(store, repository, source);
                if (outcome.failure() != null) {
                    throw outcome.failure();
                }
                return outcome.result();
            } catch (IOException e) {
                throw new UncheckedIOException("the tags of " + repository.image() + " cannot be stored: " + e.getMessage(), e);
            }
        }
    }

    /** What was stored by now; a repository whose scan failed has no tags, though older ones are stored. */
    private static final class Fresh extends ForwardingTagSource {

        private final Map<ResourceName, ScanException> failures;

        Fresh(TagSource stored, Map<ResourceName, ScanException> failures) {
            super(stored);
            this.failures = failures;
        }

        @NonNull
        @Override
        public ScanResult scan(@NonNull ImageRepository repository) throws ScanException, InterruptedException {
            ScanException failure = failures.get(repository.name());
            if (failure != null) {
                throw failure;
            }
            return source.scan(repository);
        }
    }
}

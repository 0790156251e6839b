package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.catalog.RenamedFolder;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolver;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.ReflectorListener;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.update.EngineFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/** Scans what is due, remembers it, and has the policies that depend on it looked at again. */
@Extension
public class WatcherService {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Logger LOGGER = Logger.getLogger(WatcherService.class.getName());

    private final JenkinsFacade jenkins = new JenkinsFacade();
    private final EngineFactory engine = new EngineFactory(jenkins);
    private final EvaluationSchedule evaluations = new EvaluationSchedule();
    private final FirstSeenLedger withoutStore = new MemoryLedger();
    private WatcherStore stored;
    private PolicyPicks picks;

    /** The one of this controller. */
    @NonNull
    public static WatcherService get() {
        return ExtensionList.lookupSingleton(WatcherService.class);
    }

    /** What every configured policy picked last; a policy for several repositories, once for each. */
    @NonNull
    public List<PolicyImage> picks() {
        return policyPicks().all();
    }

    /**
     * What configured policies pick by the tags that the registries have now. Each repository is scanned once for all who want it
     * at the same time, with its owner's credentials; what comes out is remembered, as if the watcher had found it. Policies of a
     * group are resolved with the whole of it. May be called on any thread, and takes as long as the registries do.
     *
     * @param policies from {@link Catalog#evaluated} or {@link Catalog#policies(String, String)}
     * @param progress hears what the user should know beside the results
     * @return one result for each policy, in the same order; whatever goes wrong with one is told by its result
     * @throws InterruptedException if the thread is told to stop
     */
    @NonNull
    public List<PolicyResolution> resolve(@NonNull List<ImagePolicy> policies, @NonNull ProgressListener progress)
            throws InterruptedException {
        try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
            Catalog catalog = engine.catalog();
            UrgentLookup.Found found = new UrgentLookup(
                            catalog,
                            engine.registries(catalog),
                            policyPicks(),
                            ledger(),
                            stored().open().orElse(null),
                            CLOCK)
                    .resolve(policies, progress);
            lookAtOthers(found, policies, catalog);
            return found.resolutions();
        } catch (IOException e) {
            throw new UncheckedIOException("The picks of Image Reflector cannot be saved: check the disk of JENKINS_HOME.", e);
        }
    }

    /** The policies that nobody asked for see the new tags too. */
    private void lookAtOthers(UrgentLookup.Found found, List<ImagePolicy> asked, Catalog catalog) {
        evaluations.done(asked, CLOCK.instant());
        List<ImagePolicy> others = catalog.evaluated().stream()
                .filter(policy -> found.scanned().contains(policy.repository()) && !asked.contains(policy))
                .toList();
        if (!others.isEmpty() && stored().open().isPresent()) {
            WatcherExecutor.submit(
                    "look at " + others.size() + " image policies",
                    () -> evaluate(DependentPolicies.withGroups(others, catalog.evaluated())));
        }
        ReflectorListener.fireEvaluated();
    }

    /** When tags were first seen, for images that are named in place too; kept in memory where the store cannot be opened. */
    @NonNull
    public FirstSeenLedger ledger() {
        return stored().open().map(opened -> opened.store().ledger()).orElse(withoutStore);
    }

    /** What is known of the repositories; null if it cannot be opened. */
    @CheckForNull
    public Store store() {
        return stored().open().map(WatcherStore.Opened::store).orElse(null);
    }

    /** Has a repository scanned at the next look, whatever its interval: somebody asks, or a webhook hints at it. */
    public void requestScan(@NonNull ResourceName repository) {
        stored().open().ifPresent(opened -> opened.scanner().request(repository));
    }

    /** Queues a scan of every repository that is due, and a look at every policy that was edited or is due itself. */
    public void scanDue() throws IOException {
        WatcherStore.Opened opened = stored().open().orElse(null);
        if (opened == null) {
            return;
        }
        Catalog catalog = engine.catalog();
        List<ImageRepository> repositories =
                catalog.repositories().stream().map(Owned::spec).toList();
        List<ImagePolicy> policies = catalog.evaluated();
        Instant now = CLOCK.instant();
        for (ImageRepository repository : repositories) {
            Optional<ScanReason> why = opened.scanner().begin(repository);
            if (why.isPresent()) {
                ResourceName name = repository.name();
                WatcherExecutor.submit("scan of the image repository " + name, () -> {
                    scan(opened.scanner(), repository, why.get());
                    evaluate(DependentPolicies.of(name, policies));
                });
            }
        }
        List<ImagePolicy> due = evaluations.take(policies, now);
        if (!due.isEmpty()) {
            WatcherExecutor.submit(
                    "look at " + due.size() + " image policies", () -> evaluate(DependentPolicies.withGroups(due, policies)));
        }
        forget(opened, repositories, policies);
    }

    private void scan(RepositoryScanner scanner, ImageRepository repository, ScanReason why)
            throws InterruptedException, IOException {
        Instant start = CLOCK.instant();
        TagSource registries = engine.registries(engine.catalog());
        RepositoryScanner.Outcome outcome = scanner.scan(
                repository, why == ScanReason.RECONCILE_REQUESTED ? registries.urgent() : registries);
        if (outcome == null) {
            return;
        }
        ScanResult result = outcome.result();
        if (result == null) {
            LOGGER.log(Level.WARNING, "The scan of {0} ({1}) failed: {2}", new Object[] {
                repository.name(), why.text(), outcome.failure().getMessage()
            });
            return;
        }
        LOGGER.log(Level.INFO, "Scanned {0} ({1}), {2}: {3} tags in {4} ms{5}.", new Object[] {
            repository.name(),
            repository.image(),
            why.text(),
            result.tags().size(),
            CLOCK.millis() - start.toEpochMilli(),
            result.complete() ? "" : "; the list is incomplete, so no pick is lowered"
        });
    }

    private void evaluate(List<ImagePolicy> policies) throws InterruptedException, IOException {
        evaluations.done(policies, CLOCK.instant());
        Catalog catalog = engine.catalog();
        Store store = store();
        if (store == null) {
            return;
        }
        TagSource tags = new StoredTagSource(store.scans(), engine.registries(catalog));
        List<ImagePolicy> active =
                policies.stream().filter(policy -> !policy.suspend()).toList();
        PolicyResolver resolver = PolicyResolver.seeing(catalog::seenBy, tags, store.ledger(), CLOCK);
        for (PolicyResolution resolution : policyPicks().evaluate(active, resolver)) {
            if (!resolution.ready()) {
                LOGGER.log(Level.INFO, "The policy {0} has no answer: {1}", new Object[] {
                    resolution.policy().name(), resolution.message()
                });
            }
        }
        ReflectorListener.fireEvaluated();
    }

    private void forget(WatcherStore.Opened opened, List<ImageRepository> repositories, List<ImagePolicy> policies) {
        try {
            opened.scanner().retain(repositories.stream().map(ImageRepository::name).collect(Collectors.toSet()));
            evaluations.retain(policies);
            policyPicks().retain(policies);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is stored of removed repositories and policies cannot be deleted.", e);
        }
    }

    /** A folder got another name: what its policies picked stays, its repositories are scanned anew. */
    void renamed(@NonNull RenamedFolder folder) {
        try {
            policyPicks().rename(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The picks of the folder " + folder.to() + " cannot be saved under its new name.", e);
        }
    }

    private synchronized PolicyPicks policyPicks() {
        if (picks == null) {
            picks = new PolicyPicks(new PickFile(state().resolve("picks.v3.json")), ReflectorListener::firePick);
        }
        return picks;
    }

    private synchronized WatcherStore stored() {
        if (stored == null) {
            stored = new WatcherStore(state(), CLOCK);
        }
        return stored;
    }

    private Path state() {
        return jenkins.stateDirectory();
    }
}

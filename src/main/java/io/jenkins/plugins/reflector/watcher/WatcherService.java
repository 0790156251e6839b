package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.LastScanResult;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.update.EngineFactory;
import java.io.IOException;
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
    private Store store;
    private RepositoryScanner scanner;
    private boolean refused;
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

    /** What is known of the repositories; null if it cannot be opened, which is told once. */
    @CheckForNull
    public synchronized Store store() {
        if (store == null && !refused) {
            try {
                store = Store.open(state(), warning -> LOGGER.log(Level.WARNING, "Image Reflector: {0}", warning));
                scanner = new RepositoryScanner(store.scans(), new ScanSchedule(CLOCK), CLOCK);
            } catch (IOException e) {
                refused = true;
                LOGGER.log(Level.SEVERE, "Image Reflector watches nothing until Jenkins is started again: {0}", e.getMessage());
            }
        }
        return store;
    }

    /** Has a repository scanned at the next look, whatever its interval: somebody asks, or a webhook hints at it. */
    public void requestScan(@NonNull ResourceName repository) {
        if (store() != null) {
            scanner.request(repository);
        }
    }

    /** Queues a scan of every repository that is due, and a look at every policy that was edited or is due itself. */
    public void scanDue() throws IOException {
        if (store() == null) {
            return;
        }
        Catalog catalog = engine.catalog();
        List<ImageRepository> repositories =
                catalog.repositories().stream().map(Owned::spec).toList();
        List<ImagePolicy> policies = catalog.evaluated();
        Instant now = CLOCK.instant();
        for (ImageRepository repository : repositories) {
            Optional<ScanReason> why = scanner.begin(repository);
            if (why.isPresent()) {
                ResourceName name = repository.name();
                WatcherExecutor.submit("scan of the image repository " + name, () -> {
                    scan(repository, why.get());
                    evaluate(PolicyPicks.dependingOn(name, policies));
                });
            }
        }
        List<ImagePolicy> due = evaluations.take(policies, now);
        if (!due.isEmpty()) {
            WatcherExecutor.submit("look at " + due.size() + " image policies", () -> evaluate(due));
        }
        forget(repositories, policies);
    }

    private void scan(ImageRepository repository, ScanReason why) throws InterruptedException, IOException {
        Instant start = CLOCK.instant();
        TagSource registries = engine.registries(engine.catalog());
        RepositoryScanner.Outcome outcome = scanner.scan(
                repository, why == ScanReason.RECONCILE_REQUESTED ? registries.urgent() : registries);
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
            result.complete() ? "" : "; the list is incomplete, so the picks stay as they are"
        });
    }

    private void evaluate(List<ImagePolicy> policies) throws InterruptedException, IOException {
        evaluations.done(policies, CLOCK.instant());
        Catalog catalog = engine.catalog();
        TagSource tags = new StoredTagSource(store.scans(), engine.registries(catalog));
        policyPicks()
                .evaluate(
                        policies,
                        catalog::seenByPolicies,
                        tags,
                        store.ledger(),
                        repository -> store.scans()
                                .status(repository)
                                .map(RepositoryStatus::lastScanResult)
                                .filter(LastScanResult::complete)
                                .isPresent());
    }

    private void forget(List<ImageRepository> repositories, List<ImagePolicy> policies) {
        try {
            scanner.retain(repositories.stream().map(ImageRepository::name).collect(Collectors.toSet()));
            evaluations.retain(policies);
            policyPicks().retain(policies);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is stored of removed repositories and policies cannot be deleted.", e);
        }
    }

    private synchronized PolicyPicks policyPicks() {
        if (picks == null) {
            picks = new PolicyPicks(new PickFile(state().resolve("picks.v2.json")));
        }
        return picks;
    }

    private Path state() {
        return jenkins.stateDirectory();
    }
}

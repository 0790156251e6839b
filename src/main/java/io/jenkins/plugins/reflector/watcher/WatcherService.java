package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.store.FileScanStore;
import io.jenkins.plugins.reflector.store.PickFile;
import io.jenkins.plugins.reflector.store.StoredScan;
import io.jenkins.plugins.reflector.update.EngineFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scans what is due, remembers it, and has the policies that depend on it looked at again. */
@Extension
public class WatcherService {

    private static final Logger LOGGER = Logger.getLogger(WatcherService.class.getName());

    private final JenkinsFacade jenkins = new JenkinsFacade();
    private final EngineFactory engine = new EngineFactory(jenkins);
    private final Set<ResourceName> underWay = ConcurrentHashMap.newKeySet();
    private final EvaluationSchedule evaluations = new EvaluationSchedule();
    private FileScanStore store;
    private PolicyPicks picks;

    /** The one of this controller. */
    @NonNull
    public static WatcherService get() {
        return ExtensionList.lookupSingleton(WatcherService.class);
    }

    /** What every configured policy picked last, by its name. */
    @NonNull
    public Map<ResourceName, LatestRef> picks() {
        return policyPicks().all();
    }

    /** What is known of the repositories. */
    @NonNull
    public synchronized FileScanStore store() {
        if (store == null) {
            store = new FileScanStore(state().resolve("scans"));
        }
        return store;
    }

    /** Queues a scan of every repository that is due, and a look at every policy that was edited or is due itself. */
    public void scanDue() {
        ReflectorConfiguration configuration = ReflectorConfiguration.get();
        List<ImageRepository> repositories = configuration.repositorySpecs();
        List<ImagePolicy> policies = configuration.policySpecs();
        Instant now = Instant.now();
        for (ImageRepository repository : repositories) {
            ResourceName name = repository.name();
            if (ScanSchedule.isDue(repository, store().find(name), now) && underWay.add(name)) {
                WatcherExecutor.submit("scan of the image repository " + name, () -> {
                    try {
                        scan(repository);
                    } finally {
                        underWay.remove(name);
                    }
                    evaluate(policies.stream()
                            .filter(policy -> policy.repository().equals(name))
                            .toList());
                });
            }
        }
        List<ImagePolicy> due = evaluations.take(policies, now);
        if (!due.isEmpty()) {
            WatcherExecutor.submit("look at " + due.size() + " image policies", () -> evaluate(due));
        }
        forget(repositories, policies);
    }

    private void scan(ImageRepository repository) throws InterruptedException, IOException {
        Instant start = Instant.now();
        ScanResult result = null;
        String error = null;
        try {
            result = engine.registries(CredentialsContext.global()).scan(repository);
            LOGGER.log(Level.INFO, "Scanned {0} ({1}): {2} tags in {3} ms{4}.", new Object[] {
                repository.name(),
                repository.image(),
                result.tags().size(),
                Instant.now().toEpochMilli() - start.toEpochMilli(),
                result.complete() ? "" : "; the list is incomplete, so the picks stay as they are"
            });
        } catch (ScanException e) {
            error = e.getMessage();
            result = store().find(repository.name())
                    .filter(scan -> scan.isAbout(repository))
                    .map(StoredScan::result)
                    .orElse(null);
            LOGGER.log(Level.WARNING, "The scan of {0} failed: {1}", new Object[] {repository.name(), error});
        }
        store().save(new StoredScan(
                repository.name(), repository.image(), repository.exclusionList(), result, error, Instant.now()));
    }

    private void evaluate(List<ImagePolicy> policies) throws InterruptedException, IOException {
        evaluations.done(policies, Instant.now());
        TagSource tags = new StoredTags(store(), engine.registries(CredentialsContext.global()));
        policyPicks().evaluate(policies, ReflectorConfiguration.get().repositorySpecs(), tags);
    }

    private void forget(List<ImageRepository> repositories, List<ImagePolicy> policies) {
        try {
            store().retain(repositories.stream().map(ImageRepository::name).toList());
            List<ResourceName> names = policies.stream().map(ImagePolicy::name).toList();
            evaluations.retain(names);
            policyPicks().retain(names);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is stored of removed repositories and policies cannot be deleted.", e);
        }
    }

    private synchronized PolicyPicks policyPicks() {
        if (picks == null) {
            picks = new PolicyPicks(new PickFile(state().resolve("picks.v1.json")));
        }
        return picks;
    }

    private Path state() {
        return jenkins.stateDirectory();
    }
}

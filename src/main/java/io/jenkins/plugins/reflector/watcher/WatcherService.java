package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.security.ACL;
import hudson.security.ACLContext;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.catalog.RenamedItem;
import io.jenkins.plugins.reflector.config.ReflectorConfiguration;
import io.jenkins.plugins.reflector.config.automation.ReflectorLimits;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.engine.automation.AutomationReport;
import io.jenkins.plugins.reflector.engine.automation.ProgressListener;
import io.jenkins.plugins.reflector.engine.automation.UpdateRequest;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resolve.PolicyResolution;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.TroubleSource;
import io.jenkins.plugins.reflector.store.PickHistory;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.store.UpdateHistory;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.update.RunBook;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The watcher of this controller, as the rest of it knows it; {@link Watch} does the work. */
@Extension
public class WatcherService {

    private static final Logger LOGGER = Logger.getLogger(WatcherService.class.getName());

    private final JenkinsFacade jenkins = new JenkinsFacade();

    @CheckForNull
    private Watch watch;

    /** The one of this controller. */
    @NonNull
    public static WatcherService get() {
        return ExtensionList.lookupSingleton(WatcherService.class);
    }

    /** What a policy, as evaluated, picked last; empty if nothing yet. */
    @NonNull
    public Optional<LatestRef> pick(@NonNull ImagePolicy evaluated) {
        return Optional.ofNullable(watch().picks().previous(evaluated));
    }

    /** What every configured policy picked last; a policy for several repositories, once for each. */
    @NonNull
    public List<PolicyImage> picks() {
        return watch().picks().all();
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
            return watch().resolve(policies, progress);
        } catch (IOException e) {
            throw new UncheckedIOException("The picks of Image Reflector cannot be saved: check the disk of JENKINS_HOME.", e);
        }
    }

    /** When tags were first seen, for images that are named in place too; kept in memory where the store cannot be opened. */
    @NonNull
    public FirstSeenLedger ledger() {
        return watch().ledger();
    }

    /** What is known of the repositories and automations; null if it cannot be opened. */
    @CheckForNull
    public Store store() {
        return watch().store().map(WatcherStore.Opened::store).orElse(null);
    }

    /** The logs of repositories and automations. */
    @NonNull
    public ResourceLogs logs() {
        return watch().logs();
    }

    /** Has a repository scanned soon, whatever its interval: somebody asks, or a webhook hints at it. */
    public void requestScan(@NonNull ResourceName repository) {
        watch().store().ifPresent(opened -> {
            opened.scanner().request(repository);
            lookSoon();
        });
    }

    /** Whether a scan was asked for that was not done yet; not of what is not there any more. */
    public boolean isScanRequested(@NonNull ResourceName repository) {
        return Catalogs.current().repository(repository).isPresent()
                && watch().store().map(opened -> opened.scanner().isRequested(repository)).orElse(false);
    }

    /** Has an automation run soon, unless it is suspended. */
    public void requestRun(@NonNull ResourceName automation) {
        watch().requestRun(automation);
        lookSoon();
    }

    /**
     * Where a run of a configured automation is noted that somebody else does, so that it counts as the watcher's own.
     *
     * @param why for the automation's log: {@code the build team/deploy #12 asks}
     */
    @NonNull
    public RunBook book(@NonNull String why) {
        return (automation, catalog) -> {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                return new AsController(watch().begin(automation, catalog, why));
            }
        };
    }

    /** Whoever runs it, what hears of it is called as the controller itself. */
    private record AsController(@NonNull RunBook.Run run) implements RunBook.Run {

        @NonNull
        @Override
        public ProgressListener log() {
            return run.log();
        }

        @Override
        public void ended(@CheckForNull UpdateRequest request, @NonNull AutomationReport report) {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                run.ended(request, report);
            }
        }

        @Override
        public void close() {
            try (ACLContext context = ACL.as2(ACL.SYSTEM2)) {
                run.close();
            }
        }
    }

    /** Has the watcher look at once at what is due, as after somebody decided something. */
    public void lookSoon() {
        WatcherExecutor.submit("look at what is due", this::beginDue);
    }

    /** Queues whatever is due, unless the controller is about to stop. */
    public void beginDue() throws IOException {
        ReflectorLimits limits = limits();
        WatcherExecutor.resize(limits.getScanThreads(), limits.getUpdateThreads());
        if (!jenkins.isQuietingDown()) {
            watch().beginDue();
        }
    }

    /** A folder or job got another name: what its builds, automations and policies pushed is told under that one. */
    void renamedUpdates(@NonNull RenamedItem item) {
        try {
            UpdateHistory.of(jenkins).rename(item::fullNameOf);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history of the updates of " + item.to() + " cannot be saved under its new name.", e);
        }
    }

    /** A folder got another name: what its policies picked, when, and what is decided stays; its repositories are scanned anew. */
    void renamed(@NonNull RenamedItem folder) {
        try {
            watch().picks().rename(folder);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The picks of the folder " + folder.to() + " cannot be saved under its new name.", e);
        }
        try {
            PickHistory.of(jenkins).rename(folder.from(), folder::nameOf);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history of the picks of the folder " + folder.to() + " cannot be saved under its new name.", e);
        }
        try {
            DecisionBook.of(jenkins).rename(folder::nameOf);
        } catch (IOException e) {
            LOGGER.log(
                    Level.WARNING,
                    "What is held or suspended in the folder " + folder.to() + " cannot be saved under its new name: hold and suspend it anew.",
                    e);
        }
    }

    /** Whether an automation is running, or about to. */
    public boolean isRunning(@NonNull ResourceName automation) {
        return watch().isRunning(automation);
    }

    /** What was seen of a policy, as evaluated, when it was looked at last; empty if it was not looked at since the start. */
    @NonNull
    public Optional<PolicyLook> look(@NonNull ImagePolicy evaluated) {
        return watch().look(evaluated);
    }

    /** What keeps failing, and what cannot be watched at all; and what else is told to fail. */
    @NonNull
    List<Trouble> troubles() {
        List<Trouble> troubles = new ArrayList<>(watch().troubles());
        TroubleSource.all().forEach((key, text) -> troubles.add(new Trouble(key, text)));
        return troubles;
    }

    private static ReflectorLimits limits() {
        return ReflectorConfiguration.get().effectiveLimits();
    }

    private synchronized Watch watch() {
        if (watch == null) {
            UpdateHistory history = UpdateHistory.of(jenkins);
            history.keep(() -> limits().getHistoryKept());
            watch = new Watch(new EngineFactory(jenkins), jenkins, WatcherEvents.LISTENERS, history::add, Clock.systemUTC());
        }
        return watch;
    }
}

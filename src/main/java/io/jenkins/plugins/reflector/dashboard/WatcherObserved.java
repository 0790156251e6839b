package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Catalogs;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.ScanSchedule;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.PickHistory;
import io.jenkins.plugins.reflector.store.PickedTag;
import io.jenkins.plugins.reflector.store.ScanNote;
import io.jenkins.plugins.reflector.store.UpdateHistory;
import io.jenkins.plugins.reflector.update.EngineFactory;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import io.jenkins.plugins.reflector.watcher.WatcherService;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What the watcher of this controller knows. */
final class WatcherObserved implements Observed {

    private static final Logger LOGGER = Logger.getLogger(WatcherObserved.class.getName());

    /** How many updates the pages look back. */
    private static final int MOST_UPDATES = 1_000;

    private final JenkinsFacade jenkins;
    private final Clock clock = Clock.systemUTC();
    private final ScanSchedule schedule = new ScanSchedule(clock);

    WatcherObserved(@NonNull JenkinsFacade jenkins) {
        this.jenkins = jenkins;
    }

    @NonNull
    @Override
    public Catalog catalog() {
        return Catalogs.current();
    }

    @CheckForNull
    private static Store store() {
        return WatcherService.get().store();
    }

    @NonNull
    @Override
    public Optional<RepositoryStatus> status(@NonNull ResourceName repository) {
        Store store = store();
        return store == null ? Optional.empty() : store.scans().status(repository);
    }

    @NonNull
    @Override
    public Optional<ScanResult> scan(@NonNull ResourceName repository) {
        Store store = store();
        return store == null ? Optional.empty() : store.scans().result(repository);
    }

    @CheckForNull
    @Override
    public Instant nextScan(@NonNull ImageRepository repository) {
        ScanSchedule.Decision decision =
                schedule.decide(repository, status(repository.name()).orElse(null), null);
        // By the minute, lest the row of what is due be another one each time.
        return decision.scan() != null || decision.settle() ? clock.instant().truncatedTo(ChronoUnit.MINUTES) : decision.next();
    }

    @NonNull
    @Override
    public Optional<AutomationStatus> automation(@NonNull ResourceName automation) {
        Store store = store();
        return store == null ? Optional.empty() : store.automations().status(automation);
    }

    @Override
    public boolean running(@NonNull ResourceName automation) {
        return WatcherService.get().isRunning(automation);
    }

    @NonNull
    @Override
    public Optional<PolicyLook> look(@NonNull ImagePolicy policy) {
        return WatcherService.get().look(policy);
    }

    @NonNull
    @Override
    public List<PolicyImage> picks() {
        return WatcherService.get().picks();
    }

    @NonNull
    @Override
    public List<PickedTag> picked(@NonNull ResourceName policy, @NonNull String image, int most) {
        try {
            return PickHistory.of(jenkins).newest(policy, image, most);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history of picks cannot be read: check the disk of JENKINS_HOME.", e);
            return List.of();
        }
    }

    @NonNull
    @Override
    public Function<ImageRepository, Optional<LaneReport>> budgets() {
        return new EngineFactory(jenkins).budgets();
    }

    @NonNull
    @Override
    public List<PushedUpdate> updates() {
        try {
            return UpdateHistory.of(jenkins).newest(MOST_UPDATES);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The history of Image Reflector cannot be read: check the disk of JENKINS_HOME.", e);
            return List.of();
        }
    }

    @Override
    public boolean hasBuild(@NonNull String job, int number) {
        return jenkins.hasBuild(job, number);
    }

    @NonNull
    @Override
    public TagSource tags() {
        TagSource nobody = new RememberedDigests(picks());
        Store store = store();
        return store == null ? nobody : new StoredTagSource(store.scans(), nobody);
    }

    @NonNull
    @Override
    public FirstSeenLedger ledger() {
        return WatcherService.get().ledger();
    }

    @NonNull
    @Override
    public String log(@NonNull WatchedKind kind, @NonNull ResourceName name) {
        try {
            return WatcherService.get().logs().read(kind, name);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The log of " + name + " cannot be read: check the disk of JENKINS_HOME.", e);
            return "";
        }
    }

    @NonNull
    @Override
    public List<ScanNote> scans(@NonNull ResourceName repository) {
        try {
            return WatcherService.get().logs().lastScans(repository);
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "The last scans of " + repository + " cannot be read: check the disk of JENKINS_HOME.", e);
            return List.of();
        }
    }

    @NonNull
    @Override
    public Clock clock() {
        return clock;
    }
}

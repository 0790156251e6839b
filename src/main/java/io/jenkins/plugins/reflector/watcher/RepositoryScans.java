package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.registry.RegistryAnswer;
import io.jenkins.plugins.reflector.engine.registry.RegistryException;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.ForwardingTagSource;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanReason;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.RepositoryScanner;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import io.jenkins.plugins.reflector.store.ScanNote;
import io.jenkins.plugins.reflector.update.EngineFactory;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Scans repositories that are due, and tells their logs what came out. */
final class RepositoryScans {

    private static final Logger LOGGER = Logger.getLogger(RepositoryScans.class.getName());

    private final EngineFactory engine;
    private final ResourceLogs logs;
    private final WatcherEvents events;
    private final BiConsumer<String, WatcherExecutor.Work> threads;
    private final Clock clock;
    private final ScanPacing pacing = new ScanPacing();

    /** @param threads takes a description and work, which is done as the controller itself */
    RepositoryScans(
            @NonNull EngineFactory engine,
            @NonNull ResourceLogs logs,
            @NonNull WatcherEvents events,
            @NonNull BiConsumer<String, WatcherExecutor.Work> threads,
            @NonNull Clock clock) {
        this.engine = engine;
        this.logs = logs;
        this.events = events;
        this.threads = threads;
        this.clock = clock;
    }

    /** Hears which repository was scanned; maybe with an error. */
    @FunctionalInterface
    interface Scanned {
        void then(@NonNull ResourceName repository) throws IOException, InterruptedException;
    }

    /** Queues a scan of every repository that is due. */
    void beginDue(@NonNull Catalog catalog, @NonNull WatcherStore.Opened opened, @NonNull Scanned then) throws IOException {
        List<ImageRepository> all =
                catalog.repositories().stream().map(Owned::spec).toList();
        synchronized (pacing) {
            ScanPacing.Look look = pacing.look(all, engine.paces(), clock.instant());
            for (ImageRepository repository : look.ordered(all, each -> opened.store()
                    .scans()
                    .status(each.name())
                    .map(RepositoryStatus::attemptTime))) {
                boolean requested = opened.scanner().isRequested(repository.name());
                if (requested || look.isTurn(repository)) {
                    Optional<ScanReason> why = opened.scanner().begin(repository);
                    if (why.isPresent()) {
                        look.begun(repository);
                        queue(opened, repository, why.get(), then);
                    }
                }
            }
        }
    }

    private void queue(WatcherStore.Opened opened, ImageRepository repository, ScanReason why, Scanned then) {
        threads.accept("scan of the image repository " + repository.name(), () -> {
            if (scan(opened, repository, why)) {
                then.then(repository.name());
            }
        });
    }

    private boolean scan(WatcherStore.Opened opened, ImageRepository repository, ScanReason why)
            throws InterruptedException, IOException {
        Instant start = clock.instant();
        Set<String> before;
        TagSource registries;
        try {
            before = tags(opened, repository);
            registries = engine.registries(engine.catalog());
        } catch (RuntimeException | Error e) {
            // Whatever it was, the repository must not count as being scanned for ever.
            opened.scanner().abandon(repository.name());
            throw e;
        }
        RepositoryScanner.Outcome outcome = opened.scanner()
                .scan(repository, why == ScanReason.RECONCILE_REQUESTED ? registries.urgent() : registries);
        if (outcome == null) {
            return false;
        }
        tell(opened, repository, outcome, why.text(), before, clock.millis() - start.toEpochMilli());
        return true;
    }

    /** Scans a repository for somebody who waits for it, or takes part in the scan of somebody else who does. */
    @NonNull
    RepositoryScanner.Outcome now(
            @NonNull WatcherStore.Opened opened, @NonNull ImageRepository repository, @NonNull TagSource registries)
            throws InterruptedException, IOException {
        Instant start = clock.instant();
        Set<String> before = tags(opened, repository);
        AtomicBoolean ours = new AtomicBoolean();
        RepositoryScanner.Outcome outcome = opened.scanner().scanNow(repository, new ForwardingTagSource(registries) {
            @NonNull
            @Override
            public ScanResult scan(@NonNull ImageRepository scanned) throws ScanException, InterruptedException {
                ours.set(true);
                return super.scan(scanned);
            }
        });
        if (ours.get()) {
            tell(opened, repository, outcome, "a build asks", before, clock.millis() - start.toEpochMilli());
        }
        return outcome;
    }

    private void tell(
            WatcherStore.Opened opened,
            ImageRepository repository,
            RepositoryScanner.Outcome outcome,
            String why,
            @CheckForNull Set<String> before,
            long millis) {
        ResourceName name = repository.name();
        ScanResult result = outcome.result();
        Consumer<String> log = line -> logs.line(WatchedKind.IMAGE_REPOSITORY, name, line);
        if (result == null) {
            String message = outcome.failure().getMessage();
            int failures = opened.store().scans().status(name).map(RepositoryStatus::failures).orElse(1);
            log.accept("scan failed (" + why + ", failure " + failures + " in a row): " + message);
            RegistryAnswer refusal = refusal(outcome.failure());
            logs.scanned(name, new ScanNote(
                    clock.millis(),
                    why,
                    millis,
                    null,
                    null,
                    null,
                    message,
                    refusal == null ? null : refusal.status(),
                    null,
                    refusal == null ? Map.of() : refusal.headers()));
            LOGGER.log(Level.WARNING, "The scan of {0} ({1}) failed: {2}", new Object[] {name, why, message});
            if (outcome.failure().getCause() instanceof RuntimeException unexpected) {
                LOGGER.log(Level.WARNING, "This is where it failed.", unexpected);
            }
            events.failed(WatchedKind.IMAGE_REPOSITORY, name, message, failures);
            return;
        }
        TagChanges changes = TagChanges.between(before, result.tags());
        ScanResult.Told told = result.told();
        logs.scanned(name, new ScanNote(
                clock.millis(),
                why,
                millis,
                result.tags().size(),
                changes.added(),
                changes.gone(),
                null,
                told == null ? null : told.answer().status(),
                told == null ? null : told.pages(),
                told == null ? Map.of() : told.answer().headers()));
        String incomplete = result.complete() ? "" : "; the list is incomplete, so no pick is lowered";
        log.accept("scanned " + repository.image() + " (" + why + "): " + result.tags().size() + " tags" + changes.text() + ", "
                + result.excluded().size() + " excluded, in " + millis + " ms" + incomplete);
        LOGGER.log(Level.INFO, "Scanned {0} ({1}), {2}: {3} tags in {4} ms{5}.", new Object[] {
            name, repository.image(), why, result.tags().size(), millis, incomplete
        });
    }

    /** The tags that were there before; null if none are known, or those of another image. */
    @CheckForNull
    private static Set<String> tags(WatcherStore.Opened opened, ImageRepository repository) {
        return opened.store().scans().status(repository.name())
                .filter(status -> status.isAbout(repository))
                .flatMap(status -> opened.store().scans().result(repository.name()))
                .map(result -> (Set<String>) new HashSet<>(result.tags()))
                .orElse(null);
    }

    /** What the registry told with its refusal; null if it did not answer. */
    @CheckForNull
    private static RegistryAnswer refusal(ScanException failure) {
        return failure.getCause() instanceof RegistryException refused ? refused.answer() : null;
    }
}

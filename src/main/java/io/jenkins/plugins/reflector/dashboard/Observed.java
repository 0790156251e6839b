package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.PickedTag;
import io.jenkins.plugins.reflector.store.ScanNote;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** All that the pages read: what is configured, and what the watcher knows. Nobody is asked over the network for it. */
interface Observed {

    /** What is configured now. */
    @NonNull
    Catalog catalog();

    /** How a repository stands; empty if it was not scanned yet. */
    @NonNull
    Optional<RepositoryStatus> status(@NonNull ResourceName repository);

    /** The tags of the last scan that worked; empty if none did. */
    @NonNull
    Optional<ScanResult> scan(@NonNull ResourceName repository);

    /** When a repository is scanned next; null if it waits for somebody. */
    @CheckForNull
    Instant nextScan(@NonNull ImageRepository repository);

    /** How an automation stands; empty if it has not run yet. */
    @NonNull
    Optional<AutomationStatus> automation(@NonNull ResourceName automation);

    /** Whether an automation is running, or about to. */
    boolean running(@NonNull ResourceName automation);

    /** What the watcher saw of a policy at its last look; empty if it has not looked yet. */
    @NonNull
    Optional<PolicyLook> look(@NonNull ImagePolicy policy);

    /** What every policy picked last. */
    @NonNull
    List<PolicyImage> picks();

    /**
     * What a policy picked when, the newest first.
     *
     * @param image of a policy for several repositories, the one
     * @param most how many at most
     */
    @NonNull
    List<PickedTag> picked(@NonNull ResourceName policy, @NonNull String image, int most);

    /** How many calls the registries of repositories still take; empty for one that does not say. */
    @NonNull
    Function<ImageRepository, Optional<LaneReport>> budgets();

    /** What was pushed, the newest first. */
    @NonNull
    List<PushedUpdate> updates();

    /** Whether a job still has a build; none is read for it. */
    boolean hasBuild(@NonNull String job, int number);

    /** The tags that the last scans brought, and nothing else. */
    @NonNull
    TagSource tags();

    /** When tags were first seen. */
    @NonNull
    FirstSeenLedger ledger();

    /** What happened to a repository or an automation, the oldest line first; empty if nothing is known. */
    @NonNull
    String log(@NonNull WatchedKind kind, @NonNull ResourceName name);

    /** The last scans of a repository, the newest first; none if nothing is known. */
    @NonNull
    List<ScanNote> scans(@NonNull ResourceName repository);

    /** Tells what time it is. */
    @NonNull
    Clock clock();
}

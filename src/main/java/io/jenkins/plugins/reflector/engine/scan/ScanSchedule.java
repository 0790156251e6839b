package io.jenkins.plugins.reflector.engine.scan;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * When a repository is scanned: Flux's rules (flux.md 1.4, 1.8 and appendix E), with two kinds of spread of ours, so that not all
 * are asked at once. Each interval is a little longer, by another bit each time; and what fell due while this process was not
 * there comes little by little. Nothing is remembered here: all that counts is told each time, so it is for several threads.
 */
public final class ScanSchedule {

    /** How soon after the first failure it is tried again; doubled with each further one. */
    public static final Duration FIRST_RETRY = Duration.ofMillis(750);

    /** How late it is tried again at most. */
    public static final Duration MOST_RETRY = Duration.ofMinutes(15);

    /** The most by which an interval is longer than it says; and never by more than a tenth of it. */
    public static final Duration MOST_JITTER = Duration.ofSeconds(30);

    /** Within which time of the start all is scanned that fell due before; and never later than an interval. */
    public static final Duration MOST_SPREAD = Duration.ofMinutes(5);

    private static final Duration TOLERANCE = Duration.ofSeconds(1);
    private static final int TENTH = 10;

    private final Clock clock;
    private final Instant start;

    /** A schedule of a process that starts now. */
    public ScanSchedule(@NonNull Clock clock) {
        this.clock = clock;
        this.start = clock.instant();
    }

    /**
     * What to do with a repository now.
     *
     * @param scan why to scan; null: do not
     * @param settle it was time to look, and there is nothing to scan for: {@link RepositoryStatus#settled} is its new status
     * @param next if there is nothing to do now, when to look again; null: not before something changes
     */
    public record Decision(@CheckForNull ScanReason scan, boolean settle, @CheckForNull Instant next) {

        private static Decision scan(ScanReason why) {
            return new Decision(why, false, null);
        }

        private static Decision wait(Instant until) {
            return new Decision(null, false, until);
        }
    }

    /**
     * Decides.
     *
     * @param status what is known of the repository; null if nothing is
     * @param requestedAt an opaque text, another one with each request; null if nobody asks. Whoever suspends a repository
     *     drops what is asked of it, as Flux does
     */
    @NonNull
    public Decision decide(
            @NonNull ImageRepository repository,
            @CheckForNull RepositoryStatus status,
            @CheckForNull String requestedAt) {
        if (repository.suspend()) {
            return Decision.wait(null);
        }
        if (status == null) {
            return Decision.scan(ScanReason.FIRST_SCAN);
        }
        Instant now = clock.instant();
        boolean requested = requestedAt != null && !requestedAt.equals(status.lastHandledReconcileAt());
        boolean edited = !status.observedSpecification().equals(RepositoryStatus.specification(repository));
        if (!requested && !edited) {
            Instant timer = timer(repository, status);
            // A clock that was set back must not keep us from scanning until it is where it was.
            if (timer == null || now.isBefore(timer) && !now.isBefore(status.attemptTime())) {
                return Decision.wait(timer);
            }
        }
        ScanReason why = reason(repository, status, requested, now);
        return why == null ? new Decision(null, true, null) : Decision.scan(why);
    }

    /** The first rule that holds; null if none does. */
    @CheckForNull
    private static ScanReason reason(
            ImageRepository repository, RepositoryStatus status, boolean requested, Instant now) {
        LastScanResult last = status.lastScanResult();
        if (last == null) {
            return ScanReason.FIRST_SCAN;
        }
        if (requested) {
            return ScanReason.RECONCILE_REQUESTED;
        }
        if (!status.isOfImage(repository)) {
            return ScanReason.NEW_IMAGE_NAME;
        }
        if (!status.hasExclusionListOf(repository)) {
            return ScanReason.UPDATED_EXCLUSION_LIST;
        }
        if (last.tagCount() == 0) {
            return ScanReason.NO_TAGS;
        }
        Duration since = Duration.between(last.scanTime(), now);
        return since.isNegative() || repository.interval().minus(since).compareTo(TOLERANCE) < 0
                ? ScanReason.INTERVAL
                : null;
    }

    /** When it is time to look, if nothing happens before; null: never. */
    @CheckForNull
    private Instant timer(ImageRepository repository, RepositoryStatus status) {
        if (status.stalled()) {
            return null;
        }
        Duration wait;
        if (status.failures() > 0) {
            wait = Pauses.retry(status.failures());
            wait = wait.plus(Pauses.dice(repository.name(), status.attemptTime(), wait.dividedBy(TENTH)));
        } else if (repository.interval().isZero()) {
            return null;
        } else {
            wait = Pauses.interval(repository.name(), status.attemptTime(), repository.interval());
        }
        Instant timer = status.attemptTime().plus(wait);
        return timer.isBefore(start) ? Pauses.afterStart(repository.name(), start, repository.interval()) : timer;
    }
}

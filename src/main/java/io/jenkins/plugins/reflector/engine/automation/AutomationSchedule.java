package io.jenkins.plugins.reflector.engine.automation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * When automations run (flux.md 3.6): at their interval, when one is edited, and when a pick of its policies is another one than
 * the last run dealt with; then its commit window is waited for. After a failure sooner again, but later each time. One that is
 * under way is not begun again. What was under way or due when the process ended comes little by little after the next start. For
 * several threads.
 */
public final class AutomationSchedule {

    private final AutomationStatuses statuses;
    private final Clock clock;
    private final Instant start;
    private final Map<ResourceName, Entry> entries = new HashMap<>();

    /** Of which a run was asked for before they were looked at for the first time. */
    private final Set<ResourceName> early = new HashSet<>();

    /** What is asked of an automation, and of the repository it names. */
    private record Asked(ImageUpdateAutomation automation, @CheckForNull GitRepository repository) {}

    /** What this process knows of an automation; guarded by the schedule. */
    private static final class Entry {
        private Asked asked;
        /** The picks that the last run dealt with, whether it ended well or not; null if nobody knows. */
        private Set<PolicyImage> dealtWith;

        private Instant last;
        /** When it is time by the clock alone; null for never. */
        private Instant timer;
        /** When the commit window of other picks is over; null if the picks are the same. */
        private Instant window;

        private boolean requested;
        /** How many runs are under way: one of ours at most, and those of others. */
        private int underWay;
        private int failures;
    }

    /** A schedule of a process that starts now. */
    public AutomationSchedule(@NonNull AutomationStatuses statuses, @NonNull Clock clock) {
        this.statuses = statuses;
        this.clock = clock;
        this.start = clock.instant();
    }

    /** Why an automation runs. */
    public enum Reason {
        /** It never ran as far as is known. */
        FIRST_RUN("first run"),
        /** Somebody asks. */
        REQUESTED("requested"),
        /** It or its GitRepository is another one than at its last run. */
        EDITED("edited"),
        /** A policy picks another image. */
        OTHER_PICKS("a policy picks another image"),
        /** Its interval is over, or it is time to try again. */
        INTERVAL("triggered by interval");

        private final String text;

        Reason(String text) {
            this.text = text;
        }

        /** As in a log. */
        @NonNull
        public String text() {
            return text;
        }
    }

    /**
     * Looks whether an automation is to be run now. If so it counts as under way, and {@link #ended} or {@link #abandoned} must
     * follow.
     *
     * @param repository the one it names; null if there is none
     * @param picks of the policies it applies
     * @return why; empty if not
     */
    @NonNull
    public synchronized Optional<Reason> begin(
            @NonNull ImageUpdateAutomation automation,
            @CheckForNull GitRepository repository,
            @NonNull Collection<PolicyImage> picks) {
        Entry entry = entry(automation);
        if (automation.suspend()) {
            entry.requested = false;
            entry.window = null;
            return Optional.empty();
        }
        if (entry.underWay > 0) {
            return Optional.empty();
        }
        Asked asked = new Asked(automation, repository);
        Reason reason = reason(entry, asked, new HashSet<>(picks), clock.instant());
        if (reason != null) {
            entry.asked = asked;
            entry.requested = false;
            entry.underWay++;
        } else if (entry.asked == null) {
            entry.asked = asked;
        }
        return Optional.ofNullable(reason);
    }

    /**
     * Somebody else runs an automation now, such as a build, whether or not it is due. Until then it is not begun; {@link #ended} or
     * {@link #left} must follow.
     *
     * @param repository the one it names; null if there is none
     */
    public synchronized void taken(@NonNull ImageUpdateAutomation automation, @CheckForNull GitRepository repository) {
        Entry entry = entry(automation);
        entry.asked = new Asked(automation, repository);
        entry.requested = false;
        entry.underWay++;
    }

    private Entry entry(ImageUpdateAutomation automation) {
        return entries.computeIfAbsent(automation.name(), name -> first(automation));
    }

    @CheckForNull
    private Reason reason(Entry entry, Asked asked, Set<PolicyImage> picks, Instant now) {
        if (entry.requested) {
            return Reason.REQUESTED;
        }
        if (entry.last == null && entry.asked == null) {
            return Reason.FIRST_RUN;
        }
        if (entry.asked != null && !entry.asked.equals(asked)) {
            return Reason.EDITED;
        }
        if (entry.dealtWith == null) {
            entry.dealtWith = picks;
        }
        if (picks.equals(entry.dealtWith)) {
            entry.window = null;
        } else {
            if (entry.window == null) {
                Duration wait = asked.automation().options().commitWindow();
                entry.window = wait == null ? now : now.plus(wait);
            }
            if (!now.isBefore(entry.window)) {
                return Reason.OTHER_PICKS;
            }
        }
        // A clock that was set back must not keep it from running until it is where it was.
        boolean over = entry.timer != null && (!now.isBefore(entry.timer) || entry.last != null && now.isBefore(entry.last));
        return over ? Reason.INTERVAL : null;
    }

    private Entry first(ImageUpdateAutomation automation) {
        Entry entry = new Entry();
        entry.requested = early.remove(automation.name());
        AutomationStatus status = statuses.status(automation.name()).orElse(null);
        if (status == null) {
            entry.dealtWith = Set.of();
            return entry;
        }
        entry.dealtWith = status.ready() ? new HashSet<>(status.observedPolicies()) : null;
        entry.last = status.lastAutomationRunTime();
        entry.failures = status.failures();
        // Whether it was edited in the meantime nobody knows, so one that stalled is tried once more.
        Instant due = status.ready() ? after(automation, entry.last) : entry.last.plus(Pauses.retry(Math.max(1, entry.failures)));
        entry.timer = due != null && due.isBefore(start)
                ? Pauses.afterStart(automation.name(), start, automation.interval())
                : due;
        return entry;
    }

    @CheckForNull
    private static Instant after(ImageUpdateAutomation automation, Instant last) {
        return automation.interval().isZero()
                ? null
                : last.plus(Pauses.interval(automation.name(), last, automation.interval()));
    }

    /**
     * Notes how a run ended.
     *
     * @param picks those that it dealt with
     * @return how many failed in a row; 0 if it ended well
     */
    public synchronized int ended(
            @NonNull ImageUpdateAutomation automation, @NonNull AutomationReport report, @NonNull Collection<PolicyImage> picks) {
        Entry entry = entry(automation);
        Instant now = clock.instant();
        entry.underWay = Math.max(0, entry.underWay - 1);
        entry.dealtWith = new HashSet<>(picks);
        entry.window = null;
        entry.last = now;
        entry.failures = report.ready() ? 0 : entry.failures + 1;
        if (report.ready()) {
            entry.timer = after(automation, now);
        } else {
            entry.timer = report.stalled() ? null : now.plus(Pauses.retry(entry.failures));
        }
        return entry.failures;
    }

    /** The run did not come to anything; it is due again. */
    public synchronized void abandoned(@NonNull ResourceName automation) {
        left(automation);
        request(automation);
    }

    /** A run of somebody else's did not come to anything; whether it is due is as before. */
    public synchronized void left(@NonNull ResourceName automation) {
        Entry entry = entries.get(automation);
        if (entry != null) {
            entry.underWay = Math.max(0, entry.underWay - 1);
        }
    }

    /** Has an automation run at the next look, unless it is suspended; one that is under way, once more. */
    public synchronized void request(@NonNull ResourceName automation) {
        Entry entry = entries.get(automation);
        if (entry == null) {
            early.add(automation);
        } else {
            entry.requested = true;
        }
    }

    /** How many runs failed in a row; 0 if it was not looked at yet. */
    public synchronized int failures(@NonNull ResourceName automation) {
        Entry entry = entries.get(automation);
        return entry == null ? 0 : entry.failures;
    }

    /** When it runs next if nothing happens before; empty for never, or if it was not looked at yet. */
    @NonNull
    public synchronized Optional<Instant> next(@NonNull ResourceName automation) {
        Entry entry = entries.get(automation);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.window != null && (entry.timer == null || entry.window.isBefore(entry.timer))) {
            return Optional.of(entry.window);
        }
        return Optional.ofNullable(entry.timer);
    }

    /** Whether it is under way. */
    public synchronized boolean underWay(@NonNull ResourceName automation) {
        Entry entry = entries.get(automation);
        return entry != null && entry.underWay > 0;
    }

    /** Forgets every automation that is not among these, unless it is under way. */
    public synchronized void retain(@NonNull Collection<ResourceName> names) {
        Set<ResourceName> kept = new HashSet<>(names);
        entries.entrySet().removeIf(entry -> !kept.contains(entry.getKey()) && entry.getValue().underWay == 0);
        early.retainAll(kept);
    }
}

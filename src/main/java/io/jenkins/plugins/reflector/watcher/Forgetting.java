package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.decision.DecisionBook;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.ResourceLogs;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * Forgets what is stored of resources that were deleted or renamed. Not at once: while a configuration is loaded again, or a source
 * of resources cannot be reached, much of it may be missing for a moment.
 */
final class Forgetting {

    /** How long a catalog must have stood unchanged. */
    static final Duration GRACE = Duration.ofMinutes(10);

    private static final Logger LOGGER = Logger.getLogger(Forgetting.class.getName());

    private final PolicyPicks picks;
    private final PolicyStates states;
    private final EvaluationSchedule evaluations;
    private final ResourceLogs logs;
    private final DecisionBook decisions;
    private final Clock clock;

    @CheckForNull
    private Catalog seen;

    private Instant since = Instant.EPOCH;
    private boolean done;

    Forgetting(
            @NonNull PolicyPicks picks,
            @NonNull PolicyStates states,
            @NonNull EvaluationSchedule evaluations,
            @NonNull ResourceLogs logs,
            @NonNull DecisionBook decisions,
            @NonNull Clock clock) {
        this.picks = picks;
        this.states = states;
        this.evaluations = evaluations;
        this.logs = logs;
        this.decisions = decisions;
        this.clock = clock;
    }

    /** Forgets once what is not in a catalog, when that is old enough. */
    synchronized void look(
            @NonNull Catalog catalog, @NonNull WatcherStore.Opened opened, @NonNull AutomationSchedule automations) {
        Instant now = clock.instant();
        if (catalog != seen) {
            seen = catalog;
            since = now;
            done = false;
        }
        if (now.isBefore(since.plus(GRACE))) {
            return;
        }
        forgetDecisions(catalog, now);
        if (done) {
            return;
        }
        done = true;
        try {
            Set<ResourceName> repositories =
                    catalog.repositories().stream().map(owned -> owned.spec().name()).collect(Collectors.toSet());
            Set<ResourceName> runnable =
                    catalog.automations().stream().map(owned -> owned.spec().name()).collect(Collectors.toSet());
            opened.scanner().retain(repositories);
            opened.store().automations().retain(runnable);
            logs.retain(WatchedKind.IMAGE_REPOSITORY, repositories);
            logs.retain(WatchedKind.AUTOMATION, runnable);
            automations.retain(runnable);
            evaluations.retain(catalog.evaluated());
            states.retain(catalog.evaluated());
            picks.retain(catalog.evaluated());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What is stored of removed repositories, policies and automations cannot be deleted.", e);
        }
    }

    /** These again and again, as they are kept for longer; a hold also ends with what it was for. */
    private void forgetDecisions(Catalog catalog, Instant now) {
        try {
            decisions.forget(subject -> isThere(subject, catalog), now.toEpochMilli());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, "What people decided about things that are gone cannot be forgotten: check the disk of JENKINS_HOME.", e);
        }
    }

    private static boolean isThere(Subject subject, Catalog catalog) {
        return switch (subject.kind()) {
            case IMAGE_REPOSITORY -> catalog.repository(subject.name()).isPresent();
            case AUTOMATION -> catalog.automation(subject.name()).isPresent();
            case IMAGE_POLICY -> subject.action() == Subject.Action.SUSPEND
                    ? catalog.policy(subject.name()).isPresent()
                    : catalog.evaluated().stream()
                            .filter(policy -> policy.name().equals(subject.name()))
                            .anyMatch(policy -> catalog.hold(policy).equals(subject));
        };
    }
}

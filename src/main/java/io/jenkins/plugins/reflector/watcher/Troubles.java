package io.jenkins.plugins.reflector.watcher;

import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.engine.automation.AutomationSchedule;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.store.Store;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;

/** What keeps failing: three times in a row, or for good until somebody changes something; tags that were pushed again; and what is not watched at all. */
final class Troubles {

    /** From how many failures in a row on it is told; before that it may be a hiccup. */
    static final int FAILURES = 3;

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm z").withZone(ZoneId.systemDefault());

    private final Catalog catalog;
    private final Collection<String> registryProblems;
    private final WatcherStore stored;
    private final PolicyStates policies;
    private final Function<WatcherStore.Opened, AutomationSchedule> automations;
    private final List<Trouble> found = new ArrayList<>();

    Troubles(
            @NonNull Catalog catalog,
            @NonNull Collection<String> registryProblems,
            @NonNull WatcherStore stored,
            @NonNull PolicyStates policies,
            @NonNull Function<WatcherStore.Opened, AutomationSchedule> automations) {
        this.catalog = catalog;
        this.registryProblems = registryProblems;
        this.stored = stored;
        this.policies = policies;
        this.automations = automations;
    }

    @NonNull
    List<Trouble> all() {
        WatcherStore.Opened opened = stored.open().orElse(null);
        stored.problem()
                .ifPresent(problem -> add(
                        "store " + stored.problemSince(),
                        "Nothing is watched since " + time(stored.problemSince())
                                + ", as the state of Image Reflector cannot be opened: " + sentence(problem)));
        catalog.problems().forEach(problem -> add("catalog " + problem.spec(), sentence(problem.spec())));
        registryProblems.forEach(problem -> add("registry " + problem, "A registry is not asked: " + sentence(problem)));
        if (opened != null) {
            catalog.repositories().forEach(owned -> repository(owned.spec(), opened.store()));
            catalog.evaluated().forEach(this::policy);
            AutomationSchedule schedule = automations.apply(opened);
            catalog.automations().forEach(owned -> automation(owned, opened.store(), schedule));
        }
        return found;
    }

    private void repository(ImageRepository repository, Store store) {
        RepositoryStatus status = store.scans().status(repository.name()).orElse(null);
        if (repository.suspend() || status == null || status.error() == null) {
            return;
        }
        if (status.failures() >= FAILURES || status.stalled()) {
            String since = status.lastScanResult() == null
                    ? ", and never could be"
                    : ", and could be last on " + time(status.lastScanResult().scanTime());
            add(
                    "repository " + repository.name() + " " + since,
                    "The image repository " + repository.name() + " (" + repository.image() + ") cannot be scanned" + since
                            + " (" + times(status.failures()) + "): " + sentence(status.error()));
        }
    }

    private void policy(ImagePolicy policy) {
        PolicyLook state = policies.of(policy).orElse(null);
        if (policy.suspend() || state == null) {
            return;
        }
        Ruling alarm = state.alarm().orElse(null);
        if (alarm != null) {
            pushedAgain(policy, alarm);
            return;
        }
        if (state.ready() || !(state.stalled() || state.failures() >= FAILURES)) {
            return;
        }
        ResourceName repository = policy.repository();
        boolean toldWithRepository = state.reason().equals(ScanException.Reason.DEPENDENCY_NOT_READY.text())
                && repository != null
                && catalog.repository(repository).isPresent();
        if (!toldWithRepository) {
            add(
                    "policy " + policy.name() + " " + state.since(),
                    "The image policy " + policy.name() + " has had no answer since " + time(state.since()) + ": "
                            + sentence(state.message()));
        }
    }

    private void pushedAgain(ImagePolicy policy, Ruling alarm) {
        String image = catalog.seenBy(policy).map(ImageRepository::image).orElse("an image");
        // Both digests are in the key, so what was dismissed is told again when the tag is pushed once more.
        add(
                "pushed again " + policy.name() + " " + image + " " + alarm.detail(),
                "The image policy " + policy.name() + " is held, as a tag of " + image + " has other content than before: "
                        + sentence(alarm.detail())
                        + " Find out who pushed it and why. To take it, set onRepush of the policy to \"write\" until that is picked.");
    }

    private void automation(Owned<ImageUpdateAutomation> owned, Store store, AutomationSchedule schedule) {
        ImageUpdateAutomation automation = owned.spec();
        AutomationStatus status = store.automations().status(automation.name()).orElse(null);
        if (automation.suspend() || status == null || status.ready()) {
            return;
        }
        boolean stalled = status.condition(AutomationStatus.STALLED).isPresent();
        int failures = schedule.failures(automation.name());
        if (stalled || failures >= FAILURES) {
            Instant since = status.condition(AutomationStatus.READY)
                    .map(AutomationStatus.Condition::lastTransitionTime)
                    .orElse(status.lastAutomationRunTime());
            String why = status.condition(AutomationStatus.READY)
                    .map(AutomationStatus.Condition::message)
                    .orElse("");
            add(
                    "automation " + automation.name() + " " + since,
                    "The automation " + automation.name() + " has failed since " + time(since) + " (" + times(failures) + "): "
                            + sentence(why)
                            + (stalled ? " It is not tried again before it is changed, in " + owned.owner() + "." : ""));
        }
    }

    private void add(String key, String text) {
        found.add(new Trouble(key, text));
    }

    private static String times(int failures) {
        return failures == 1 ? "1 failure" : failures + " failures in a row";
    }

    private static String time(Instant time) {
        return TIME.format(time.truncatedTo(ChronoUnit.MINUTES));
    }

    /** With a full stop. */
    private static String sentence(String text) {
        String trimmed = text.strip();
        return trimmed.endsWith(".") || trimmed.endsWith("!") ? trimmed : trimmed + ".";
    }
}

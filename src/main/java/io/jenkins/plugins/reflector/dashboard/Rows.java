package io.jenkins.plugins.reflector.dashboard;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Owned;
import io.jenkins.plugins.reflector.config.Names;
import io.jenkins.plugins.reflector.config.policy.PolicyWords;
import io.jenkins.plugins.reflector.decision.Subject;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.GitRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.scan.LastScanResult;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** What one user sees at one moment; nothing of it is listed or counted that this user may not see. */
final class Rows {

    private final Observed observed;
    private final Access access;
    private final Standings standings;
    private final Catalog catalog;
    private final Picks picks;
    private final ScanWords words;
    private final List<PushedUpdate> updates;

    @CheckForNull
    private Function<ImageRepository, Optional<LaneReport>> budgets;

    Rows(@NonNull Observed observed, @NonNull Access access, @NonNull Standings standings) {
        this.observed = observed;
        this.access = access;
        this.standings = standings;
        this.catalog = observed.catalog();
        this.picks = new Picks(observed.picks());
        this.words = new ScanWords(catalog, access);
        this.updates = observed.updates();
    }

    @NonNull
    Catalog catalog() {
        return catalog;
    }

    @NonNull
    ScanWords words() {
        return words;
    }

    @NonNull
    Picks picks() {
        return picks;
    }

    /** The policies, as evaluated: one for several repositories is there once for each. */
    @NonNull
    List<PolicyRow> policies() {
        return policies(seen(policy -> true));
    }

    /** Those of them that look at an image repository. */
    @NonNull
    List<PolicyRow> policiesOf(@NonNull ResourceName repository) {
        return policies(seen(policy -> repository.equals(policy.repository())));
    }

    private List<ImagePolicy> seen(Predicate<ImagePolicy> wanted) {
        return catalog.evaluated().stream()
                .filter(wanted)
                .filter(policy -> catalog.policy(policy.name())
                        .map(owned -> access.may(owned.owner(), Right.VIEW))
                        .orElse(false))
                .toList();
    }

    /** The rows of these policies, which the user may see. */
    @NonNull
    List<PolicyRow> policies(@NonNull List<ImagePolicy> seen) {
        Map<PolicyKey, Standings.Standing> known = standings.of(seen, observed, catalog, picks);
        Map<String, PushedUpdate> newest = newestOfPolicies();
        Map<PolicyKey, List<ImageUpdateAutomation>> writers = writers();
        List<PolicyRow> rows = new ArrayList<>();
        for (ImagePolicy policy : seen) {
            rows.add(policy(policy, known.get(PolicyKey.of(policy)), newest, writers.getOrDefault(PolicyKey.of(policy), List.of())));
        }
        return rows;
    }

    /** As far as the user may see them: what fails in one tells of its Git server. */
    private Map<PolicyKey, List<ImageUpdateAutomation>> writers() {
        Map<PolicyKey, List<ImageUpdateAutomation>> writers = new HashMap<>();
        for (Owned<ImageUpdateAutomation> automation : catalog.automations()) {
            if (!access.may(automation.owner(), Right.VIEW)) {
                continue;
            }
            for (ImagePolicy policy : catalog.appliedBy(automation.spec())) {
                writers.computeIfAbsent(PolicyKey.of(policy), any -> new ArrayList<>()).add(automation.spec());
            }
        }
        return writers;
    }

    /** By policy and image, as one policy may be for several. */
    private Map<String, PushedUpdate> newestOfPolicies() {
        Map<String, PushedUpdate> newest = new HashMap<>();
        for (PushedUpdate update : updates) {
            if (access.maySee(update, catalog)) {
                update.images().forEach(image -> newest.putIfAbsent(image.policy() + "\t" + image.image(), update));
            }
        }
        return newest;
    }

    private PolicyRow policy(
            ImagePolicy policy,
            Standings.Standing standing,
            Map<String, PushedUpdate> newest,
            List<ImageUpdateAutomation> writers) {
        String image = Picks.image(policy, catalog);
        LatestRef pick = picks.of(policy, catalog);
        PushedUpdate pushed = newest.get(policy.name() + "\t" + image);
        String current = current(policy, image, pushed, writers);
        PolicyState state = PolicyState.of(policy, standing, pick, current, writers, observed, catalog, words);
        return new PolicyRow(
                PolicyKey.token(policy, catalog),
                policy.name().toString(),
                policy.repository() == null ? null : policy.repository().toString(),
                image == null ? "" : image,
                PolicyWords.of(policy),
                current,
                pick == null ? null : pick.tag(),
                pick == null ? null : pick.digest(),
                state.state().text(),
                state.reason(),
                since(state, standing, pushed));
    }

    /** What an automation dealt with last counts; else what was pushed last. */
    @CheckForNull
    private String current(
            ImagePolicy policy, @CheckForNull String image, @CheckForNull PushedUpdate pushed, List<ImageUpdateAutomation> writers) {
        Optional<String> written = writers.stream()
                .flatMap(automation -> observed.automation(automation.name()).stream())
                .flatMap(status -> status.observedPolicies().stream())
                .filter(seen -> seen.policy().equals(policy.name()) && seen.image().name().equals(image))
                .map(PolicyImage::image)
                .map(LatestRef::tag)
                .findFirst();
        return written.orElseGet(() -> pushed == null
                ? null
                : pushed.images().stream()
                        .filter(changed -> changed.policy().equals(policy.name().toString())
                                && changed.image().equals(image))
                        .findFirst()
                        .map(PushedUpdate.Image::to)
                        .orElse(null));
    }

    @CheckForNull
    private static Long since(PolicyState state, Standings.Standing standing, @CheckForNull PushedUpdate pushed) {
        if (state.since() != null) {
            return state.since().toEpochMilli();
        }
        return state.state() == State.UP_TO_DATE && pushed != null ? (Long) pushed.time() : standing.seen();
    }

    /** The image repositories. */
    @NonNull
    List<RepositoryRow> repositories() {
        return catalog.repositories().stream()
                .filter(owned -> access.may(owned.owner(), Right.VIEW))
                .map(this::repository)
                .toList();
    }

    /** The row of a repository that the user may see. */
    @NonNull
    RepositoryRow repository(@NonNull Owned<ImageRepository> owned) {
        ImageRepository repository = owned.spec();
        RepositoryStatus status = observed.status(repository.name()).orElse(null);
        LastScanResult last = status == null ? null : status.lastScanResult();
        Instant next = repository.suspend() ? null : observed.nextScan(repository);
        State state = repository.suspend()
                ? State.SUSPENDED
                : status == null ? State.WAITING : status.error() == null ? State.UP_TO_DATE : State.FAILING;
        String reason = repository.suspend()
                ? suspendedBy(WatchedKind.IMAGE_REPOSITORY, repository.name())
                : status == null || status.error() == null ? "" : status.error();
        return new RepositoryRow(
                PolicyKey.token(repository.name()),
                repository.name().toString(),
                repository.image(),
                last == null ? null : last.tagCount(),
                last == null ? null : last.scanTime().toEpochMilli(),
                next == null ? null : next.toEpochMilli(),
                words(repository.interval()),
                state.text(),
                last != null && !last.complete() && reason.isEmpty()
                        ? "The list is incomplete, so no pick is lowered."
                        : reason,
                budgets().apply(repository).map(BudgetRow::new).orElse(null),
                access.may(owned.owner(), Right.SCAN) && !repository.suspend());
    }

    private Function<ImageRepository, Optional<LaneReport>> budgets() {
        if (budgets == null) {
            budgets = observed.budgets();
        }
        return budgets;
    }

    /** Who suspended something on its page, and why; empty if its configuration does. */
    private String suspendedBy(WatchedKind kind, ResourceName name) {
        return catalog.decisions().of(Subject.suspension(kind, name)).map(decision -> "By " + decision.words()).orElse("");
    }

    private static String words(Duration interval) {
        return interval.toString().substring("PT".length()).toLowerCase(Locale.ROOT);
    }

    /** The automations. */
    @NonNull
    List<AutomationRow> automations() {
        return catalog.automations().stream()
                .filter(owned -> access.may(owned.owner(), Right.VIEW))
                .map(this::automation)
                .toList();
    }

    /** Those of them that apply a policy, as evaluated. */
    @NonNull
    List<AutomationRow> automationsOf(@NonNull ImagePolicy policy) {
        PolicyKey key = PolicyKey.of(policy);
        return catalog.automations().stream()
                .filter(owned -> access.may(owned.owner(), Right.VIEW))
                .filter(owned -> catalog.appliedBy(owned.spec()).stream().map(PolicyKey::of).anyMatch(key::equals))
                .map(this::automation)
                .toList();
    }

    /** The row of an automation that the user may see. */
    @NonNull
    AutomationRow automation(@NonNull Owned<ImageUpdateAutomation> owned) {
        ImageUpdateAutomation automation = owned.spec();
        AutomationStatus status = observed.automation(automation.name()).orElse(null);
        GitRepository source = catalog.gitRepository(automation.source()).map(Owned::spec).orElse(null);
        String url = source == null ? "" : Links.shown(source.url());
        GitRef ref = automation.checkout() != null ? automation.checkout() : source == null ? null : source.ref();
        State state = automation.suspend()
                ? State.SUSPENDED
                : observed.running(automation.name()) ? State.UPDATING : status == null ? State.WAITING : status.ready() ? State.UP_TO_DATE : State.FAILING;
        String commit = status == null ? null : status.lastPushCommit();
        return new AutomationRow(
                PolicyKey.token(automation.name()),
                automation.name().toString(),
                url,
                ref == null || ref.branch() == null ? "" : ref.branch(),
                status == null ? null : status.lastAutomationRunTime().toEpochMilli(),
                status == null || status.lastPushTime() == null ? null : status.lastPushTime().toEpochMilli(),
                commit,
                commit == null ? null : Links.commit(url, commit),
                state.text(),
                automation.suspend()
                        ? suspendedBy(WatchedKind.AUTOMATION, automation.name())
                        : state == State.FAILING
                                ? status.condition(AutomationStatus.READY).map(AutomationStatus.Condition::message).orElse("")
                                : "",
                access.may(owned.owner(), Right.UPDATE) && !automation.suspend());
    }

    /**
     * What was pushed, the newest first.
     *
     * @param most how many at most
     */
    @NonNull
    List<UpdateRow> updates(int most) {
        return updates(most, update -> true);
    }

    /** Those of them that are wanted. */
    @NonNull
    List<UpdateRow> updates(int most, @NonNull Predicate<PushedUpdate> wanted) {
        return updates.stream()
                .filter(wanted)
                .filter(update -> access.maySee(update, catalog))
                .limit(most)
                .map(this::update)
                .toList();
    }

    /** The updates that are about a policy. */
    @NonNull
    List<UpdateRow> updatesOf(@NonNull ImagePolicy policy) {
        return updates.stream()
                .filter(update -> update.images().stream().anyMatch(image -> image.policy().equals(policy.name().toString())))
                .filter(update -> access.maySee(update, catalog))
                .map(this::update)
                .toList();
    }

    /** The updates that an automation made. */
    @NonNull
    List<UpdateRow> updatesOf(@NonNull ImageUpdateAutomation automation) {
        return updates.stream()
                .filter(update -> automation.name().toString().equals(update.automation()))
                .map(this::update)
                .toList();
    }

    private UpdateRow update(PushedUpdate update) {
        return update(
                update,
                update.job() == null
                        ? catalog.automation(Names.parse(String.valueOf(update.automation()), null)).isPresent()
                        : observed.hasBuild(update.job(), update.build()));
    }

    /**
     * The row of an update that the user may see.
     *
     * @param there whether the automation or the build that made it is still there
     */
    @NonNull
    static UpdateRow update(@NonNull PushedUpdate update, boolean there) {
        return new UpdateRow(
                update.commit() + update.time(),
                update.time(),
                update.by(),
                there ? Links.maker(update) : null,
                Links.shown(update.url()),
                update.branch(),
                update.commit(),
                Links.commit(update.url(), update.commit()),
                update.images().stream()
                        .map(image -> new UpdatedImage(image.policy(), image.image(), image.from(), image.to(), image.digest()))
                        .toList(),
                update.files());
    }
}

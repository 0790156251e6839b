package io.jenkins.plugins.reflector.dashboard;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.decision.Decisions;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.guard.Ruling;
import io.jenkins.plugins.reflector.engine.image.ImageName;
import io.jenkins.plugins.reflector.engine.image.InvalidImageNameException;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.policy.TagVerdict;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.MemoryLedger;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.PickedTag;
import io.jenkins.plugins.reflector.store.ScanNote;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** A watcher and a user that tests make up. */
final class DashboardFixture implements Observed {

    static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

    final List<Contribution> contributions = new ArrayList<>();
    final Map<ResourceName, ScanResult> scans = new HashMap<>();
    final Map<ResourceName, RepositoryStatus> statuses = new HashMap<>();
    final Map<ResourceName, AutomationStatus> automations = new HashMap<>();
    final Map<ResourceName, PolicyLook> looks = new HashMap<>();
    final List<PolicyImage> picks = new ArrayList<>();
    final List<PushedUpdate> updates = new ArrayList<>();
    final MemoryLedger ledger = new MemoryLedger();
    final List<PickedTag> history = new ArrayList<>();
    final Map<ResourceName, LaneReport> budgets = new HashMap<>();
    final Set<ResourceName> running = new HashSet<>();
    /** Those that are still there, each as {@code team/deploy 7}. */
    final Set<String> builds = new HashSet<>();
    Decisions decisions = Decisions.NONE;
    Instant now = NOW;
    int evaluations;
    int lookUps;

    /** Grants these, each as {@code VIEW} or {@code VIEW team-a}; everybody else is nobody. */
    static JenkinsFacade user(String... rights) {
        Set<String> granted = new HashSet<>(List.of(rights));
        return new JenkinsFacade() {
            @Override
            public boolean has(@CheckForNull String folder, @NonNull Right right) {
                return granted.contains(folder == null ? right.name() : right.name() + " " + folder);
            }

            @Override
            public boolean mayAdminister() {
                return granted.contains("ADMINISTER");
            }
        };
    }

    static ResourceName name(String text) {
        int slash = text.lastIndexOf('/');
        return new ResourceName(text.substring(0, slash), text.substring(slash + 1));
    }

    static ImagePolicy policy(String name, String repository, String range) {
        return ImagePolicy.of(name(name), name(repository), new PolicyChoice.SemVer(range));
    }

    /** Configures resources on the controller, or on a folder. */
    void configure(@CheckForNull String folder, List<ImageRepository> repositories, List<ImagePolicy> policies) {
        contribute(folder, repositories, policies, List.of());
    }

    /** Has something on the controller, or on a folder, that cannot be used. */
    void wrong(@CheckForNull String folder, String problem) {
        contribute(folder, List.of(), List.of(), List.of(problem));
    }

    private void contribute(
            @CheckForNull String folder, List<ImageRepository> repositories, List<ImagePolicy> policies, List<String> problems) {
        Owner owner = new Owner(folder, "there", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        contributions.add(new Contribution(
                owner,
                new ResourceSet(repositories, policies, List.of(), List.of(), List.of()),
                problems));
    }

    static ImageRepository repository(String name, String image) {
        return ImageRepository.of(name(name), image, Duration.ofMinutes(10));
    }

    /** A scan that worked. */
    void scanned(ImageRepository repository, String... tags) {
        ScanResult result = new ScanResult(
                canonical(repository.image()),
                List.of(tags).stream().sorted(Comparator.reverseOrder()).toList(),
                List.of(),
                true,
                NOW);
        scans.put(repository.name(), result);
        statuses.put(repository.name(), RepositoryStatus.succeeded(null, repository, result, null, NOW));
        ledger.record(result.canonicalImageName(), result.tags(), NOW);
    }

    /** A scan that did not work. */
    void failed(ImageRepository repository, String message) {
        statuses.put(
                repository.name(),
                RepositoryStatus.failed(
                        statuses.get(repository.name()),
                        repository,
                        new ScanException(ScanException.Reason.READ_OPERATION_FAILED, message),
                        null,
                        NOW));
    }

    /** The watcher looked at a policy. */
    void looked(String policy, boolean ready, String message, List<Ruling> rulings, TagVerdict... unfit) {
        looks.put(name(policy), new PolicyLook(ready, false, "", message, NOW, 0, rulings, List.of(unfit)));
    }

    void picked(String policy, String image, String tag) {
        picks.add(new PolicyImage(name(policy), new LatestRef(image, tag, null)));
    }

    void pushed(@CheckForNull String automation, @CheckForNull String job, String policy, String image, String to) {
        updates.add(0, new PushedUpdate(
                NOW.toEpochMilli(),
                automation,
                job,
                job == null ? 0 : 7,
                "https://github.com/acme/fleet.git",
                "main",
                "0123456789012345678901234567890123456789",
                List.of(new PushedUpdate.Image(policy, image, null, to, null)),
                List.of("a.yaml")));
    }

    private static String canonical(String image) {
        try {
            return ImageName.parse(image).canonical();
        } catch (InvalidImageNameException e) {
            throw new IllegalArgumentException(image, e);
        }
    }

    Rows rows(String... rights) {
        return new Rows(this, new Access(user(rights)), new Standings(new Explanations(new Explainer())));
    }

    @Override
    public Catalog catalog() {
        return Catalog.of(contributions, namespace -> contributions.stream()
                .anyMatch(contribution -> namespace.equals(contribution.owner().folder())), decisions);
    }

    @Override
    public Optional<RepositoryStatus> status(ResourceName repository) {
        return Optional.ofNullable(statuses.get(repository));
    }

    @Override
    public Optional<ScanResult> scan(ResourceName repository) {
        return Optional.ofNullable(scans.get(repository));
    }

    @Override
    public Instant nextScan(ImageRepository repository) {
        return NOW.plus(repository.interval());
    }

    @Override
    public Optional<AutomationStatus> automation(ResourceName automation) {
        return Optional.ofNullable(automations.get(automation));
    }

    @Override
    public boolean running(ResourceName automation) {
        return running.contains(automation);
    }

    @Override
    public Optional<PolicyLook> look(ImagePolicy policy) {
        return Optional.ofNullable(looks.get(policy.name()));
    }

    @Override
    public List<PolicyImage> picks() {
        return picks;
    }

    @Override
    public List<PickedTag> picked(ResourceName policy, String image, int most) {
        return history.stream()
                .filter(pick -> pick.policy().equals(policy) && pick.latest().name().equals(image))
                .limit(most)
                .toList();
    }

    @Override
    public Function<ImageRepository, Optional<LaneReport>> budgets() {
        return repository -> Optional.ofNullable(budgets.get(repository.name()));
    }

    @Override
    public List<PushedUpdate> updates() {
        return updates;
    }

    @Override
    public boolean hasBuild(String job, int number) {
        return builds.contains(job + " " + number);
    }

    @Override
    public TagSource tags() {
        return new TagSource() {
            private final TagSource nobody = new RememberedDigests(picks);

            @Override
            public ScanResult scan(ImageRepository repository) throws ScanException {
                evaluations++;
                ScanResult result = scans.get(repository.name());
                if (result == null) {
                    throw new ScanException(ScanException.Reason.DEPENDENCY_NOT_READY, "not scanned");
                }
                return result;
            }

            @Override
            public String digest(ImageRepository repository, String tag) throws ScanException, InterruptedException {
                return nobody.digest(repository, tag);
            }

            @Override
            public Optional<Set<String>> platforms(ImageRepository repository, String tag) {
                throw new AssertionError("no registry is asked for a page");
            }

            @Override
            public Optional<Instant> created(ImageRepository repository, String tag) {
                return Optional.empty();
            }
        };
    }

    @Override
    public FirstSeenLedger ledger() {
        lookUps++;
        return ledger;
    }

    @Override
    public String log(WatchedKind kind, ResourceName name) {
        return "";
    }

    @Override
    public List<ScanNote> scans(ResourceName repository) {
        return List.of();
    }

    @Override
    public Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }
}

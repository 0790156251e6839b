package io.jenkins.plugins.reflector.dashboard;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.engine.automation.AutomationStatus;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.manifest.PolicyImage;
import io.jenkins.plugins.reflector.engine.registry.pace.LaneReport;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.FirstSeenLedger;
import io.jenkins.plugins.reflector.engine.scan.RepositoryStatus;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.engine.store.Store;
import io.jenkins.plugins.reflector.engine.store.StoredTagSource;
import io.jenkins.plugins.reflector.security.JenkinsFacade;
import io.jenkins.plugins.reflector.security.Right;
import io.jenkins.plugins.reflector.spi.PushedUpdate;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import io.jenkins.plugins.reflector.store.PickedTag;
import io.jenkins.plugins.reflector.store.ScanNote;
import io.jenkins.plugins.reflector.watcher.PolicyLook;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** A controller that watches much, without a controller: the store is real files. */
final class ManyWatched implements Observed {

    private static final String NAMESPACE = "default";

    private final Clock clock = Clock.systemUTC();
    private final List<ImageRepository> repositories = new ArrayList<>();
    private final List<ImagePolicy> policies = new ArrayList<>();
    private final List<PolicyImage> picks = new ArrayList<>();
    private final List<PushedUpdate> updates = new ArrayList<>();
    private final JenkinsFacade everything = new JenkinsFacade() {
        @Override
        public boolean has(@CheckForNull String place, @NonNull Right right) {
            return true;
        }

        @Override
        public boolean mayAdminister() {
            return true;
        }
    };
    private final Store store;

    @CheckForNull
    private Catalog catalog;

    ManyWatched(@NonNull Path folder) throws IOException {
        store = Store.open(folder.resolve("store"), warning -> {
            throw new IllegalStateException(warning);
        });
    }

    @NonNull
    Access access() {
        return new Access(everything);
    }

    /** A scanned image repository with these tags {@code 1.0.0}, {@code 1.0.1} and so on. */
    void repository(@NonNull String name, int tags) throws IOException {
        ImageRepository repository =
                ImageRepository.of(new ResourceName(NAMESPACE, name), "registry.example.com/team/" + name, Duration.ofHours(1));
        List<String> list = new ArrayList<>();
        for (int i = 0; i < tags; i++) {
            list.add("1." + i / 100 + "." + i % 100);
        }
        list.sort(Comparator.reverseOrder());
        Instant now = clock.instant();
        ScanResult result = new ScanResult(repository.image(), list, List.of(), true, now);
        store.scans().save(repository.name(), RepositoryStatus.succeeded(null, repository, result, null, now), result);
        store.ledger().record(repository.image(), list, now);
        repositories.add(repository);
    }

    /** A semver policy that picked a tag. */
    @NonNull
    ImagePolicy policy(@NonNull String name, @NonNull String repository, @NonNull String range, @NonNull String picked) {
        ImagePolicy policy = ImagePolicy.of(
                new ResourceName(NAMESPACE, name), new ResourceName(NAMESPACE, repository), new PolicyChoice.SemVer(range));
        policies.add(policy);
        picks.add(new PolicyImage(policy.name(), new LatestRef("registry.example.com/team/" + repository, picked, null)));
        return policy;
    }

    /** A commit that wrote an older tag of a policy. */
    void pushed(@NonNull ImagePolicy policy, int number) {
        updates.add(new PushedUpdate(
                clock.millis(),
                null,
                "team/deploy",
                number,
                "https://git.example.com/acme/fleet.git",
                "main",
                String.format("%040x", number),
                List.of(new PushedUpdate.Image(
                        policy.name().toString(), "registry.example.com/team/" + policy.repository().name(), "1.0.0", "1.0.1", null)),
                List.of("apps/" + policy.name().name() + "/kustomization.yaml")));
    }

    @NonNull
    @Override
    public Catalog catalog() {
        if (catalog == null) {
            Owner owner = new Owner(null, "there", new CredentialsContext() {
                @Override
                @NonNull
                public <C extends IdCredentials> Optional<C> find(@NonNull Class<C> type, @NonNull String id, @CheckForNull String url) {
                    return Optional.empty();
                }
            });
            ResourceSet all = new ResourceSet(repositories, policies, List.of(), List.of(), List.of());
            catalog = Catalog.of(List.of(new Contribution(owner, all, List.of())), namespace -> false);
        }
        return catalog;
    }

    @NonNull
    @Override
    public Optional<RepositoryStatus> status(@NonNull ResourceName repository) {
        return store.scans().status(repository);
    }

    @NonNull
    @Override
    public Optional<ScanResult> scan(@NonNull ResourceName repository) {
        return store.scans().result(repository);
    }

    @CheckForNull
    @Override
    public Instant nextScan(@NonNull ImageRepository repository) {
        return clock.instant();
    }

    @NonNull
    @Override
    public Optional<AutomationStatus> automation(@NonNull ResourceName automation) {
        return Optional.empty();
    }

    @Override
    public boolean running(@NonNull ResourceName automation) {
        return false;
    }

    @NonNull
    @Override
    public Optional<PolicyLook> look(@NonNull ImagePolicy policy) {
        return Optional.empty();
    }

    @NonNull
    @Override
    public List<PolicyImage> picks() {
        return List.copyOf(picks);
    }

    @NonNull
    @Override
    public List<PickedTag> picked(@NonNull ResourceName policy, @NonNull String image, int most) {
        return List.of();
    }

    @NonNull
    @Override
    public Function<ImageRepository, Optional<LaneReport>> budgets() {
        return repository -> Optional.empty();
    }

    @NonNull
    @Override
    public List<PushedUpdate> updates() {
        return List.copyOf(updates);
    }

    @Override
    public boolean hasBuild(@NonNull String job, int number) {
        return true;
    }

    @NonNull
    @Override
    public TagSource tags() {
        return new StoredTagSource(store.scans(), new RememberedDigests(picks));
    }

    @NonNull
    @Override
    public FirstSeenLedger ledger() {
        return store.ledger();
    }

    @NonNull
    @Override
    public String log(@NonNull WatchedKind kind, @NonNull ResourceName name) {
        return "";
    }

    @NonNull
    @Override
    public List<ScanNote> scans(@NonNull ResourceName repository) {
        return List.of();
    }

    @NonNull
    @Override
    public Clock clock() {
        return clock;
    }
}

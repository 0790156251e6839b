package io.jenkins.plugins.reflector.watcher;

import com.cloudbees.plugins.credentials.common.IdCredentials;
import io.jenkins.plugins.reflector.catalog.Catalog;
import io.jenkins.plugins.reflector.catalog.Contribution;
import io.jenkins.plugins.reflector.catalog.Owner;
import io.jenkins.plugins.reflector.credentials.CredentialsContext;
import io.jenkins.plugins.reflector.decision.Decisions;
import io.jenkins.plugins.reflector.engine.image.LatestRef;
import io.jenkins.plugins.reflector.engine.resource.GitRepository;
import io.jenkins.plugins.reflector.engine.resource.ImagePolicy;
import io.jenkins.plugins.reflector.engine.resource.ImageRepository;
import io.jenkins.plugins.reflector.engine.resource.ImageUpdateAutomation;
import io.jenkins.plugins.reflector.engine.resource.PolicyChoice;
import io.jenkins.plugins.reflector.engine.resource.PolicyOptions;
import io.jenkins.plugins.reflector.engine.resource.ResourceName;
import io.jenkins.plugins.reflector.engine.resource.ResourceSet;
import io.jenkins.plugins.reflector.engine.scan.ScanException;
import io.jenkins.plugins.reflector.engine.scan.ScanResult;
import io.jenkins.plugins.reflector.engine.scan.TagSource;
import io.jenkins.plugins.reflector.spi.WatchedKind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Resources and registries for tests of the watcher. */
final class WatcherFixture {

    static final Duration INTERVAL = Duration.ofMinutes(10);

    private WatcherFixture() {}

    static ResourceName name(String text) {
        int slash = text.lastIndexOf('/');
        return new ResourceName(text.substring(0, slash), text.substring(slash + 1));
    }

    static ImageRepository repository(String name) {
        return ImageRepository.of(name(name), name(name).name(), INTERVAL);
    }

    static ImagePolicy policy(String name, String range, String group) {
        return ImagePolicy.of(name(name), name(name), new PolicyChoice.SemVer(range))
                .withOptions(new PolicyOptions(
                        null, List.of(), null, null, null, null, null, List.of(), group, false, false));
    }

    static Catalog catalog(
            List<ImageRepository> repositories,
            List<ImagePolicy> policies,
            List<ImageUpdateAutomation> automations,
            List<GitRepository> gitRepositories) {
        return catalog(repositories, policies, automations, gitRepositories, Decisions.NONE);
    }

    static Catalog catalog(
            List<ImageRepository> repositories,
            List<ImagePolicy> policies,
            List<ImageUpdateAutomation> automations,
            List<GitRepository> gitRepositories,
            Decisions decisions) {
        Owner owner = new Owner(null, "the form", new CredentialsContext() {
            @Override
            public <C extends IdCredentials> Optional<C> find(Class<C> type, String id, String url) {
                return Optional.empty();
            }
        });
        ResourceSet resources = new ResourceSet(repositories, policies, automations, gitRepositories, List.of());
        return Catalog.of(List.of(new Contribution(owner, resources, List.of())), folder -> false, decisions);
    }

    /** Writes down what is told. */
    record Heard(List<String> lines) implements WatcherEvents {

        @Override
        public void picked(ResourceName policy, LatestRef previous, LatestRef latest) {
            lines.add(previous + " > " + latest);
        }

        @Override
        public void evaluated() {
            // Told each time.
        }

        @Override
        public void failed(WatchedKind kind, ResourceName name, String message, int failures) {
            lines.add(kind.text() + " " + name + " failed " + failures + ": " + message);
        }
    }

    /** Registries with tags that tests change. */
    static final class Registries implements TagSource {

        final Map<String, List<String>> tags = new ConcurrentHashMap<>();
        final List<String> scans = new ArrayList<>();
        final Map<String, String> contents = new ConcurrentHashMap<>();
        private final Clock clock;

        Registries(Clock clock) {
            this.clock = clock;
        }

        void push(String image, String... more) {
            tags.merge(image, List.of(more), (a, b) -> {
                List<String> all = new ArrayList<>(a);
                all.addAll(b);
                return all;
            });
        }

        @Override
        public ScanResult scan(ImageRepository repository) throws ScanException {
            synchronized (scans) {
                scans.add(repository.image());
            }
            List<String> all = tags.get(repository.image());
            if (all == null) {
                throw new ScanException(ScanException.Reason.READ_OPERATION_FAILED, "scan failed: 503");
            }
            return new ScanResult(
                    "index.docker.io/library/" + repository.image(),
                    all.stream().sorted(Comparator.reverseOrder()).toList(),
                    List.of(),
                    true,
                    clock.instant());
        }

        @Override
        public String digest(ImageRepository repository, String tag) {
            return "sha256:" + contents.getOrDefault(tag, tag);
        }
    }
}
